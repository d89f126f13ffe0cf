"""How the cells of a spreadsheet are read: as people write in them, and as spreadsheets spoil them.

What cannot be read stays as it is, so that the gate of the form refuses it in its own words.
"""

import re
import unicodedata
from datetime import date, timedelta

from app.domain.calendar import read_date, read_expiry
from app.domain.errors import Fault

# Day 1 of a spreadsheet is 1900-01-01, and it believes in 1900-02-29.
_DAY_ZERO = date(1899, 12, 30)
_SERIAL = r"([1-9]\d{4})(?:\.(\d+))?"
_DAMAGED = r"[+-]?\d(?:\.\d+)?E\+\d+"
_WEEKDAY = r"[(][^()]{1,3}[)]"
_CLOCK = r"(午前|午後|AM|PM)?\s*(\d{1,2})(?::|時)(\d{1,2})?(?:(?::|分)(\d{1,2}(?:\.0+)?)?秒?)?\s*(AM|PM)?"
_AMOUNT = r"([0-9.]+)\s*([^0-9.\s].*)"
_NOON = 12


def nfkc(text: str) -> str:
    """Return text with one width of signs and single gaps."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def is_damaged(text: str) -> bool:
    """Tell whether a spreadsheet made a rounded number of a code (4.98712E+12)."""
    return re.fullmatch(_DAMAGED, nfkc(text), re.IGNORECASE) is not None


def read_day(text: str) -> str:
    """Return a day as forms write it: from an era's year, a spreadsheet's number, with a weekday."""
    plain = re.sub(_WEEKDAY, "", nfkc(text))
    if found := re.fullmatch(_SERIAL, plain):
        return (_DAY_ZERO + timedelta(days=int(found[1]))).isoformat()
    day = read_date(plain) or read_date(plain.split(" ")[0])
    return text if day is None else day.isoformat()


def read_time(text: str) -> str:
    """Return a time as forms write it: 14:20 of 午後2時20分, 2:20 PM, 14:20:00, or of a part of a day."""
    plain = nfkc(text).upper()
    if re.fullmatch(r"0?\.\d+", plain):
        minutes = round(float(plain) * 24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}" if minutes < 24 * 60 else text
    found = re.fullmatch(_CLOCK, plain)
    if found is None:
        return text
    half, hours, minutes_text, _, half_behind = found.groups()
    hour = int(hours)
    if half or half_behind:
        if hour > _NOON:
            return text
        is_late = (half or half_behind) in {"午後", "PM"}
        hour = hour % _NOON + (_NOON if is_late else 0)
    return f"{hour:02}:{int(minutes_text or 0):02}"


def read_when(day: str, text: str) -> str:
    """Return a moment as forms write it, of a cell that holds both, or of a day and a time apart."""
    plain = re.sub(_WEEKDAY, " ", nfkc(text)).replace("T", " ").strip()
    if found := re.fullmatch(_SERIAL, plain):
        time = read_time(f"0.{found[2]}") if found[2] else ""
        return f"{read_day(found[1])} {time}".strip()
    first, _, rest = plain.partition(" ")
    if rest and read_date(first) is not None:
        return f"{read_day(first)} {read_time(rest)}"
    if read_date(plain) is not None and len(plain) > 4:
        return read_day(plain)
    time = read_time(text)
    return f"{read_day(day)} {time}".strip() if day else time


def read_expiry_cell(text: str) -> str:
    """Return an expiry as forms write it; a spreadsheet makes a month its first day."""
    if read_expiry(text) is not None:
        return text
    return read_day(text)


def split_name(text: str) -> tuple[str, str]:
    """Return family and given name, parted at the first gap of either width; given empty where none."""
    family, _, given = " ".join(text.split()).partition(" ")
    return family, given


def read_amount(text: str) -> tuple[str, str]:
    """Return the number and the unit of an amount written together, such as 500mL."""
    plain = nfkc(text).replace(",", "")
    found = re.fullmatch(_AMOUNT, plain)
    return (found[1], found[2]) if found else (plain, "")


def lost_zero(field: str, text: str) -> Fault | None:
    """Return the fault of a telephone number whose first zero a spreadsheet took away, or None."""
    digits = re.sub(r"[-() ]", "", nfkc(text))
    is_short = digits.isdigit() and len(digits) in {9, 10} and not digits.startswith("0")
    return Fault(field, "zero_lost") if is_short else None
