"""Steps at the drip in the database: each version of a record holds all of them so far."""

from typing import Any

import sqlalchemy as sa

from app.domain.course import Act, Step
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
        )
        for row in rows
    )
