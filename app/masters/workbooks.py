"""Workbooks (xlsx): their first sheet as rows, after a look at what they hold."""

import io
import re
from collections.abc import Sequence

from python_calamine import CalamineError, CalamineWorkbook

from app.domain.errors import MasterRefused
from app.masters.opening import members
from app.masters.source import Source

Row = Sequence[object]

_PANIC = "PanicException"
_MOST_BYTES = 64 << 20
_MOST_ROWS, _MOST_COLUMNS = 100_000, 64
# One cell far off would make a reader lay out all between it and the first one.
# Room is made for as many texts as a workbook says it has, before there is one.
_COUNT = re.compile(rb"""[cC]ount\s*=\s*["']([^"']*)""")
_MOST_TEXTS = 999_999
_ADDRESS = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]*)(\d*)""")


def first_sheet(source: Source, data: bytes) -> Sequence[Row]:
    """Return the rows of a workbook's first sheet, from its very first row.

    Raises:
        MasterRefused: the file is damaged, or its sheet is larger than any price list.
    """
    _look_into(source, data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise MasterRefused(source.name, "damaged") from error
    except BaseException as error:
        # What the reader itself did not foresee comes up as a panic, no Exception.
        if type(error).__name__ != _PANIC:
            raise
        raise MasterRefused(source.name, "damaged") from error


def _look_into(source: Source, data: bytes) -> None:
    """Unpack a workbook as a zip first: its sums must fit and its cells lie near each other."""
    together = 0
    for name, content in members(source.name, data):
        together += len(content)
        if together > _MOST_BYTES:
            raise MasterRefused(source.name, "bomb", what=name)
        if name.startswith("xl/") and not name.startswith("xl/media/"):
            _look_at_cells(source, content)


def _look_at_cells(source: Source, content: bytes) -> None:
    for count in {found[1].strip() for found in _COUNT.finditer(content)}:
        if not count.isdigit() or len(count) > len(str(_MOST_TEXTS)):
            raise MasterRefused(source.name, "sheet")
    addresses = {found.groups() for found in _ADDRESS.finditer(content)}
    for column, row in addresses:
        is_far = len(column) > 2 or len(row) > 6 or int(row or 0) > _MOST_ROWS
        if is_far or _number(column) > _MOST_COLUMNS:
            raise MasterRefused(source.name, "sheet")


def _number(column: bytes) -> int:
    """Return which column a name of letters is: A the first, AA the 27th."""
    number = 0
    for letter in column.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
