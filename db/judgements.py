"""What was judged of a record, as it is kept beside it: never redone, never written over."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from app.domain.calendar import local, utc
from app.domain.quantities import show_decimal
from app.domain.treatments import TreatmentId
from app.domain.verdicts import Assessment, Finding, Outcome, Peak, Verdict


def assessment_row(treatment: TreatmentId, assessment: Assessment) -> dict[str, object]:
    """Return the row of an assessment; what was saved was refused for nothing."""
    return {
        "treatment_id": treatment,
        "certificate": assessment.certificate,
        "peak": None if assessment.peak is None else _peak_to_data(assessment.peak),
    }


def verdict_rows(treatment: TreatmentId, assessment: Assessment) -> list[dict[str, object]]:
    """Return a row for each body's verdict."""
    return [
        {
            "treatment_id": treatment,
            "place": place,
            "body": verdict.body,
            "outcome": verdict.outcome.value,
            "edition": verdict.edition,
            "sha256": verdict.sha256,
            "findings": [_finding_to_data(finding) for finding in verdict.findings],
        }
        for place, verdict in enumerate(assessment.verdicts)
    ]


def assessment_from(row: sa.Row[Any], verdicts: list[sa.Row[Any]]) -> Assessment:
    """Return the assessment that the rows hold."""
    return Assessment(
        refusals=(),
        verdicts=tuple(
            Verdict(
                one.body,
                Outcome(one.outcome),
                tuple(_finding_from_data(finding) for finding in one.findings),
                one.edition,
                one.sha256,
            )
            for one in verdicts
        ),
        peak=None if row.peak is None else _peak_from_data(row.peak),
        certificate=row.certificate,
    )


def _finding_to_data(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "outcome": finding.outcome.value,
        "body": finding.body,
        "clause": finding.clause,
        "edition": finding.edition,
        "field": finding.field,
        "facts": finding.facts,
    }


def _finding_from_data(data: dict[str, Any]) -> Finding:
    facts = tuple((name, value) for name, value in data["facts"])
    return Finding(**{**data, "outcome": Outcome(data["outcome"]), "facts": facts})


def _peak_to_data(peak: Peak) -> dict[str, object]:
    return {
        "rate_weighted_ml": show_decimal(peak.rate_weighted_ml),
        "whole_ml": show_decimal(peak.whole_ml),
        "window_from": utc(peak.window_from).isoformat(),
        "limit_ml": show_decimal(peak.limit_ml),
        "window_hours": peak.window_hours,
        "is_exempt": peak.is_exempt,
    }


def _peak_from_data(data: dict[str, Any]) -> Peak:
    return Peak(
        rate_weighted_ml=Decimal(data["rate_weighted_ml"]),
        whole_ml=Decimal(data["whole_ml"]),
        window_from=local(datetime.fromisoformat(data["window_from"])),
        limit_ml=Decimal(data["limit_ml"]),
        window_hours=data["window_hours"],
        is_exempt=data["is_exempt"],
    )
