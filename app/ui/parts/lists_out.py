"""Lists as tables that leave the house; a table of ours can be taken in again as it is."""

from collections.abc import Callable, Iterator, Sequence

from app.domain.calendar import local
from app.domain.facilities import Premises
from app.domain.patients import Patient
from app.domain.quantities import show_decimal
from app.domain.sheets import Table
from app.domain.staff import StaffId
from app.domain.treatments import Given, Treatment
from app.findings import outcome_word
from app.i18n import Wording
from app.table_words import field_word
from app.ui.parts import patient_words
from app.words import (
    certainty_word,
    facility_word,
    iv_reason_word,
    role_word,
    route_word,
    setting_word,
)

_OF_PATIENTS = (
    *("number", "family", "given", "family_kana", "given_kana", "family_romaji", "given_romaji"),
    *("birth", "sex", "address", "phone", "bodies", "sport", "team", "registration", "allergies"),
)
_OF_INFUSIONS = (
    *("number", "name", "birth", "date", "started", "ended", "setting", "diagnosis", "icd10"),
    *("certainty", "onset", "basis", "iv_reason", "physician", "off_label_reason"),
    *("product", "role", "dose", "unit", "route", "volume_ml", "indication", "lot", "expiry"),
)


def patients_table(patients: Sequence[Patient], say: Wording) -> Table:
    """Return patients with every fact of their forms."""
    head = tuple(field_word(field, say) for field in _OF_PATIENTS)
    return Table(say("Patients"), head, tuple(tuple(_facts(one, say)) for one in patients))


def _facts(one: Patient, say: Wording) -> Iterator[str]:
    for field in _OF_PATIENTS:
        if field == "sex":
            yield patient_words.sex(one.sex, say)
        elif field == "bodies":
            yield ", ".join(one.bodies)
        else:
            yield str(getattr(one, field))


def infusions_table(
    patient: Patient,
    treatments: Sequence[Treatment],
    name_of: Callable[[StaffId], str],
    premises: Premises,
    say: Wording,
) -> Table:
    """Return a patient's infusions, a row for each product, and what each body says of them.

    Where it was given is told in a clinic of several facilities.
    """
    places = (say("Facility"),) if premises.branches else ()
    more = (*places, say("State"), *(patient_words.body(one) for one in patient.bodies))
    head = (*(field_word(field, say) for field in _OF_INFUSIONS), *more)
    rows = tuple(
        (
            *_whole(patient, one, name_of, say),
            *_product(given, say),
            *(facility_word(premises.at(one.branch), say) for _ in places),
            _state(one, say),
            *_verdicts(one, patient.bodies, say),
        )
        for one in treatments
        for given in one.given
    )
    return Table(say("Infusions"), head, rows)


def _whole(
    patient: Patient, one: Treatment, name_of: Callable[[StaffId], str], say: Wording
) -> tuple[str, ...]:
    began = local(one.started)
    ended = "" if one.ended is None else f"{local(one.ended):%Y-%m-%d %H:%M}"
    code = one.iv_reason_code
    why = one.iv_reason or ("" if code is None else iv_reason_word(code, say))
    return (
        *(patient.number, patient.name, patient.birth.isoformat()),
        *(f"{began:%Y-%m-%d}", f"{began:%H:%M}", ended, setting_word(one.setting, one.beds, say)),
        *(one.diagnosis, one.icd10, certainty_word(one.certainty, say)),
        *("" if one.onset is None else one.onset.isoformat(), one.basis, why),
        *(name_of(one.physician), one.off_label_reason),
    )


def _product(one: Given, say: Wording) -> tuple[str, ...]:
    return (
        *(one.brand, role_word(one.role, say), show_decimal(one.dose.amount), one.dose.unit),
        *(route_word(one.route, say), show_decimal(one.volume_ml), one.indication),
        *(one.lot, one.expiry),
    )


def _state(one: Treatment, say: Wording) -> str:
    if one.withdrawn is not None:
        return say("Withdrawn")
    return say("Final") if one.finalised is not None else say("Not final")


def _verdicts(one: Treatment, bodies: Sequence[str], say: Wording) -> Iterator[str]:
    for code in bodies:
        verdict = one.assessment.verdict(code)
        yield "" if verdict is None else outcome_word(verdict.outcome, say)
