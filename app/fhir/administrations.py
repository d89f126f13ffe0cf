"""What was given (JP_MedicationAdministration_Injection): one for each mixture and each rate."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from app.domain.course import Act, Stage
from app.domain.quantities import Dose
from app.domain.treatments import Setting, Treatment
from app.fhir.drugs import medications
from app.fhir.elements import (
    HL7,
    MHLW,
    Json,
    coding,
    concept,
    extension,
    identifier,
    moment,
    person,
    profiled,
    reference,
)
from app.fhir.flow import Stretch
from app.fhir.groups import Group, Portion, groups, portions
from app.fhir.routes import is_injected, way
from app.fhir.units import amount, per_hour
from app.i18n import Wording
from app.services.whole_record import WholeRecord

RP_NUMBER = f"{MHLW}/IdSystem/Medication-RPGroupNumber"
REQUEST = "urn:oid:1.2.392.100495.20.3.11"
_CATEGORIES = {
    Setting.OUTPATIENT: "outpatient",
    Setting.INPATIENT: "inpatient",
    Setting.HOME: "community",
    Setting.VENUE: "community",
}


def administrations(
    record: WholeRecord, versions: tuple[Treatment, ...], why: UUID, say: Wording
) -> Iterator[tuple[UUID, Json]]:
    """Return what an infusion gave, each with the key it keeps through all versions.

    `why` is the key of its diagnosis.
    """
    one = versions[-1]
    for number, group in enumerate(groups(one), 1):
        found = portions(one, group)
        for place, portion in enumerate(found, 1):
            ends_early = place == len(found) and _was_stopped(versions)
            dosage = _dosage(group, portion, say)
            head = {
                **profiled("MedicationAdministration", _profile(one, group, dosage)),
                **_head(one, number, is_stopped=ends_early),
                **_given(record, one, portion, why),
                "dosage": dosage,
            }
            notes = _notes(record, one) if number == place == 1 else []
            yield uuid5(one.entry, f"{number}/{place}"), {**head, **_if(note=notes)}


def _profile(one: Treatment, group: Group, dosage: Json) -> str:
    """Return the profile that an administration keeps, or nothing where it keeps none."""
    # JP Core's injection is completed or stopped, and its dose has a coded unit.
    dose = dosage["dose"]
    is_coded = isinstance(dose, dict) and "code" in dose
    keeps = is_injected(group[0].route) and is_coded and one.withdrawn is None
    return "JP_MedicationAdministration_Injection" if keeps else ""


def _head(one: Treatment, number: int, *, is_stopped: bool) -> Json:
    status = "stopped" if is_stopped else "completed"
    if one.withdrawn is not None:
        status = "entered-in-error"
    category = _CATEGORIES.get(one.setting)
    coded = [] if category is None else [coding(f"{HL7}medication-admin-category", category)]
    return {
        "identifier": [
            identifier(RP_NUMBER, str(number)),
            identifier(REQUEST, f"{one.entry}.{number}"),
        ],
        "status": status,
        **({"category": concept(*coded)} if coded else {}),
    }


def _given(record: WholeRecord, one: Treatment, portion: Portion, why: UUID) -> Json:
    stretch, poured = portion
    drugs = medications(poured)
    lots: list[Json] = [{"reference": f"#{drug['id']}"} for drug in drugs[1:]]
    end: Json = {} if stretch.end is None else {"end": moment(stretch.end)}
    function = concept(coding(f"{HL7}med-admin-perform-function", "performer"))
    return {
        "contained": drugs,
        "extension": _ordered(record, one),
        "medicationReference": {"reference": "#medication"},
        "subject": reference(one.patient),
        **_if(supportingInformation=lots),
        "effectivePeriod": {"start": moment(stretch.start), **end},
        "performer": [{"function": function, "actor": person(record, stretch.by)}],
        "reasonReference": [reference(why)],
    }


def _ordered(record: WholeRecord, one: Treatment) -> list[Json]:
    """Return who ordered it, in which department and when, as far as the record says."""
    by = one.physician if one.ordered is None else one.ordered.by
    member, name = record.person(by), "JP_MedicationAdministration_Request"
    found = [extension(f"{name}er", "Reference", person(record, by))]
    if member is not None and member.department:
        department = concept(text=member.department)
        found.append(extension(f"{name}Department", "CodeableConcept", department))
    if one.ordered is not None:
        found.append(extension(f"{name}AuthoredOn", "DateTime", moment(one.ordered.at)))
    return found


def _dosage(group: Group, portion: Portion, say: Wording) -> Json:
    stretch, poured = portion
    dose = Dose(stretch.volume_ml, "mL") if stretch.volume_ml else poured[0][1]
    rate: Json = {}
    if stretch.rate_ml_h is not None:
        rate = {"rateRatio": per_hour(stretch.rate_ml_h)}
    return {
        **_if(extension=_remarks(stretch, say)),
        **way(group[0].route, say),
        "dose": amount(dose),
        **rate,
    }


def _remarks(stretch: Stretch, say: Wording) -> list[Json]:
    if not stretch.is_computed:
        return []
    told = say("The volume follows from rate and time.")
    return [extension("JP_MedicationDosage_DosageComment", "String", told)]


def _notes(record: WholeRecord, one: Treatment) -> list[Json]:
    """Return why it went by vein, why off label, and what was seen at the drip."""
    notes: list[Json] = [{"text": text} for text in (one.iv_reason, one.off_label_reason) if text]
    for step in one.course:
        if step.act in (Act.REACTION, Act.REMARK):
            author = {"authorReference": person(record, step.by)}
            notes.append({**author, "time": moment(step.at), "text": step.note})
    return notes


def _was_stopped(versions: tuple[Treatment, ...]) -> bool:
    """Tell whether less flowed in than was ordered."""
    given = next((one for one in versions if one.stage is Stage.GIVEN), None)
    ordered = [one.iv_volume_ml for one in versions if one.stage is not Stage.GIVEN]
    return given is not None and bool(ordered) and given.iv_volume_ml < ordered[-1]


def _if(**found: list[Json]) -> Json:
    return {name: value for name, value in found.items() if value}
