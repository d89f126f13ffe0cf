"""One line of a reference table, and how its cells are read strictly."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.calendar import iso_day
from app.domain.quantities import UNITS, Dose, NotANumber, read_decimal
from app.domain.values import dataclass


class BadReference(Exception):
    """A reference table that cannot be taken: where it is wrong, and what was expected there.

    `line` is 0 where the whole file is meant, `column` empty where the whole line is.
    """

    def __init__(self, file: str, line: int, column: str, expected: str) -> None:
        where = ", ".join(
            part
            for part in (file, f"line {line}" if line else "", f"column {column}" if column else "")
            if part
        )
        super().__init__(f"{where}: expected {expected}")
        self.file = file
        self.line = line
        self.column = column
        self.expected = expected


class Confidence(StrEnum):
    """How sure the facts of a line are."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def fault(self, column: str, expected: str) -> BadReference:
        """Return the error that says what was expected in one cell of this line."""
        return BadReference(self.file, self.line, column, expected)

    def text(self, column: str) -> str:
        """Return the text of a cell that may not be empty."""
        if not self[column]:
            raise self.fault(column, "a text")
        return self[column]

    def items(self, column: str, mark: str) -> tuple[str, ...]:
        """Return the items of a cell, parted by a mark; an empty cell holds none."""
        found = tuple(self[column].split(mark)) if self[column] else ()
        if not all(item and item == item.strip() for item in found):
            raise self.fault(column, f'items parted by "{mark}" without gaps')
        if len(set(found)) != len(found):
            raise self.fault(column, "each item once")
        return found

    def flag(self, column: str) -> bool:
        """Return whether a cell says yes; an empty one says no."""
        if self[column] not in {"", "yes"}:
            raise self.fault(column, '"yes" or nothing')
        return self[column] == "yes"

    def word(self, column: str, words: type[StrEnum]) -> StrEnum:
        """Return the one of a set of words that a cell holds."""
        return self._one_of(column, self[column], words)

    def words(self, column: str, words: type[StrEnum]) -> frozenset[StrEnum]:
        """Return the words that a cell holds, parted by semicolons."""
        return frozenset(self._one_of(column, item, words) for item in self.items(column, ";"))

    def number(self, column: str) -> Decimal | None:
        """Return the positive number of a cell, or None where it is empty."""
        return self._positive(column, self[column]) if self[column] else None

    def dose(self, column: str) -> Dose | None:
        """Return the amount of a cell, such as "100 mg", or None where it is empty."""
        if not self[column]:
            return None
        amount, _, unit = self[column].partition(" ")
        if unit not in UNITS:
            raise self.fault(column, "an amount and one of the units " + ", ".join(UNITS))
        return Dose(self._positive(column, amount), unit)

    def day(self, column: str) -> date | None:
        """Return the day of a cell, or None where it is empty."""
        day = iso_day(self[column])
        if day is None and self[column]:
            raise self.fault(column, "a day such as 2026-04-01")
        return day

    def _one_of(self, column: str, item: str, words: type[StrEnum]) -> StrEnum:
        try:
            return words(item)
        except ValueError:
            raise self.fault(column, "one of " + ", ".join(words)) from None

    def _positive(self, column: str, cell: str) -> Decimal:
        try:
            number = read_decimal(cell)
        except NotANumber:
            raise self.fault(column, "a number") from None
        if number <= 0 or not cell.isascii():
            raise self.fault(column, "a number above 0")
        return number
