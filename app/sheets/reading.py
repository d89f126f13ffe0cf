"""Reads a spreadsheet or a text table, decided by its content, into plain tables of text."""

from app.domain.columns import find_head
from app.domain.errors import BadTable
from app.domain.sheets import Sheet
from app.sheets.books import rows_of_book
from app.sheets.delimited import rows_of_text

MOST_ROWS = 20_000
MOST_COLUMNS = 200
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_tables(content: bytes) -> tuple[Sheet, ...]:
    """Return the tables of a file that hold anything, in their order.

    Raises:
        BadTable: it is no table, is damaged or locked, or holds more than any table of a clinic.
    """
    if content.startswith((_ZIP, _OLE)):
        found = rows_of_book(content)
    else:
        found = (("", rows_of_text(content)),)
    sheets = tuple(one for name, rows in found if (one := _sheet(name, rows)) is not None)
    if not sheets:
        raise BadTable("empty")
    return sheets


def _sheet(name: str, rows: list[tuple[str, ...]]) -> Sheet | None:
    """Return a table with its head found, or None where there is nothing below one."""
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        raise BadTable("columns", most=str(MOST_COLUMNS))
    at = find_head(rows)
    below = [
        (number, row)
        for number, row in enumerate(rows[at + 1 :], start=at + 2)
        if any(cell.strip() for cell in row)
    ]
    if not below:
        return None
    if len(below) > MOST_ROWS:
        raise BadTable("rows", most=f"{MOST_ROWS:,}")
    width = max(len(rows[at]), *(len(row) for _, row in below))
    head = tuple(" ".join(cell.split()) for cell in _padded(rows[at], width))
    return Sheet(
        name=name,
        head=head,
        rows=tuple(_padded(row, width) for _, row in below),
        numbers=tuple(number for number, _ in below),
    )


def _padded(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    return row + ("",) * (width - len(row))
