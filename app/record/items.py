"""What a record in words is made of: titles, facts, tables and notes, in their order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """The name of what follows: 0 of the whole, 1 of a section, 2 of one infusion, 3 of a part of it."""

    words: str
    level: int = 1
    right: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is stated, with its name."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """Facts of the same kind below each other; `shares` tells how the width is parted."""

    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence; a loud one must not be overlooked."""

    words: str
    is_loud: bool = False


Item = Title | Fact | Table | Note


def stated(*facts: tuple[str, str]) -> tuple[Fact, ...]:
    """Return names and words as facts, without those that state nothing."""
    return tuple(Fact(label, words) for label, words in facts if words.strip())


def table(heads: tuple[str, ...], shares: tuple[int, ...], *rows: tuple[str, ...]) -> Table:
    """Return rows as a table."""
    return Table(heads, shares, rows)
