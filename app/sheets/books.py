"""Reads workbooks (xlsx, xls, ods): every cell as the text that somebody sees in it."""

import re
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, PasswordError, ZipError, load_workbook

from app.domain.errors import BadTable

LARGEST_UNPACKED = 200_000_000
# A workbook shrinks to a tenth; what shrinks to a five-hundredth was made to fill the memory.
_LEAST_SHARE = 500
_SMALL = 10_000_000
# Cells between the first and the last one that holds something: each takes its room.
_LARGEST_AREA = 5_000_000
# A cell that is only coloured ends at once and takes none.
_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>')
_ROW = re.compile(rb"<table:table-row\b.*?</table:table-row>", re.DOTALL)
_FILLED = re.compile(rb"<table:table-cell\b[^>]*office:value[^>]*>")
_DOWN = re.compile(rb'number-rows-repeated="([0-9]{1,9})"')
_ACROSS = re.compile(rb'number-columns-repeated="([0-9]{1,9})"')
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# A time is a part of a day in fifteen digits: 14:20 may come as a hair less.
_HALF_A_SECOND, _A_SECOND, _ANY_DAY = timedelta(seconds=0.5), time(0, 0, 1), date(2000, 1, 1)
# A spreadsheet keeps fifteen digits; a longer number has lost some.
_EXACT = 10**15


def rows_of_book(content: bytes) -> tuple[tuple[str, list[tuple[str, ...]]], ...]:
    """Return the rows of each sheet by its name; raises BadTable."""
    if content.startswith(b"PK"):
        _refuse_bombs(content)
    elif _ENCRYPTED in content:
        raise BadTable("locked")
    try:
        book = load_workbook(BytesIO(content))
        return tuple(
            (name, [tuple(map(_text, row)) for row in _rows(book.get_sheet_by_name(name))])
            for name in book.sheet_names
        )
    except PasswordError as error:
        raise BadTable("locked") from error
    except (CalamineError, ZipError, OSError, ValueError) as error:
        raise BadTable("damaged") from error


def _rows(sheet: object) -> list[list[object]]:
    rows: list[list[object]] = sheet.to_python(skip_empty_area=False)  # type: ignore[attr-defined]
    return rows


def _text(cell: object) -> str:
    """Return a cell's value as text, in one form whatever the cell's own look."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime):
        near = cell + _HALF_A_SECOND
        return f"{near:%Y-%m-%d %H:%M}" if near.time() >= _A_SECOND else f"{near:%Y-%m-%d}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{datetime.combine(_ANY_DAY, cell) + _HALF_A_SECOND:%H:%M}"
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(cell).replace("_x000D_", "")


def _number(value: float) -> str:
    if abs(value) >= _EXACT:
        return f"{value:.6E}"
    return str(int(value)) if value == int(value) else repr(value)


def _refuse_bombs(content: bytes) -> None:
    """Refuse what would fill the memory once it is unpacked, or leads out of its folder."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            whole = sum(one.file_size for one in parts)
            share = whole // max(1, sum(one.compress_size for one in parts))
            if whole > LARGEST_UNPACKED or (whole > _SMALL and share > _LEAST_SHARE):
                raise BadTable("bomb")
            if any(".." in one.filename or one.filename.startswith("/") for one in parts):
                raise BadTable("damaged")
            for one in parts:
                if one.filename.startswith("xl/worksheets/"):
                    _refuse_far_cells(packed.read(one))
                elif one.filename == "content.xml":
                    _refuse_repeated_cells(packed.read(one))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise BadTable("damaged") from error
    except RuntimeError as error:
        raise BadTable("locked") from error


def _refuse_far_cells(text: bytes) -> None:
    """Refuse a sheet whose last cell lies so far out that what is empty before it fills the memory."""
    down = across = 0
    for letters, row in _CELL.findall(text):
        column = 0
        for letter in letters:
            column = column * 26 + letter - 64
        down, across = max(down, int(row)), max(across, column)
    _refuse_area(down, across)


def _refuse_repeated_cells(text: bytes) -> None:
    """Refuse a sheet that says of a cell with a value that it stands there a million times."""
    for row in _ROW.findall(text):
        across = sum(_times(_ACROSS, cell) for cell in _FILLED.findall(row))
        _refuse_area(_times(_DOWN, row) if across else 0, across)


def _times(pattern: re.Pattern[bytes], text: bytes) -> int:
    found = pattern.search(text)
    return int(found[1]) if found else 1


def _refuse_area(down: int, across: int) -> None:
    if down * across > _LARGEST_AREA:
        raise BadTable("area")
