"""What a limit of volume finds around an infusion, before it says anything of it."""

from app.domain.rules.volume import Dripped, Sums
from app.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """An infusion as volume, what is near it, and its worst window, as one limit sees them.

    `by` is that limit. `counted` begins with the infusion itself; of `others` those that are
    exempt do not count. What is exempt itself is measured alone.
    """

    by: object
    others: tuple[Dripped, ...]
    counted: tuple[Dripped, ...]
    sums: Sums
    is_exempt: bool

    @property
    def own(self) -> Dripped:
        """Return the infusion itself."""
        return self.counted[0]
