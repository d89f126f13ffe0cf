"""The text of a record that is hashed: what it states, and nothing that may change later."""

import hashlib
from datetime import UTC, date, datetime
from enum import Enum

from app.domain.athletes import Ban, Competition, Exemption, Outside
from app.domain.audit import canonical
from app.domain.course import Step
from app.domain.keys import Stamp
from app.domain.measurements import Measurement
from app.domain.patients import Patient, PatientForm
from app.domain.quantities import show_decimal
from app.domain.treatments import Given, Treatment
from app.domain.verdicts import Assessment, Peak
from app.services.ports import Fact, Filed


def record_content(treatment: Treatment) -> dict[str, object]:
    """Return everything a record states as plain data; `v` is the form's version."""
    return {
        "v": 1,
        "id": str(treatment.id),
        "entry": str(treatment.entry),
        "version": treatment.version,
        "patient": str(treatment.patient),
        "setting": treatment.setting.value,
        "beds": treatment.beds,
        "emergency": treatment.is_emergency,
        "diagnosis": treatment.diagnosis,
        "icd10": treatment.icd10,
        "diagnosis_codes": treatment.diagnosis_codes,
        "certainty": treatment.certainty.value,
        "onset": None if treatment.onset is None else treatment.onset.isoformat(),
        "basis": treatment.basis,
        "measurements": [_measured(one) for one in treatment.measurements],
        "iv_reason_code": None
        if treatment.iv_reason_code is None
        else treatment.iv_reason_code.value,
        "iv_reason": treatment.iv_reason,
        "started": moment(treatment.started),
        "ended": None if treatment.ended is None else moment(treatment.ended),
        "physician": str(treatment.physician),
        "off_label_reason": treatment.off_label_reason,
        "late_reason": treatment.late_reason,
        "amendment": treatment.amendment,
        "proxy": treatment.is_proxy,
        "ordered": None if treatment.ordered is None else _stamp(treatment.ordered),
        "course": [_step(one) for one in treatment.course],
        "lines": [_line(one) for one in treatment.given],
        "recorded_by": str(treatment.recorded.by),
        "recorded_at": moment(treatment.recorded.at),
        "clock": treatment.clock.value,
        "verdicts": verdicts_content(treatment.assessment),
        # Of the main facility nothing is said, as before there were others.
        **({} if treatment.branch is None else {"branch": str(treatment.branch)}),
    }


def verdicts_content(assessment: Assessment) -> list[dict[str, object]]:
    """Return what each body said, by which edition, as plain data."""
    return [
        {
            "body": verdict.body,
            "outcome": verdict.outcome.value,
            "codes": list(verdict.codes),
            "edition": verdict.edition,
            "sha256": verdict.sha256,
        }
        for verdict in assessment.verdicts
    ]


def peak_content(peak: Peak | None) -> dict[str, object] | None:
    """Return the worst window as plain data, or None where nothing went by vein."""
    if peak is None:
        return None
    return {
        "rate_weighted_ml": show_decimal(peak.rate_weighted_ml),
        "whole_ml": show_decimal(peak.whole_ml),
        "limit_ml": show_decimal(peak.limit_ml),
        "window_hours": peak.window_hours,
        "window_from": moment(peak.window_from),
        "exempt": peak.is_exempt,
    }


def record_sha256(treatment: Treatment) -> str:
    """Return the hash of a record's canonical text (SHA-256, hexadecimal)."""
    return hashlib.sha256(canonical(record_content(treatment)).encode()).hexdigest()


def patient_sha256(patient: Patient) -> str:
    """Return the hash of everything that is kept of a patient (SHA-256, hexadecimal)."""
    facts = {name: plain(getattr(patient, name)) for name in PatientForm.__slots__}
    text = canonical({"v": 1, "id": str(patient.id), "number": patient.number, **facts})
    return hashlib.sha256(text.encode()).hexdigest()


def filed_content(filed: Filed[Fact]) -> dict[str, object]:
    """Return everything that was filed about an athlete as plain data; `v` is the form's version."""
    return {"v": 1, "patient": str(filed.patient), **_fact(filed.value)}


def moment(at: datetime) -> str:
    """Return a moment as text in UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def plain(value: object) -> object:
    """Return a day, a word of a list or several of them as JSON holds it; anything else as it is."""
    match value:
        case date():
            return value.isoformat()
        case Enum():
            return value.value
        case tuple():
            return [plain(one) for one in value]
        case _:
            return value


def _fact(fact: Fact) -> dict[str, object]:
    match fact:
        case Competition():
            return {
                "starts": moment(fact.starts),
                "ends": moment(fact.ends),
                "name": fact.name,
                "weigh_in": None if fact.weigh_in is None else moment(fact.weigh_in),
            }
        case Exemption():
            limit = fact.max_volume_ml
            return {
                "number": fact.number,
                "body": fact.body,
                "covers": list(fact.covers),
                "valid_from": fact.valid_from.isoformat(),
                "valid_to": fact.valid_to.isoformat(),
                "max_volume_ml": None if limit is None else show_decimal(limit),
                "products": list(fact.products),
            }
        case Ban():
            return {
                "body": fact.body,
                "first": fact.first.isoformat(),
                "last": None if fact.last is None else fact.last.isoformat(),
                "reason": fact.reason,
            }
        case Outside():
            return {
                "started": moment(fact.started),
                "ended": None if fact.ended is None else moment(fact.ended),
                "volume_ml": show_decimal(fact.volume_ml),
                "what": fact.what,
                "where": fact.where,
                "setting": fact.setting,
                "beds": fact.beds,
            }


def _measured(one: Measurement) -> dict[str, object]:
    measure = one.measure
    return {"measure": measure.value, "value": show_decimal(one.value), "unit": measure.unit}


def _stamp(stamp: Stamp) -> dict[str, object]:
    return {"by": str(stamp.by), "at": moment(stamp.at)}


def _step(step: Step) -> dict[str, object]:
    delivered, rate = step.delivered_ml, step.rate_ml_h
    return {
        "id": str(step.id),
        "act": step.act.value,
        "at": moment(step.at),
        "by": str(step.by),
        "written": moment(step.written),
        "delivered_ml": None if delivered is None else show_decimal(delivered),
        "rate_ml_h": None if rate is None else show_decimal(rate),
        "note": step.note,
        "checks": [
            {"line": one.line, "how": one.how.value, "at": moment(one.at)} for one in step.checks
        ],
    }


def _line(one: Given) -> dict[str, object]:
    return {
        "product": one.product,
        "brand": one.brand,
        "generic": one.generic,
        "yj": one.yj,
        "role": one.role.value,
        "dose": show_decimal(one.dose.amount),
        "unit": one.dose.unit,
        "route": one.route.value,
        "volume_ml": show_decimal(one.volume_ml),
        "indication": one.indication,
        "lot": one.lot,
        "expiry": one.expiry,
    }
