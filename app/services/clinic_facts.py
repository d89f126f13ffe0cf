"""What everybody who is inside knows of the clinic: renewed for all when somebody changes it."""

from dataclasses import dataclass, field

from app.domain.facilities import BranchId, Facility, Premises
from app.domain.settings import Settings


def _unread() -> Premises:
    return Premises(Facility("", "", "", "", "", 0))


@dataclass(slots=True)
class ClinicFacts:
    """The clinic's facts and settings as they were last read or written.

    One value is replaced by another, never changed: whoever reads it beside a writer reads
    the one or the other. `here` is the branch that this computer was said to stand in, None at
    the main facility.
    """

    premises: Premises = field(default_factory=_unread)
    settings: Settings = field(default_factory=Settings)
    here: BranchId | None = None

    @property
    def facility(self) -> Facility:
        """Return the main facility, whose name and key the books bear."""
        return self.premises.main

    @property
    def branch(self) -> BranchId | None:
        """Return where this computer stands, as far as that branch is still open."""
        standing = {one.id for one in self.premises.branches if one.is_open}
        return self.here if self.here in standing else None
