"""What people do all day, by the names of what they press; a page that is not there is passed over."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea

from app.demo.forms import BASIS, IV_REASON
from app.demo.people import PASSWORD
from app.domain.calendar import local
from tests.benchmarks.scale.eyes import Eyes

Scene = Callable[[Eyes], None]
_ENTER, _DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down
_INDICATION = "循環血液量及び組織間液の減少時における細胞外液の補給・補正"


def sign_in(eyes: Eyes) -> None:
    """Come in, until the list can be used."""
    eyes.fill("sign_in_password", PASSWORD)
    eyes.key("sign_in_password", _ENTER)
    eyes.see("today_page")
    # Not the empty board: what waits can be pressed.
    eyes.wait(lambda: _has_rows(eyes, "today_finalising"), "what waits today")


def settle(eyes: Eyes) -> None:
    """Let come what comes behind the sign-in."""
    eyes.rest(3000)


def search(eyes: Eyes) -> None:
    """Find patients key by key."""
    eyes.press("rail_patients")
    for typed in ("かすみがはら", "shimoni", "kirisawa yu", "03-00", "霞川"):
        eyes.type("patient_search_line", typed)
        eyes.rest(150)


def open_patient(eyes: Eyes) -> None:
    """Open somebody, and go back."""
    _to_patient(eyes, "きりさわ")
    eyes.rest(400)
    eyes.press("rail_patients")


def open_regular(eyes: Eyes) -> None:
    """Open the one who has been here hundreds of times."""
    _to_patient(eyes, eyes.window.property("regular"))
    eyes.rest(800)
    _scroll(eyes, "patient_records")


def new_infusion(eyes: Eyes) -> None:
    """Begin a form for somebody who is an athlete."""
    _to_patient(eyes, eyes.window.property("athlete"))
    eyes.press("new_infusion")
    eyes.see("entry_form")
    eyes.rest(300)


def regular_set(eyes: Eyes) -> None:
    """Fill in a regular set."""
    eyes.key("entry_form", Qt.Key.Key_F4)
    eyes.see("set_picker", patience_ms=5000)
    eyes.rest(300)
    eyes.key("set_picker", Qt.Key.Key_Escape)
    eyes.rest(100)


def find_diagnosis(eyes: Eyes) -> None:
    """Type a diagnosis."""
    eyes.type("diagnosis_line", "きゅうせい")
    eyes.type("diagnosis_line", "だっすい")
    eyes.wait(lambda: eyes.sees("diagnosis_results"), "diagnoses")
    eyes.key("diagnosis_line", _ENTER)


def find_product(eyes: Eyes) -> None:
    """Type products."""
    eyes.type("product_search_line", "かくう12")
    eyes.type("product_search_line", "らくてっく注 500")
    eyes.wait(lambda: eyes.sees("product_search_results"), "products")
    eyes.key("product_search_line", _ENTER)


def type_form(eyes: Eyes) -> None:
    """Fill in the rest."""
    began = local(datetime.now(UTC)) - timedelta(minutes=70)
    eyes.fill("started", began.strftime("%Y-%m-%d %H:%M"))
    eyes.fill("ended", (began + timedelta(minutes=60)).strftime("%Y-%m-%d %H:%M"))
    for name, value in (("line_0_dose", "100"), ("line_0_volume", "100")):
        if eyes.sees(name):
            eyes.fill(name, value)
    eyes.key("iv_reason_code", _DOWN)
    eyes.fill("iv_reason", IV_REASON)
    eyes.type("basis", BASIS[:24])
    eyes.rest(500)


def save(eyes: Eyes) -> None:
    """Save it."""
    eyes.press("save")
    eyes.see("finalise")
    eyes.rest(500)


def finalise(eyes: Eyes) -> None:
    """Let it stand, with the password once more."""
    eyes.press("finalise")
    eyes.fill("password", PASSWORD)
    eyes.press("password_finalise")
    eyes.see("certificate")
    eyes.rest(500)


def certificate(eyes: Eyes) -> None:
    """Issue the certificate, and look at it."""
    eyes.press("certificate")
    eyes.fill("terms_recipient", "架空球団 医務担当")
    eyes.press("terms_giver_0")
    eyes.press("filing_file")
    eyes.see("certificate_page")
    eyes.see("pdf_page")
    eyes.rest(500)
    eyes.press("back")
    eyes.rest(300)


def register(eyes: Eyes) -> None:
    """Look at what was certified, and scroll."""
    eyes.press("rail_register")
    eyes.see("register_table")
    eyes.rest(1500)
    _scroll(eyes, "register_table")


def not_valid(eyes: Eyes) -> None:
    """Look only at the certificates that are no longer valid."""
    eyes.key("register_state", _DOWN, _DOWN)
    eyes.rest(2500)


def months(eyes: Eyes) -> None:
    """Look at this month, and at the one before."""
    eyes.press("rail_reports")
    eyes.see("reports_page")
    eyes.rest(1500)
    eyes.press("report_back")
    eyes.rest(1500)


def year(eyes: Eyes) -> None:
    """Count a whole year, and open a patient meanwhile: nobody waits for the count."""
    eyes.press("report_span_1")
    eyes.rest(300)
    _to_patient(eyes, eyes.window.property("regular"))
    eyes.wait(lambda: _has_rows(eyes, "patient_records"), "the patient's page")


def counted(eyes: Eyes) -> None:
    """Come back to the year, and wait for its figures."""
    eyes.press("rail_reports")
    eyes.rest(6000)


def lots(eyes: Eyes) -> None:
    """Ask who received a lot, key by key."""
    eyes.press("report_part_1")
    eyes.type("lot_line", "4A12")
    eyes.rest(1500)


def quick(eyes: Eyes) -> None:
    """Ask in the quick window whether something may be given."""
    eyes.press("rail_use")
    eyes.see("product_search_line")
    eyes.type("product_search_line", "らくてっく注 500")
    eyes.rest(400)
    eyes.key("product_search_line", _ENTER)
    eyes.rest(600)
    eyes.key("use_window", Qt.Key.Key_Escape)
    eyes.rest(100)


def trail(eyes: Eyes) -> None:
    """Look at the trail, and scroll."""
    _to(eyes, "trail")
    eyes.see("trail_table")
    eyes.rest(1500)
    _scroll(eyes, "trail_table")


def rules(eyes: Eyes) -> None:
    """Ask which records would be judged otherwise, for a while."""
    _to(eyes, "rules")
    eyes.see("editions")
    eyes.press("compare_saved")
    eyes.rest(4000)
    if stop := eyes.find("comparison_stop") or eyes.find("stop"):
        eyes.press(stop.objectName())


def lock(eyes: Eyes) -> None:
    """Lock and unlock."""
    eyes.press("rail_user")
    eyes.press("lock_window")
    eyes.see("sign_in_page")
    eyes.fill("sign_in_password", PASSWORD)
    eyes.key("sign_in_password", _ENTER)
    eyes.see("workplace")
    eyes.rest(1500)


def page(name: str) -> Scene:
    """Return what walks to a page, and waits for what comes."""

    def walk(eyes: Eyes) -> None:
        _to(eyes, name)
        eyes.rest(1500)

    return walk


SCENES: dict[str, Scene] = {
    "sign in, list usable": sign_in,
    "behind the sign-in": settle,
    "search key by key": search,
    "open a patient": open_patient,
    "open a regular patient": open_regular,
    "new infusion": new_infusion,
    "regular sets (F4)": regular_set,
    "find a diagnosis": find_diagnosis,
    "find a product": find_product,
    "type the form": type_form,
    "save": save,
    "finalise": finalise,
    "certificate": certificate,
    "quick window (F2)": quick,
    **{name: page(name) for name in ("today", "bedside")},
    "register": register,
    "register, not valid": not_valid,
    "reports, two months": months,
    "a patient while a year is counted": year,
    "reports, the year": counted,
    "reports, lots": lots,
    "settings": page("settings"),
    "trail": trail,
    "rules, comparing": rules,
    **{
        name: page(name)
        for name in (
            *("clinic", "people", "sets", "products", "masters"),
            *("backups", "check", "appearance", "account"),
        )
    },
    "lock and unlock": lock,
}


def _to_patient(eyes: Eyes, kana: str) -> None:
    eyes.press("rail_patients")
    eyes.fill("patient_search_line", kana)
    eyes.rest(300)
    eyes.key("patient_search_line", _ENTER)
    eyes.see("new_infusion")


def _to(eyes: Eyes, place: str) -> None:
    names = [f"rail_{place}", f"section_{place}"]
    if place == "account":
        names.insert(0, "rail_user")
    if not eyes.sees(*names) and eyes.sees("rail_settings"):
        eyes.press("rail_settings")
        eyes.rest(200)
    eyes.see(*names, patience_ms=400)
    eyes.press(*names)


def _has_rows(eyes: Eyes, name: str) -> bool:
    found = eyes.find(name)
    return isinstance(found, QAbstractItemView) and found.model().rowCount() > 0


def _scroll(eyes: Eyes, name: str) -> None:
    found = eyes.find(name)
    if isinstance(found, QAbstractScrollArea):
        bar = found.verticalScrollBar()
        for step in range(30):
            bar.setValue(bar.maximum() * step // 29)
            eyes.rest(20)
