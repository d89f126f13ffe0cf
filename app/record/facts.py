"""What one version of an infusion states, fact by fact, and how two versions differ in words."""

from app.domain.calendar import age_on, local
from app.domain.measurements import PRESSURE, written
from app.domain.treatments import Given, LineRole, Treatment
from app.i18n import Wording
from app.record.course import course
from app.record.items import Fact, Table, stated
from app.record.phrases import NOTHING, moment, registered, span, who
from app.services.whole_record import WholeRecord
from app.words import (
    certainty_word,
    codes_word,
    dose_word,
    facility_word,
    iv_reason_word,
    measure_word,
    ml_word,
    role_word,
    route_word,
    setting_word,
)


def facts(record: WholeRecord, one: Treatment, say: Wording) -> tuple[Fact, ...]:
    """Return everything that a version states beside its products."""
    given_on = local(one.started).date()
    onset = "" if one.onset is None else one.onset.isoformat()
    return stated(
        (say("Given"), span(one.started, one.ended)),
        (say("Age at the infusion"), say("{age} y", age=age_on(record.patient.birth, given_on))),
        (say("Facility"), _facility(record, one, say)),
        (say("Setting"), _setting(one, say)),
        (say("Ordering physician"), registered(record, one.physician, say)),
        (say("Ordered at"), "" if one.ordered is None else moment(one.ordered.at)),
        (say("Performer"), "" if one.performer is None else who(record, one.performer, say)),
        (say("Diagnosis"), one.diagnosis),
        (say("ICD-10"), one.icd10),
        (say("Codes of the diagnosis"), codes_word(one.diagnosis_codes, say)),
        (say("Certainty"), certainty_word(one.certainty, say)),
        (say("Onset"), onset),
        (say("Basis of diagnosis"), one.basis),
        (say("Measured"), measured(one, say)),
        (say("Why intravenous"), _why(one, say)),
        (say("Reason for off-label use"), one.off_label_reason),
        (say("Total by vein"), f"{ml_word(one.iv_volume_ml)} mL"),
        (say("Reason for the late entry"), one.late_reason),
    )


def products(one: Treatment, say: Wording) -> Table:
    """Return the products: what, how much, how, in how much fluid, of which lot."""
    heads = (
        say("Product"),
        say("Dose"),
        say("Route"),
        say("Volume mL"),
        say("Approved indication"),
        say("Lot, expiry"),
    )
    rows = tuple(_product(each, say) for each in one.given)
    return Table(heads, (30, 12, 12, 10, 22, 14), rows)


def differences(
    record: WholeRecord, before: Treatment, after: Treatment, say: Wording
) -> tuple[tuple[str, str, str], ...]:
    """Return each fact that differs: its name, what stood there, what stands there since."""
    old, new = _told(record, before, say), _told(record, after, say)
    names = dict.fromkeys((*old, *new))
    pairs = ((name, old.get(name, NOTHING), new.get(name, NOTHING)) for name in names)
    return tuple(pair for pair in pairs if pair[1] != pair[2])


def measured(one: Treatment, say: Wording) -> str:
    """Return what was measured on one line."""
    words = []
    for each in written(one.measurements):
        name = say("BP") if each.measures == PRESSURE else measure_word(each.measures[0], say)
        words.append(f"{name} {each.value}")
    return say(", ").join(words)


def _told(record: WholeRecord, one: Treatment, say: Wording) -> dict[str, str]:
    """Return every fact, product and step by name; a product given twice is told twice."""
    told = {fact.label: fact.words for fact in facts(record, one, say)}
    for number, each in enumerate(one.given, 1):
        name = say("Product {number}", number=number)
        told[name] = _on_one_line(_product(each, say))
    for number, step in enumerate(course(record, one, say).rows, 1):
        told[say("Course {number}", number=number)] = _on_one_line(step)
    return told


def _on_one_line(cells: tuple[str, ...]) -> str:
    return "  ".join(" ".join(cell.split("\n")) for cell in cells if cell != NOTHING)


def _product(one: Given, say: Wording) -> tuple[str, ...]:
    role = "" if one.role is LineRole.DRUG else f"\n{role_word(one.role, say)}"
    lot = "\n".join(part for part in (one.lot, one.expiry) if part)
    return (
        "\n".join(part for part in (one.brand, one.generic, one.yj) if part) + role,
        dose_word(one.dose, say),
        route_word(one.route, say),
        ml_word(one.volume_ml),
        one.indication or NOTHING,
        lot or NOTHING,
    )


def _facility(record: WholeRecord, one: Treatment, say: Wording) -> str:
    """Return where it was given; a clinic of one facility need not say so of each infusion."""
    places = record.premises
    return facility_word(places.at(one.branch), say) if places.branches else ""


def _setting(one: Treatment, say: Wording) -> str:
    words = setting_word(one.setting, one.beds, say)
    return say("{setting}, emergency", setting=words) if one.is_emergency else words


def _why(one: Treatment, say: Wording) -> str:
    code = "" if one.iv_reason_code is None else iv_reason_word(one.iv_reason_code, say)
    return "\n".join(part for part in (code, one.iv_reason) if part.strip())
