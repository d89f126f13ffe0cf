"""What everybody who is inside knows of the clinic: renewed for all when somebody changes it."""

from dataclasses import dataclass, field

from app.domain.facilities import Facility
from app.domain.settings import Settings


def _unread() -> Facility:
    return Facility("", "", "", "", "", 0)


@dataclass(slots=True)
class ClinicFacts:
    """The clinic's facts and settings as they were last read or written.

    One value is replaced by another, never changed: whoever reads it beside a writer reads
    the one or the other.
    """

    facility: Facility = field(default_factory=_unread)
    settings: Settings = field(default_factory=Settings)
