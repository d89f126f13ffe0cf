"""A patient's infusions as one FHIR bundle: everybody and everything it names is in it."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from app.domain.course import Stage
from app.domain.treatments import Treatment
from app.fhir.administrations import administrations
from app.fhir.diagnosis import condition
from app.fhir.elements import Json, moment, urn
from app.fhir.people import branch, organization, patient, practitioner
from app.fhir.provenance import provenance
from app.fhir.writing import to_bytes
from app.i18n import Wording
from app.services.whole_record import WholeRecord

Keyed = tuple[UUID, Json]


def to_fhir(record: WholeRecord, say: Wording) -> bytes:
    """Return a record as a bundle (collection) in JSON; the words in it are those of `say`."""
    return to_bytes(bundle(record, say))


def bundle(record: WholeRecord, say: Wording) -> Json:
    """Return the newest version of every infusion that was given, with whom and what it names."""
    clinic, branches = uuid5(record.patient.id, "organization"), record.premises.branches
    given = [
        keyed
        for versions in record.infusions
        if _was_begun(versions[-1])
        for keyed in _infusion(record, versions, clinic, say)
    ]
    named = set(_references([resource for _, resource in given]))
    people = [(one.id, practitioner(one)) for one in record.people if urn(one.id) in named]
    around = [
        (record.patient.id, patient(record.patient, record.facility)),
        (clinic, organization(record.facility)),
        *((one.id, branch(one, clinic)) for one in branches if urn(one.id) in named),
    ]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": moment(record.gathered.at),
        "entry": [
            {"fullUrl": urn(key), "resource": resource}
            for key, resource in (*around, *people, *given)
        ],
    }


def _was_begun(one: Treatment) -> bool:
    """Tell whether anything was given; an order that was taken back before gave nothing."""
    return one.stage is not Stage.ORDERED


def _infusion(
    record: WholeRecord, versions: tuple[Treatment, ...], clinic: UUID, say: Wording
) -> Iterator[Keyed]:
    one = versions[-1]
    why = uuid5(one.entry, "condition")
    own: list[Keyed] = [
        (why, condition(record, one, say)),
        *administrations(record, versions, why, say),
    ]
    for _, resource in own:
        meta = resource.get("meta")
        profile = meta if isinstance(meta, dict) else {}
        resource["meta"] = {"versionId": str(one.version), **profile}
    yield from own
    origin = provenance(record, versions, [key for key, _ in own], clinic)
    yield uuid5(one.entry, "provenance"), origin


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield value["reference"]
        for one in value.values():
            yield from _references(one)
    elif isinstance(value, list):
        for one in value:
            yield from _references(one)
