"""Reads a reference table strictly, and tells the file, line and column of what it cannot take."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from app.domain.quantities import UNITS, Dose, NotANumber, read_decimal

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)


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

    def word(self, column: str, words: type[Word]) -> Word:
        """Return the one of a set of words that a cell holds."""
        return self._one_of(column, self[column], words)

    def words(self, column: str, words: type[Word]) -> frozenset[Word]:
        """Return the words that a cell holds, parted by semicolons."""
        return frozenset(self._one_of(column, item, words) for item in self.items(column, ";"))

    def number(self, column: str) -> Decimal | None:
        """Return the positive number of a cell, or None where it is empty."""
        return self._maybe(column, lambda cell: self._positive(column, cell))

    def dose(self, column: str) -> Dose | None:
        """Return the amount of a cell, such as "100 mg", or None where it is empty."""
        return self._maybe(column, lambda cell: self._dose(column, cell))

    def day(self, column: str) -> date | None:
        """Return the day of a cell, or None where it is empty."""
        return self._maybe(column, lambda cell: self._day(column, cell))

    def _maybe(self, column: str, read: Callable[[str], Value]) -> Value | None:
        return read(self[column]) if self[column] else None

    def _one_of(self, column: str, item: str, words: type[Word]) -> Word:
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

    def _dose(self, column: str, cell: str) -> Dose:
        amount, _, unit = cell.partition(" ")
        if unit not in UNITS:
            raise self.fault(column, "an amount and one of the units " + ", ".join(UNITS))
        return Dose(self._positive(column, amount), unit)

    def _day(self, column: str, cell: str) -> date:
        try:
            day = date.fromisoformat(cell)
        except ValueError:
            day = None
        if day is None or _ISO_DAY.fullmatch(cell) is None:
            raise self.fault(column, "a day such as 2026-04-01")
        return day


def read_table(path: Path, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the lines of a CSV table that has exactly these columns, in any order.

    Raises:
        BadReference: the file cannot be read, or a line has not one cell for each column.
    """
    lines = _lines(path.name, _decoded(path))
    at, header = next(lines, (1, []))
    for column in columns:
        if header.count(column) != 1:
            raise BadReference(path.name, at, column, "this column once")
    for column in header:
        if column not in columns:
            raise BadReference(path.name, at, column, "no column of this name")
    return tuple(_row(path.name, line, header, cells) for line, cells in lines)


def once(rows: tuple[Row, ...], column: str, key: Callable[[str], str]) -> None:
    """Make sure that no two lines say the same in a column; empty cells do not count."""
    seen: dict[str, int] = {}
    for row in rows:
        found = key(row[column])
        if found and found in seen:
            raise row.fault(column, f"another value than that of line {seen[found]}")
        seen[found] = row.line


def _decoded(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError:
        raise BadReference(path.name, 0, "", "a file that can be read") from None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadReference(path.name, line, "", "UTF-8 text") from None


def _lines(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each line, and the line's number."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise BadReference(file, line, "", "cells as CSV writes them") from None


def _row(file: str, line: int, header: list[str], cells: list[str]) -> Row:
    if len(cells) != len(header):
        raise BadReference(file, line, "", f"{len(header)} cells")
    row = Row(file, line, dict(zip(header, cells, strict=True)))
    for column, cell in row.cells.items():
        if cell != cell.strip() or not cell.isprintable():
            raise row.fault(column, "a text without gaps around it or signs that cannot be seen")
    return row
