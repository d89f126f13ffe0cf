"""Writes a table as a workbook or as text, so that spreadsheets show it as it is."""

import io
import unicodedata
from datetime import UTC, datetime

from app.domain.errors import BadTable
from app.domain.sheets import Table, TableForm
from app.services.spreadsheet import csv_text

_WIDEST, _NARROWEST = 60, 6
_SHEET_NAME = 31
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def write_table(table: Table, form: TableForm) -> bytes:
    """Return a table as a file; raises BadTable where its encoding lacks a sign."""
    if form is TableForm.XLSX:
        return _workbook(table)
    text = csv_text(table.head, table.rows)
    return text.encode("utf-8-sig") if form is TableForm.CSV else _cp932(text)


def _cp932(text: str) -> bytes:
    """Return text in the encoding of older office programs; names the signs that it lacks."""
    lacking = dict.fromkeys(sign for sign in text if not _fits(sign))
    if lacking:
        raise BadTable("cp932", signs=" ".join(list(lacking)[:10]))
    return text.encode("cp932")


def _fits(sign: str) -> bool:
    try:
        sign.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def _workbook(table: Table) -> bytes:
    # Read with the first workbook only.
    import xlsxwriter

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    # The same table is the same file.
    book.set_properties({"created": _BEGINNING})
    sheet = book.add_worksheet(_sheet_name(table.name))
    # As text: a code keeps its zeros when somebody edits the cell.
    text = book.add_format({"num_format": "@", "valign": "top"})
    bold = book.add_format({"bold": True, "num_format": "@", "bottom": 1})
    for place, title in enumerate(table.head):
        cells = [title, *(row[place] for row in table.rows[:200])]
        width = max(map(_width, cells), default=0)
        sheet.set_column(place, place, min(_WIDEST, max(_NARROWEST, width + 2)), text)
        sheet.write_string(0, place, title, bold)
    for number, row in enumerate(table.rows, start=1):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, _printable(cell), text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), max(0, len(table.head) - 1))
    book.close()
    return content.getvalue()


def _sheet_name(name: str) -> str:
    plain = "".join(sign for sign in name if sign not in "[]:*?/\\'")
    return plain[:_SHEET_NAME] or "Sheet1"


def _width(cell: str) -> int:
    """Return how wide a text is: a kanji takes the room of two Latin letters."""
    lines = cell.splitlines() or [""]
    return max(
        sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)
        for line in lines
    )


def _printable(cell: str) -> str:
    """Return a cell without the signs that no workbook can hold."""
    return "".join(sign for sign in cell if sign >= " " or sign in "\t\n")
