"""What the rows of a table would come to, or came to."""

from app.domain.errors import Fault
from app.domain.values import dataclass
from app.domain.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class TriedRow:
    """What one row would come to: whom and what it tells of, what keeps it out, what bodies would say.

    `place` is its place among the rows of the table.
    """

    place: int
    number: int
    who: str
    what: str
    faults: tuple[Fault, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    @property
    def is_good(self) -> bool:
        """Tell whether it would be saved."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of the rows of a table, in their order; `made` counts the patients or records."""

    rows: tuple[TriedRow, ...]
    made: int

    @property
    def good(self) -> int:
        """Return how many rows would be saved, or were."""
        return sum(row.is_good for row in self.rows)

    @property
    def refused(self) -> tuple[TriedRow, ...]:
        """Return the rows that are not taken."""
        return tuple(row for row in self.rows if not row.is_good)
