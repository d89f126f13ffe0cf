"""Taking the rows of a spreadsheet: first each is tried, then the good ones are taken together."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import Fault
from app.domain.sheets import Mapping, Sheet
from app.domain.verdicts import Verdict

# Told how many rows were judged, and of how many; what it raises stops the work.
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """A table, what its columns mean, and where it came from; `late_reason` is why it is written late."""

    file: str
    sha256: str
    sheet: Sheet
    mapping: Mapping
    late_reason: str = ""


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


def details_of(wish: Wish, tried: Tried) -> dict[str, object]:
    """Return what the trail is told of a table that was taken."""
    return {
        "file": wish.file,
        "sha256": wish.sha256,
        "taken": tried.good,
        "refused": len(tried.refused),
    }


def unheard(_done: int, _total: int) -> None:
    """Hear how far it is, and do nothing."""


def joined(own: tuple[Fault, ...], gate: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return the faults of a row: what the cell itself spoils is told once, and first."""
    named = {one.field for one in own}
    return own + tuple(one for one in gate if one.field not in named)
