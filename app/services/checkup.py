"""What is looked at when the books are looked over, and what was found."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.checkpoints import Found

# Told how much is done, and of how much; False wishes the work to stop.
Progress = Callable[[int, int], bool]


class Part(StrEnum):
    """One thing about the books that can be right or wrong by itself."""

    FILE = "file"
    KEYS = "keys"
    PAGES = "pages"
    STRUCTURE = "structure"
    REFERENCES = "references"
    FENCES = "fences"
    CHAIN = "chain"
    CHECKPOINTS = "checkpoints"
    RECORDS = "records"
    BACKUPS = "backups"
    SIGNING = "signing"


class KeyFault(StrEnum):
    """What can be wrong with the clinic's key."""

    NONE_YET = "none_yet"
    MISSING = "missing"
    SHUT = "shut"  # the database's key does not open it, or it cannot be read
    UNNAMED = "unnamed"  # the trail names another
    OPEN_TO_TWO = "open_to_two"  # also to the key that the database had before
    READABLE = "readable"  # by others who use the computer
    OVER = "over"
    ENDS = "ends"
    ASIDE = "aside"  # files that did not open lie beside it


class How(StrEnum):
    """How the books say something else than the trail."""

    CHANGED = "changed"
    UNHEARD = "unheard"  # the trail never heard of it
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Differing:
    """A row that says something else than the trail: of which table, what it is called there.

    `entry` is the number of the entry that told of it last.
    """

    table: str
    key: str
    how: How
    entry: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What was found of one part: how many things were looked at, and the first that is wrong.

    `found` is what the checkpoints show to have happened; `differing` each row that was changed
    past the trail.
    """

    part: Part
    is_well: bool
    count: int = 0
    fault: str = ""
    found: Found | None = None
    differing: tuple[Differing, ...] = ()
