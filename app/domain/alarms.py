"""What everybody must hear of at the next sign-in: somebody came in by a paper instead of a password."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.domain.staff import StaffId
from app.domain.values import dataclass


class AlarmKind(StrEnum):
    """What happened."""

    GLASS_BROKEN = "glass_broken"
    RECOVERED = "recovered"
    TRAIL_IS_WRONG = "trail_is_wrong"  # `reason` is what the checkpoints show


@dataclass(frozen=True, slots=True)
class Alarm:
    """One such event; it is told until a physician or administrator says that it was seen.

    `name` and `reason` are what the person who came in wrote.
    """

    id: UUID
    kind: AlarmKind
    at: datetime
    member: StaffId
    name: str
    reason: str
