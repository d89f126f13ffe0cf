"""The form of an infusion: filled in, refused, saved, made final, corrected."""

from datetime import UTC, datetime, timedelta

from app.demo.people import PASSWORD
from app.domain.calendar import local

_LASTS = timedelta(minutes=60)


def write_diagnosis(person, typed, diagnosis, icd10):
    """Type what one knows of a diagnosis, and take the first that is found."""
    person.type("diagnosis_line", typed)
    person.offers("diagnosis_results_list", diagnosis)
    person.keys("Return")
    person.reads("diagnosis_field", icd10)


def write_times(person):
    """Say that it began an hour and a bit ago, and is over."""
    began = local(datetime.now(UTC)) - timedelta(minutes=70)
    person.write("started", began.strftime("%Y-%m-%d %H:%M"), back=True)
    person.write("ended", (began + _LASTS).strftime("%Y-%m-%d %H:%M"))


def add_product(person, typed, product, dose):
    """Find a product by its key, take the first that is found, and say how much."""
    person.keys("ctrl+k")
    person.type("product_search_line", typed)
    person.offers("product_search_results_list", product)
    person.look("product-found")
    person.keys("Return")
    person.write("line_0_dose", dose)


def begin_earlier(person):
    """Say when it began, and leave the end to the set."""
    began = local(datetime.now(UTC)) - timedelta(minutes=70)
    person.hands.go_to("started", back=True)
    person.keys("ctrl+a")
    person.type("started", began.strftime("%Y-%m-%d %H:%M"))


def take_set(person, typed, product):
    """Open the clinic's regular sets by their key, and take the first of a name."""
    person.keys("F4")
    person.type("set_search_line", typed)
    person.offers("set_search_results_list", typed)
    person.look("sets")
    person.keys("Return")
    person.see_none("set_picker")
    person.see("line_0_dose")
    person.reads("line_0", product)


def write_basis(person, words):
    """Say what the diagnosis rests on."""
    person.hands.go_to("basis")
    person.type("basis", words)


def be_refused(person, typed):
    """Ask for what may never be given, and be told why."""
    person.keys("ctrl+k")
    person.type("product_search_line", typed)
    person.see("refusal")
    person.look("refused")
    person.keys("Return")


def give_reason(person, words):
    """Say why it is given into the vein."""
    person.hands.go_to("iv_reason_code")
    person.keys("Down")
    person.write("iv_reason", words)


def save(person):
    """Save what stands in the form."""
    person.keys("ctrl+s")


def finalise(person):
    """Make the record one that stands, with the password."""
    person.keys("ctrl+Return")
    person.see("password_prompt")
    person.write("password", PASSWORD)
    person.look("finalising")
    person.keys("Return")
    person.see_none("password_prompt")
    person.see("certificate")


def amend(person, field, words, reason):
    """Correct a record that is final, and say why."""
    person.press("amend", back=True)
    person.write(field, words)
    person.keys("ctrl+s")
    person.see("reason_prompt")
    person.write("prompt_reason", reason)
    person.write("prompt_password", PASSWORD)
    person.look("amending")
    person.press("prompt_deed")
    person.see_none("reason_prompt")
