"""Taking the rows of a spreadsheet: first each is tried, then the good ones are taken together."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import Fault
from app.domain.facilities import BranchId
from app.domain.sheets import Mapping, Sheet
from app.domain.tried import Tried

# Told how many rows were judged, and of how many; what it raises stops the work.
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """A table, what its columns mean, and where it came from; `late_reason` is why it is written late.

    `branch` is where the infusions were given, None at the main facility.
    """

    file: str
    sha256: str
    sheet: Sheet
    mapping: Mapping
    late_reason: str = ""
    branch: BranchId | None = None


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
