"""The record as plain data that any program reads: one form only, described by a schema (JSON).

The schema is resources/schema/tenteki-record-1.schema.json; docs/export.md tells how to check it.
"""

from collections.abc import Mapping

from app.domain.audit import canonical
from app.domain.facilities import Facility
from app.domain.keys import Stamp, Withdrawn
from app.domain.patients import Patient, PatientForm
from app.domain.staff import Member
from app.domain.treatments import Treatment
from app.domain.verdicts import Assessment, Finding
from app.services.canonical import (
    filed_content,
    moment,
    patient_sha256,
    peak_content,
    plain,
    record_content,
    record_sha256,
)
from app.services.ports import Fact, Filed
from app.services.whole_record import Certified, WholeRecord

FORMAT = "tenteki-record/1"


def to_json(record: WholeRecord, more: Mapping[str, object] | None = None) -> bytes:
    """Return the record as canonical JSON in UTF-8; `more` stands beside it at the top."""
    return canonical({**record_data(record), **(more or {})}).encode()


def record_data(record: WholeRecord) -> dict[str, object]:
    """Return the whole record as plain data."""
    period, file = record.wanted.period, record.file
    return {
        "format": FORMAT,
        "gathered": _stamp(record.gathered),
        "period": {"from": plain(period.since), "to": plain(period.until)},
        "only_entry": None if record.wanted.entry is None else str(record.wanted.entry),
        "clinic": _clinic(record.facility),
        **_branches(record),
        "patient": _patient(record.patient),
        "people": [_member(one) for one in record.people],
        "infusions": [
            {
                "entry": str(versions[-1].entry),
                "versions": [_version(one) for one in versions],
            }
            for versions in record.infusions
        ],
        "certificates": [_certificate(one) for one in record.certificates],
        "competitions": [_filed(one) for one in file.competitions],
        "exemptions": [_filed(one) for one in file.exemptions],
        "outside": [_filed(one) for one in file.outside],
    }


def _version(treatment: Treatment) -> dict[str, object]:
    """Return a version: what is hashed, its hash, and what was done with it afterwards."""
    return {
        "record": record_content(treatment),
        "record_sha256": record_sha256(treatment),
        "finalised": _stamp(treatment.finalised),
        "approved": _stamp(treatment.approved),
        "withdrawn": _withdrawn(treatment.withdrawn),
        "assessment": _assessment(treatment.assessment),
    }


def _assessment(assessment: Assessment) -> dict[str, object]:
    return {
        "certificate": assessment.certificate,
        "peak": peak_content(assessment.peak),
        "verdicts": [
            {
                "body": verdict.body,
                "outcome": verdict.outcome.value,
                "edition": verdict.edition,
                "edition_sha256": verdict.sha256,
                "findings": [_finding(one) for one in verdict.findings],
            }
            for verdict in assessment.verdicts
        ],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "outcome": finding.outcome.value,
        "clause": finding.clause,
        "facts": dict(finding.facts),
    }


def _certificate(certified: Certified) -> dict[str, object]:
    issued = certified.issued
    return {
        "number": issued.number,
        "type": issued.kind.value,
        "entry": str(issued.entry),
        "record": str(issued.treatment),
        "issued": _stamp(issued.issued),
        "valid": certified.is_valid,
        "pdf_sha256": issued.sha256,
    }


def _filed(filed: Filed[Fact]) -> dict[str, object]:
    return {
        "id": str(filed.id),
        "filed": _stamp(filed.stamp),
        "withdrawn": _withdrawn(filed.withdrawn),
        "fact": filed_content(filed),
    }


def _patient(patient: Patient) -> dict[str, object]:
    facts = {name: plain(getattr(patient, name)) for name in PatientForm.__slots__}
    own = {"id": str(patient.id), "number": patient.number, "version": patient.version}
    return {**own, **facts, "patient_sha256": patient_sha256(patient)}


def _member(member: Member) -> dict[str, object]:
    return {
        "id": str(member.id),
        "name": member.name,
        "romaji": member.name_romaji,
        "role": member.role.value,
        "register_number": member.register_number,
        "department": member.department,
    }


def _clinic(facility: Facility) -> dict[str, object]:
    return {
        "name": facility.name,
        "name_en": facility.name_en,
        "address": facility.address,
        "phone": facility.phone,
        "director": facility.director,
        "beds": facility.beds,
        "institution_code": facility.institution_code,
    }


def _branches(record: WholeRecord) -> dict[str, object]:
    """Return the branches that the infusions name; a clinic of one facility says nothing of them."""
    named = {one.branch for versions in record.infusions for one in versions}
    found = [one for one in record.premises.branches if one.id in named]
    told = [{"id": str(one.id), **_clinic(one.facility)} for one in found]
    return {"branches": told} if told else {}


def _stamp(stamp: Stamp | None) -> dict[str, object] | None:
    return None if stamp is None else {"by": str(stamp.by), "at": moment(stamp.at)}


def _withdrawn(withdrawn: Withdrawn | None) -> dict[str, object] | None:
    if withdrawn is None:
        return None
    return {"by": str(withdrawn.by), "at": moment(withdrawn.at), "reason": withdrawn.reason}
