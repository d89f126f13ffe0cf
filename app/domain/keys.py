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
