"""Where the rows of a master come from, and who is told how far the reading is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Told = Callable[[int, int], None]

# A day in a name: y_ALL20240321.csv, tp20250814-01_02.xlsx, A_20260531_2.txt.
_DAY = re.compile(r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)")

_DELETED = re.compile(r"del\.txt$", re.IGNORECASE)


def nobody(_done: int, _total: int) -> None:
    """Tell nobody how far the reading is."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as delivered, or one member of it: its names, its hash, and who is told.

    `name` is what the clinic sees, `member` the name by which the publisher calls what is read.
    """

    name: str
    member: str
    sha256: str
    told: Told = nobody

    @property
    def day(self) -> date | None:
        """Return the day that the publisher wrote into the name, None where there is none."""
        for name in (self.member, self.name):
            for found in _DAY.finditer(name):
                try:
                    return date(*map(int, found.groups()))
                except ValueError:
                    continue
        return None

    @property
    def is_of_deleted(self) -> bool:
        """Tell whether the publisher's name says that what was deleted is listed here.

        Nothing in such a file does (h20260930del.txt); to take it for the master would be wrong.
        """
        return _DELETED.search(self.member) is not None
