"""What patients and people of the clinic are known by, and the stamp of who did something when."""

from datetime import datetime
from uuid import UUID

from app.domain.values import dataclass

PatientId = UUID
StaffId = UUID


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who did something, and when."""

    by: StaffId
    at: datetime


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A mistake taken back: by whom, when and why. It stays to be read, but counts nowhere."""

    by: StaffId
    at: datetime
    reason: str
