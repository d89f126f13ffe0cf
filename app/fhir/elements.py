"""The small parts of FHIR resources, and the names of JP Core (1.2, FHIR R4) that they carry."""

from datetime import datetime
from uuid import UUID

from app.domain.calendar import local
from app.domain.staff import StaffId
from app.services.whole_record import WholeRecord

Json = dict[str, object]

CORE = "http://jpfhir.jp/fhir/core"
PROFILE = f"{CORE}/StructureDefinition/"
EXTENSION = f"{CORE}/Extension/StructureDefinition/"
MHLW = f"{CORE}/mhlw"
HL7 = "http://terminology.hl7.org/CodeSystem/"


def coding(system: str, code: str, display: str = "") -> Json:
    """Return a code of a system, with its name where it has one."""
    named: Json = {"display": display} if display else {}
    return {"system": system, "code": code, **named}


def concept(*codings: Json, text: str = "") -> Json:
    """Return what several codes and a text say together."""
    coded: Json = {"coding": list(codings)} if codings else {}
    return {**coded, **({"text": text} if text else {})}


def identifier(system: str, value: str) -> Json:
    """Return a number within its system; a system that nobody has is left out."""
    return {"system": system, "value": value} if system else {"value": value}


def extension(name: str, kind: str, value: object) -> Json:
    """Return an extension of JP Core, such as its Requester with a valueReference."""
    return {"url": EXTENSION + name, f"value{kind}": value}


def urn(key: UUID) -> str:
    """Return how resources of a bundle name each other."""
    return f"urn:uuid:{key}"


def reference(key: UUID, display: str = "") -> Json:
    """Return a pointer to another resource of the bundle."""
    return {"reference": urn(key), **({"display": display} if display else {})}


def person(record: WholeRecord, staff: StaffId) -> Json:
    """Return a pointer to somebody of the clinic; whoever the record does not know has a number only."""
    member = record.person(staff)
    return {"display": str(staff)} if member is None else reference(staff, member.name)


def moment(at: datetime) -> str:
    """Return a moment with Japan's offset, to the second."""
    return local(at).isoformat(timespec="seconds")


def profiled(kind: str, profile: str = "") -> Json:
    """Return the head of a resource, which says by which profile it is made."""
    meta: Json = {"meta": {"profile": [PROFILE + profile]}} if profile else {}
    return {"resourceType": kind, **meta}
