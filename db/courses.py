"""Steps at the drip in the database: each version of a record holds all of them so far."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from app.domain.course import Act, Check, CheckedBy, Step
from app.domain.treatments import Treatment


def step_rows(treatment: Treatment) -> list[dict[str, object]]:
    """Return a record's steps at the drip as rows."""
    return [
        {
            "treatment_id": treatment.id,
            "place": place,
            "step_id": step.id,
            "act": step.act.value,
            "happened_at": step.at,
            "done_by": step.by,
            "written_at": step.written,
            "delivered": step.delivered_ml,
            "rate": step.rate_ml_h,
            "note": step.note,
            "checks": [_plain(one) for one in step.checks],
        }
        for place, step in enumerate(treatment.course, start=1)
    ]


def course_from(rows: list[sa.Row[Any]]) -> tuple[Step, ...]:
    """Return steps at the drip as they were written, in their order."""
    return tuple(
        Step(
            id=row.step_id,
            act=Act(row.act),
            at=row.happened_at,
            by=row.done_by,
            written=row.written_at,
            delivered_ml=row.delivered,
            rate_ml_h=row.rate,
            note=row.note,
            checks=tuple(_check(one) for one in row.checks),
        )
        for row in rows
    )


def _plain(check: Check) -> list[object]:
    return [check.line, check.how.value, check.at.astimezone(UTC).isoformat()]


def _check(plain: list[Any]) -> Check:
    line, how, at = plain
    return Check(line, CheckedBy(how), datetime.fromisoformat(at))
