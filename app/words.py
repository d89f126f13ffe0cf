"""The words of the clinic's own terms: settings, routes, units, roles, names in the user's language."""

from collections.abc import Callable
from decimal import Decimal

from app.domain.coded_diagnoses import UNCODED
from app.domain.course import Check, CheckedBy
from app.domain.diagnoses import Certainty, Diagnosis
from app.domain.facilities import Facility
from app.domain.formulary import Indication, Product, Route
from app.domain.measurements import Measure
from app.domain.quantities import Dose, show_decimal, show_ml
from app.domain.staff import Member, Role
from app.domain.treatments import IvReason, LineRole, Setting
from app.domain.verdicts import CertificateType
from app.i18n import Wording

Words = Callable[[Wording], str]
_HOSPITAL_BEDS = 20  # Medical Care Act, article 1-5


def facility_word(facility: Facility, say: Wording) -> str:
    """Return a facility's name in the letters of the language, as far as it has one there."""
    return facility.name if say.language == "ja" else facility.name_en or facility.name


def setting_word(setting: Setting, beds: int, say: Wording) -> str:
    """Return the word of a setting; an outpatient's tells what the facility's beds make of it."""
    if setting is not Setting.OUTPATIENT:
        return _SETTINGS[setting](say)
    if beds == 0:
        return say("Outpatient, no beds")
    return say("Outpatient, hospital") if beds >= _HOSPITAL_BEDS else say("Outpatient, with beds")


_SETTINGS: dict[Setting, Words] = {
    Setting.INPATIENT: lambda say: say("Inpatient"),
    Setting.SURGERY: lambda say: say("Surgery"),
    Setting.DIAGNOSTIC: lambda say: say("Diagnostic investigation"),
    Setting.AMBULANCE: lambda say: say("Ambulance"),
    Setting.VENUE: lambda say: say("Venue"),
    Setting.HOME: lambda say: say("Home visit"),
    Setting.OTHER: lambda say: say("Other place"),
}


def route_word(route: Route, say: Wording) -> str:
    """Return the word of a route."""
    return _ROUTES[route](say)


_ROUTES: dict[Route, Words] = {
    Route.IV_DRIP: lambda say: say("IV drip"),
    Route.IV_BOLUS: lambda say: say("IV push"),
    Route.CENTRAL_LINE: lambda say: say("Central line"),
    Route.PORT: lambda say: say("Port"),
    Route.INTRAOSSEOUS: lambda say: say("Intraosseous"),
    Route.INTRA_ARTERIAL: lambda say: say("Intra-arterial"),
    Route.IM: lambda say: say("Intramuscular"),
    Route.SC: lambda say: say("Subcutaneous"),
    Route.INTRA_ARTICULAR: lambda say: say("Intra-articular"),
    Route.ORAL: lambda say: say("Oral"),
    Route.RECTAL: lambda say: say("Rectal"),
    Route.INHALED: lambda say: say("Inhaled"),
}


def checks_word(checks: tuple[Check, ...], say: Wording) -> str:
    """Return what was made sure of before an infusion began, and how."""
    by_hand = [one for one in checks if one.how is CheckedBy.HAND]
    scanned, hand = len(checks) - len(by_hand), len(by_hand)
    if not by_hand:
        return say("checked by scan: {scanned}", scanned=scanned)
    if not scanned:
        return say("checked by hand: {hand}", hand=hand)
    return say("checked by scan: {scanned}, by hand: {hand}", scanned=scanned, hand=hand)


def person_word(member: Member, say: Wording) -> str:
    """Return a person's name in the letters of the language."""
    return member.name if say.language == "ja" else member.name_romaji or member.name


def post_word(role: Role, say: Wording) -> str:
    """Return the word of what somebody is at the clinic."""
    return _POSTS[role](say)


_POSTS: dict[Role, Words] = {
    Role.PHYSICIAN: lambda say: say("Physician"),
    Role.NURSE: lambda say: say("Nurse"),
    Role.PHARMACIST: lambda say: say("Pharmacist"),
    Role.CLERK: lambda say: say("Clerk"),
    Role.ADMINISTRATOR: lambda say: say("Administrator"),
    Role.AUDITOR: lambda say: say("Auditor"),
}


def role_word(role: LineRole, say: Wording) -> str:
    """Return the word of what a product is in the infusion."""
    return _ROLES[role](say)


_ROLES: dict[LineRole, Words] = {
    LineRole.DRUG: lambda say: say("Drug"),
    LineRole.DILUENT: lambda say: say("Diluent"),
    LineRole.FLUSH: lambda say: say("Line flush"),
}


def unit_word(unit: str, say: Wording) -> str:
    """Return the word of a unit; the signs of the metric system are the same everywhere."""
    words = _UNITS.get(unit)
    return unit if words is None else words(say)


_UNITS: dict[str, Words] = {
    "ug": lambda _say: "µg",
    "IU": lambda say: say("IU"),
    "amp": lambda say: say("amp."),
    "vial": lambda say: say("vial"),
    "bag": lambda say: say("bag"),
    "bottle": lambda say: say("bottle"),
    "syringe": lambda say: say("syringe"),
    "kit": lambda say: say("kit"),
    "set": lambda say: say("set"),
}


def dose_word(dose: Dose, say: Wording) -> str:
    """Return an amount with its unit in words, such as 1 g or 1 bag."""
    return f"{show_decimal(dose.amount)} {unit_word(dose.unit, say)}"


def ml_word(volume_ml: Decimal) -> str:
    """Return a volume with at least one decimal, never rounded down (rules A6)."""
    shown = show_ml(volume_ml)
    return shown if "." in shown else f"{shown}.0"


def iv_reason_word(reason: IvReason, say: Wording) -> str:
    """Return the words of why it was given by vein."""
    return _IV_REASONS[reason](say)


_IV_REASONS: dict[IvReason, Words] = {
    IvReason.ORAL_IMPOSSIBLE: lambda say: say("Oral intake impossible"),
    IvReason.ORAL_HARMFUL: lambda say: say("Oral intake harmful"),
    IvReason.ORAL_INEFFECTIVE: lambda say: say("No effect expected orally"),
    IvReason.RAPID_EFFECT: lambda say: say("Rapid effect needed"),
    IvReason.OTHERWISE_DIFFICULT: lambda say: say("Hard to treat otherwise"),
}


def certainty_word(certainty: Certainty, say: Wording) -> str:
    """Return whether a diagnosis stands or is suspected."""
    return say("Confirmed") if certainty is Certainty.CONFIRMED else say("Suspected")


def body_word(body: str) -> str:
    """Return the name by which a body goes; WADA's rules are JADA's in Japan."""
    return "WADA / JADA" if body == "WADA" else body


def product_word(product: Product, say: Wording) -> str:
    """Return a product's name in the user's language."""
    return product.brand_ja if say.language == "ja" else product.brand_en or product.brand_ja


def generic_word(product: Product, say: Wording) -> str:
    """Return a product's generic name in the user's language."""
    return product.generic_ja if say.language == "ja" else product.generic_en or product.generic_ja


def indication_word(indication: Indication, say: Wording) -> str:
    """Return an approved indication in the user's language."""
    return indication.text_ja if say.language == "ja" else indication.text_en or indication.text_ja


def diagnosis_word(diagnosis: Diagnosis, say: Wording) -> str:
    """Return a diagnosis in the user's language."""
    return diagnosis.name_ja if say.language == "ja" else diagnosis.name_en or diagnosis.name_ja


def codes_word(codes: str, say: Wording) -> str:
    """Return the master's codes of a diagnosis, or that the master does not hold its name."""
    return say("Not coded ({code})", code=codes) if codes == UNCODED else codes


def physician_word(member: Member, say: Wording) -> str:
    """Return a physician's name with the title."""
    own = member.name if say.language == "ja" else member.name_romaji
    return say("Dr {name}", name=own or member.name)


def measure_word(measure: Measure, say: Wording) -> str:
    """Return the usual short name of what is measured."""
    return _MEASURES[measure](say)


_MEASURES: dict[Measure, Words] = {
    Measure.SYSTOLIC: lambda say: say("BP (systolic)"),
    Measure.DIASTOLIC: lambda say: say("BP (diastolic)"),
    Measure.PULSE: lambda say: say("Pulse"),
    Measure.TEMPERATURE: lambda say: say("Temp."),
    Measure.SPO2: lambda _say: "SpO2",
    Measure.URINE_GRAVITY: lambda say: say("Urine SG"),
    Measure.URINE_KETONES: lambda say: say("Urine ketones"),
    Measure.HAEMOGLOBIN: lambda _say: "Hb",
    Measure.FERRITIN: lambda say: say("Ferritin"),
    Measure.TSAT: lambda _say: "TSAT",
    Measure.BUN: lambda _say: "BUN",
    Measure.CREATININE: lambda _say: "Cr",
    Measure.SODIUM: lambda _say: "Na",
    Measure.POTASSIUM: lambda _say: "K",
    Measure.GLUCOSE: lambda say: say("Glucose"),
    Measure.WBC: lambda _say: "WBC",
    Measure.CRP: lambda _say: "CRP",
    Measure.CK: lambda _say: "CK",
    Measure.VITAMIN_B1: lambda say: say("Vitamin B1"),
    Measure.VITAMIN_C: lambda say: say("Vitamin C"),
}


def field_word(address: str, say: Wording) -> str:
    """Return the name of the field at an address ("basis", "lines/0/dose", "measurements/pulse")."""
    group, _, name = address.rpartition("/")
    return measure_word(Measure(name), say) if group == "measurements" else _FIELDS[name](say)


_FIELDS: dict[str, Words] = {
    "started": lambda say: say("Start"),
    "ended": lambda say: say("End (planned)"),
    "branch": lambda say: say("Facility"),
    "setting": lambda say: say("Setting"),
    "physician": lambda say: say("Ordering physician"),
    "diagnosis": lambda say: say("Diagnosis"),
    "icd10": lambda _say: "ICD-10",
    "diagnosis_codes": lambda say: say("Codes of the diagnosis"),
    "certainty": lambda say: say("Certainty"),
    "onset": lambda say: say("Onset"),
    "basis": lambda say: say("Basis of diagnosis"),
    "lines": lambda say: say("Product name"),
    "product": lambda say: say("Product name"),
    "dose": lambda say: say("Dose"),
    "route": lambda say: say("Route"),
    "volume_ml": lambda say: say("Volume"),
    "indication": lambda say: say("Approved indication"),
    "lot": lambda say: say("Lot"),
    "expiry": lambda say: say("Expiry"),
    "iv_reason": lambda say: say("Why intravenous"),
    "off_label_reason": lambda say: say("Reason for off-label use"),
    "late_reason": lambda say: say("Reason for the late entry"),
}


def certificate_word(kind: CertificateType, say: Wording) -> str:
    """Return what a certificate of a type states (certificate.md 2)."""
    return _CERTIFICATES[kind](say)


_CERTIFICATES: dict[CertificateType, Words] = {
    CertificateType.A: lambda say: say("type A, a legitimate infusion by the record"),
    CertificateType.B: lambda say: say("type B, the facts of the record alone"),
    CertificateType.C: lambda say: say("type C, a draft for a TUE application, not signed"),
    CertificateType.NONE: lambda say: say("none"),
}
