"""What is left to do about an infusion, and since when it waits."""

from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.course import Stage
from app.domain.treatments import APPROVED_WITHIN, Treatment

# A record without an end is taken for over after so long: the end was forgotten.
_DRIPS_AT_MOST = timedelta(hours=24)
_FINAL_WITHIN = timedelta(hours=24)


class Kind(StrEnum):
    """What is to be done, in the order in which it presses."""

    APPROVAL = "approval"  # a proxy entry nobody approved yet (承認待ち)
    FINALISING = "finalising"  # over and saved, but not final (確定待ち)
    DRAFT = "draft"  # a half-written form (下書き)


def over_at(treatment: Treatment) -> datetime:
    """Return when an infusion is over; where the end was not written, a day after its start."""
    return treatment.ended or treatment.started + _DRIPS_AT_MOST


def awaits_finalising(treatment: Treatment, at: datetime) -> bool:
    """Tell whether a record that stands is over and not final, and nobody else's approval is due first."""
    is_open = treatment.finalised is None and treatment.withdrawn is None
    # The end of an order that nobody carried out yet is a plan.
    is_given = treatment.stage is Stage.GIVEN and over_at(treatment) <= at
    return is_open and is_given and not treatment.awaits_approval


def is_overdue(kind: Kind, since: datetime, at: datetime) -> bool:
    """Tell whether something has waited longer than it may; a draft waits for nobody."""
    limits = {Kind.APPROVAL: APPROVED_WITHIN, Kind.FINALISING: _FINAL_WITHIN}
    return kind in limits and at - since > limits[kind]
