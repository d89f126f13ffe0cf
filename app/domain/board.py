"""The four places in which an infusion waits: to be begun, to run out, to be approved, to be final."""

from datetime import datetime
from enum import StrEnum

from app.domain.course import Stage
from app.domain.todo import awaits_finalising
from app.domain.treatments import Treatment


class Place(StrEnum):
    """Where an infusion of today waits, in the order of its way."""

    WAITING = "waiting"  # ordered, not begun (待機)
    RUNNING = "running"  # (点滴中)
    APPROVAL = "approval"  # (承認待ち)
    FINALISING = "finalising"  # (確定待ち)


def place_of(treatment: Treatment, now: datetime) -> Place:
    """Return where a record that stands and is not final waits."""
    if treatment.awaits_approval:
        return Place.APPROVAL
    if awaits_finalising(treatment, now):
        return Place.FINALISING
    # What nobody ordered was written down as given, some of it while it runs.
    is_ahead = treatment.ordered is None and treatment.started > now
    return Place.WAITING if is_ahead or treatment.stage is Stage.ORDERED else Place.RUNNING
