"""The diagnosis of an infusion (JP_Condition_Diagnosis): its codes as of the day, and what it rests on."""

from app.domain.coded_diagnoses import UNCODED
from app.domain.diagnoses import Certainty
from app.domain.measurements import PRESSURE, written
from app.domain.treatments import Treatment
from app.fhir.elements import (
    HL7,
    MHLW,
    Json,
    coding,
    concept,
    extension,
    moment,
    person,
    profiled,
    reference,
)
from app.i18n import Wording
from app.services.whole_record import WholeRecord
from app.words import measure_word

DISEASE = f"{MHLW}/CodeSystem/masterB-disease"
MODIFIER = f"{MHLW}/CodeSystem/masterZ-disease-modifier"
ICD10 = f"{MHLW}/CodeSystem/ICD10-2013-full"


def codes_of(one: Treatment) -> tuple[str, ...]:
    """Return the master's receipt codes: prefixes, the disease, suffixes; () where nobody chose them."""
    return tuple(one.diagnosis_codes.split("/")) if one.diagnosis_codes else ()


def condition(record: WholeRecord, one: Treatment, say: Wording) -> Json:
    """Return the diagnosis for which an infusion was given."""
    onset: Json = {} if one.onset is None else {"onsetDateTime": one.onset.isoformat()}
    evidence = [concept(text=text) for text in (one.basis, *_measured(one, say)) if text]
    return {
        **profiled("Condition", "JP_Condition_Diagnosis"),
        "verificationStatus": concept(coding(f"{HL7}condition-ver-status", _status(one))),
        "category": [concept(coding(f"{HL7}condition-category", "encounter-diagnosis"))],
        "code": _code(one),
        "subject": reference(one.patient),
        **onset,
        "recordedDate": moment(one.recorded.at),
        "recorder": person(record, one.recorded.by),
        "asserter": person(record, one.physician),
        **({"evidence": [{"code": evidence}]} if evidence else {}),
    }


def _status(one: Treatment) -> str:
    if one.withdrawn is not None:
        return "entered-in-error"
    # JP Core: a suspected diagnosis (疑い病名) is "unconfirmed".
    return "confirmed" if one.certainty is Certainty.CONFIRMED else "unconfirmed"


def _code(one: Treatment) -> Json:
    codes = codes_of(one)
    base = next((place for place, code in enumerate(codes) if len(code) == 7), None)
    modifiers = [
        _modifier(code, is_prefix=base is not None and place < base)
        for place, code in enumerate(codes)
        if place != base
    ]
    codings = [coding(DISEASE, codes[base])] if base is not None else []
    codings += [coding(ICD10, one.icd10)] if one.icd10 else []
    if not codings:
        # All codes of a concept mean the same: what has an ICD-10 code is not uncoded.
        codings = [coding(DISEASE, UNCODED)]
    extended: Json = {"extension": modifiers} if modifiers else {}
    return {**extended, **concept(*codings, text=one.diagnosis)}


def _modifier(code: str, *, is_prefix: bool) -> Json:
    name = "Prefix" if is_prefix else "Postfix"
    value = concept(coding(MODIFIER, code))
    return extension(f"JP_Condition_Disease{name}Modifier", "CodeableConcept", value)


def _measured(one: Treatment, say: Wording) -> list[str]:
    lines = []
    for each in written(one.measurements):
        name = say("BP") if each.measures == PRESSURE else measure_word(each.measures[0], say)
        lines.append(f"{name} {each.value}")
    return lines
