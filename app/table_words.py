"""The words for what a table may tell, and for what keeps one of its rows out."""

from collections.abc import Callable, Sequence

from app.domain.errors import Fault
from app.domain.sheets import Sheet, Table, Taken
from app.domain.tried import Tried
from app.faults import fault_sentence
from app.i18n import Wording

Words = Callable[[Wording], str]


def field_word(field: str, say: Wording) -> str:
    """Return what a field is called; that of a further product tells which one."""
    group, _, name = field.rpartition("/")
    words = _FIELDS.get(name)
    word = field if words is None else words(say)
    place = int(group.removeprefix("lines/")) if group.startswith("lines/") else 0
    return say("{what}, product {number}", what=word, number=place + 1) if place else word


def reasons(faults: Sequence[Fault], say: Wording) -> str:
    """Return why a row is not taken: each field, and what would put it right."""
    return "  ".join(_reason(fault, say) for fault in faults)


def _reason(fault: Fault, say: Wording) -> str:
    sentence = fault_sentence(fault, say)
    if fault.field.rpartition("/")[2] not in _FIELDS:
        return sentence
    return say("{field}: {sentence}", field=field_word(fault.field, say), sentence=sentence)


def refused_table(sheet: Sheet, tried: Tried, say: Wording) -> Table:
    """Return the rows that were not taken, as they stood, with the reasons in a last column."""
    rows = tuple((*sheet.rows[one.place], reasons(one.faults, say)) for one in tried.refused)
    return Table(sheet.name, (*sheet.head, say("Why it was not taken")), rows)


def taken_word(taken: Taken, say: Wording) -> str:
    """Return what the rows of a table are taken for."""
    return say("Patients") if taken is Taken.PATIENTS else say("Past infusions")


_FIELDS: dict[str, Words] = {
    "number": lambda say: say("Patient No."),
    "name": lambda say: say("Full name"),
    "family": lambda say: say("Family name"),
    "given": lambda say: say("Given name"),
    "kana": lambda say: say("Full name in kana"),
    "family_kana": lambda say: say("Family name in kana"),
    "given_kana": lambda say: say("Given name in kana"),
    "romaji": lambda say: say("Full name in Latin letters"),
    "family_romaji": lambda say: say("Family name in Latin letters"),
    "given_romaji": lambda say: say("Given name in Latin letters"),
    "birth": lambda say: say("Date of birth"),
    "sex": lambda say: say("Sex"),
    "address": lambda say: say("Address"),
    "phone": lambda say: say("Phone"),
    "bodies": lambda say: say("Bodies"),
    "sport": lambda say: say("Sport"),
    "team": lambda say: say("Team"),
    "registration": lambda say: say("Registration number"),
    "allergies": lambda say: say("Allergies"),
    "date": lambda say: say("Date"),
    "started": lambda say: say("Start"),
    "ended": lambda say: say("End"),
    "setting": lambda say: say("Setting"),
    "diagnosis": lambda say: say("Diagnosis"),
    "icd10": lambda say: say("ICD-10"),
    "certainty": lambda say: say("Confirmed or suspected"),
    "onset": lambda say: say("Onset"),
    "basis": lambda say: say("Basis of the diagnosis"),
    "iv_reason": lambda say: say("Why by vein"),
    "physician": lambda say: say("Ordering physician"),
    "off_label_reason": lambda say: say("Reason for off-label use"),
    "late_reason": lambda say: say("Why it is written late"),
    "product": lambda say: say("Product"),
    "role": lambda say: say("Role"),
    "dose": lambda say: say("Dose"),
    "unit": lambda say: say("Unit"),
    "route": lambda say: say("Route"),
    "volume_ml": lambda say: say("Volume mL"),
    "indication": lambda say: say("Indication"),
    "lot": lambda say: say("Lot"),
    "expiry": lambda say: say("Expiry"),
}
