"""Reads a reference table strictly, and tells the file, line and column of what it cannot take."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from app.reference.rows import BadReference, Row


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
