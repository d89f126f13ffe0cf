"""Where an infusion's resources come from: which version of which record, by its hash, and who stands for it."""

from uuid import UUID

from app.domain.keys import Stamp
from app.domain.treatments import Treatment
from app.fhir.elements import HL7, Json, coding, concept, identifier, moment, person, reference
from app.services.canonical import record_sha256
from app.services.whole_record import WholeRecord

# The name of the algorithm in the register of object identifiers.
SHA256 = "urn:oid:2.16.840.1.101.3.4.2.1"


def provenance(
    record: WholeRecord, versions: tuple[Treatment, ...], of: list[UUID], clinic: UUID
) -> Json:
    """Return the origin of the resources `of`; `clinic` keeps the record, earlier versions are named."""
    one, earlier = versions[-1], versions[:-1]
    last = one.withdrawn or one.recorded
    reasons = [text for text in (one.amendment, one.late_reason) if text]
    if one.withdrawn is not None:
        reasons.append(one.withdrawn.reason)
    return {
        "resourceType": "Provenance",
        "target": [reference(key) for key in of],
        "recorded": moment(last.at),
        **({"reason": [concept(text=text) for text in reasons]} if reasons else {}),
        "activity": concept(coding(f"{HL7}v3-DataOperation", _deed(one))),
        "agent": [*_agents(record, one), _agent("custodian", reference(clinic))],
        "entity": [_entity("source", one), *(_entity("revision", each) for each in earlier)],
    }


def _deed(one: Treatment) -> str:
    if one.withdrawn is not None:
        return "NULLIFY"
    return "CREATE" if one.version == 1 else "UPDATE"


def _agents(record: WholeRecord, one: Treatment) -> list[Json]:
    stamps: list[tuple[str, Stamp | None]] = [
        ("author", one.recorded),
        ("verifier", one.approved),
        ("attester", one.finalised),
    ]
    found = [_agent(role, person(record, mark.by)) for role, mark in stamps if mark is not None]
    if one.branch is not None:
        # Written for the facility where it was given; the clinic has the record in custody.
        found[0]["onBehalfOf"] = reference(one.branch)
    if one.withdrawn is not None:
        found.append(_agent("author", person(record, one.withdrawn.by)))
    return found


def _agent(role: str, who: Json) -> Json:
    return {"type": concept(coding(f"{HL7}provenance-participant-type", role)), "who": who}


def _entity(role: str, one: Treatment) -> Json:
    what = {"identifier": identifier(SHA256, record_sha256(one))}
    return {"role": role, "what": {**what, "display": f"{one.id} v{one.version}"}}
