"""Masters that are tables of text: how their lines come apart into fields."""

import csv
import re
from collections.abc import Collection, Iterator

from app.domain.errors import MasterRefused
from app.masters.source import Source

Record = tuple[int, list[str]]

# Progress is told every so many rows.
_STEP = 1_000
# What Excel makes of a long code: 4.98712E+12, 620004703.0 no longer.
_BY_EXCEL = re.compile(r"\d(\.\d+)?[Ee]\+?\d+|\d{4,}\.0")
# Some editors close a text with the old sign for its end.
_END_OF_TEXT = "\x1a"


def records(source: Source, text: str, widths: Collection[int]) -> Iterator[Record]:
    """Yield each row with its number (from 1) and fields, all of one of the widths.

    Raises:
        MasterRefused: a row has another number of columns, or its quotes do not close.
    """
    width = 0
    lines = text.rstrip(_END_OF_TEXT + "\r\n").split("\n")
    total = len(lines)
    for row, fields in _apart(source, lines):
        if row % _STEP == 0:
            source.told(row, total)
        if not fields:
            continue
        if len(fields) != width:
            if width or len(fields) not in widths:
                raise _columns(source, row, fields, max(widths))
            width = len(fields)
        yield row, fields
    source.told(total, total)


def _apart(source: Source, lines: list[str]) -> Iterator[Record]:
    """Yield rows and fields; most lines are quoted throughout, which is known without a parser."""
    for at, line in enumerate(lines):
        bare = line.removesuffix("\r")
        fields = bare[1:-1].split('","')
        if bare[:1] == '"' == bare[-1:] and bare.count('"') == 2 * len(fields):
            yield at + 1, fields
        else:
            yield from _parsed(source, lines, at)
            return


def _parsed(source: Source, lines: list[str], start: int) -> Iterator[Record]:
    """Yield the rows from a line on as the parser reads them."""
    reader = csv.reader((f"{line}\n" for line in lines[start:]), strict=True)
    try:
        for fields in reader:
            yield start + reader.line_num, fields
    except csv.Error as error:
        raise MasterRefused(source.name, "quotes", start + reader.line_num) from error


def _columns(source: Source, row: int, fields: list[str], width: int) -> MasterRefused:
    """Return why a row that is too short or too long is refused."""
    if len(fields) == 1 and fields[0].count(";") >= width - 1:
        return MasterRefused(source.name, "separator", row, ";")
    return MasterRefused(source.name, "columns", row, str(len(fields)))


def is_whole(text: str, sign: str) -> bool:
    """Tell whether any row says that nothing changed (0): a file of differences has none."""
    return re.search(rf'^"?0"?,"?{sign}"?,', text, re.MULTILINE) is not None


def check_code(source: Source, row: int, code: str, length: int) -> None:
    """Refuse the file where what every entry is known by is no number of so many digits."""
    is_number = code.isascii() and code.isdigit()
    if len(code) == length and is_number:
        return
    if by_excel(code):
        raise MasterRefused(source.name, "excel", row, code)
    is_short = is_number and len(code) < length
    raise MasterRefused(source.name, "zeros" if is_short else "code", row, code)


def check_sign(source: Source, row: int, found: str, sign: str) -> None:
    """Refuse the file where a row is of another master than the first one."""
    if found != sign:
        raise MasterRefused(source.name, "sign", row, found)


def by_excel(code: str) -> bool:
    """Tell whether a code looks as Excel leaves it: 4.98712E+12."""
    return _BY_EXCEL.fullmatch(code) is not None


def is_length(told: str, text: str) -> bool:
    """Tell whether a text is as long as its file says; a file need not say."""
    return not told or told.lstrip("0") == str(len(text) or "")
