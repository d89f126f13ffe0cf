"""Everything that one version of a record states, as names and texts, in the order of the form."""

from collections import Counter
from collections.abc import Iterator

from app.domain.calendar import local
from app.domain.quantities import show_decimal
from app.domain.treatments import Given, Treatment
from app.domain.versions import RecordHistory
from app.findings import headline, outcome_word
from app.i18n import Wording
from app.ui.parts.course_facts import course_facts
from app.ui.parts.fact import Fact
from app.ui.parts.patient_words import body
from app.ui.parts.record_state import clock_word
from app.words import (
    certainty_word,
    codes_word,
    dose_word,
    facility_word,
    field_word,
    iv_reason_word,
    measure_word,
    ml_word,
    person_word,
    role_word,
    route_word,
    setting_word,
)

# How far the clinic's own work had come at the save is told with the version itself.
_OWN_WORK = "REC_NOT_FINALISED"


def record_facts(history: RecordHistory, treatment: Treatment, say: Wording) -> tuple[Fact, ...]:
    """Return all facts of a version; verdicts come with the edition they were reached by."""
    return (
        *_about(history, treatment, say),
        *_circumstances(history, treatment, say),
        *course_facts(history, treatment, say),
        *_grounds(treatment, say),
        *_measured(treatment, say),
        *_products(treatment, say),
        *_verdicts(treatment, say),
    )


def _about(history: RecordHistory, one: Treatment, say: Wording) -> Iterator[Fact]:
    proxy = say("Written by proxy") if one.is_proxy else say("Written")
    told = (
        (proxy, one.recorded, clock_word(one.clock, say)),
        (say("Approved"), one.approved, ""),
        (say("Finalised"), one.finalised, one.amendment),
        (say("Withdrawn"), one.withdrawn, one.withdrawn.reason if one.withdrawn else ""),
    )
    for place, (name, stamp, reason) in enumerate(told):
        if stamp is not None:
            who = person_word(history.people[stamp.by], say)
            words = f"{local(stamp.at):%Y-%m-%d %H:%M}  {who}"
            text = "\n".join(line for line in (words, reason) if line)
            yield Fact(f"about {place}", name, text, is_about=True)


def _circumstances(history: RecordHistory, one: Treatment, say: Wording) -> Iterator[Fact]:
    physician = history.people[one.physician]
    ended = "" if one.ended is None else f"{local(one.ended):%Y-%m-%d %H:%M}"
    setting = setting_word(one.setting, one.beds, say)
    yield Fact("started", say("Given from"), f"{local(one.started):%Y-%m-%d %H:%M}")
    yield Fact("ended", say("Given to"), ended)
    if one.is_emergency:
        setting = say("{setting}, emergency", setting=setting)
    if history.premises.branches:
        where = facility_word(history.premises.at(one.branch), say)
        yield Fact("branch", field_word("branch", say), where)
    yield Fact("setting", field_word("setting", say), setting)
    yield Fact("physician", field_word("physician", say), person_word(physician, say))


def _grounds(one: Treatment, say: Wording) -> Iterator[Fact]:
    code = one.iv_reason_code
    why = "" if code is None else iv_reason_word(code, say)
    texts = {
        "diagnosis": one.diagnosis,
        "icd10": one.icd10,
        "diagnosis_codes": codes_word(one.diagnosis_codes, say),
        "certainty": certainty_word(one.certainty, say),
        "onset": "" if one.onset is None else one.onset.isoformat(),
        "basis": one.basis,
        "iv_reason": "\n".join(text for text in (why, one.iv_reason) if text),
        "off_label_reason": one.off_label_reason,
        "late_reason": one.late_reason,
    }
    for key, text in texts.items():
        yield Fact(key, field_word(key, say), text)


def _measured(one: Treatment, say: Wording) -> Iterator[Fact]:
    for each in one.measurements:
        text = f"{show_decimal(each.value)} {each.measure.unit}".strip()
        yield Fact(f"measured {each.measure}", measure_word(each.measure, say), text)


def _products(one: Treatment, say: Wording) -> Iterator[Fact]:
    times = Counter[str]()
    for given in one.given:
        times[given.product] += 1
        key = f"product {given.product} {times[given.product]}"
        yield Fact(key, role_word(given.role, say), _product(given, say))
    yield Fact("volume", say("Volume mL"), ml_word(one.iv_volume_ml))


def _product(given: Given, say: Wording) -> str:
    lot, expiry = given.lot or "—", given.expiry or "—"
    amount = f"{dose_word(given.dose, say)}  {route_word(given.route, say)}"
    return "\n".join(
        line
        for line in (
            given.brand,
            f"{amount}  {ml_word(given.volume_ml)} mL",
            given.indication,
            say("Lot {lot}, expiry {expiry}", lot=lot, expiry=expiry),
        )
        if line
    )


def _verdicts(one: Treatment, say: Wording) -> Iterator[Fact]:
    for verdict in one.assessment.verdicts:
        found = (one for one in verdict.findings if one.code != _OWN_WORK)
        told = {finding.code: headline(finding, say) for finding in found}
        edition = say("Edition {name}", name=verdict.edition) if verdict.edition else ""
        lines = (outcome_word(verdict.outcome, say), *told.values(), edition)
        text = "\n".join(line for line in lines if line)
        yield Fact(f"verdict {verdict.body}", body(verdict.body), text)
