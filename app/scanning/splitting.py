"""Where elements end whose separator was lost: the likely reading is the one that makes most sense."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from biip import ParseError
from biip.gtin import Gtin

from app.scanning.plain import GS

_LONGEST = 20  # signs of a lot or a serial number
_FIXED = {"01": 14, "17": 6}
_VARIABLE = ("10", "21")


def likely(text: str) -> dict[str, str]:
    """Return the elements of the likeliest reading by their identifiers, none where there is none.

    Product and expiry can be checked, so the reading with most of these; then the one that
    divides the text least.
    """
    readings = _readings(text, frozenset())
    return max(readings, key=lambda one: (len(one.keys() & _FIXED.keys()), -len(one)), default={})


def read_day(digits: str) -> date | None:
    """Return the day of YYMMDD, or None; day 00 is the last one of the month."""
    year, month, day = (int(digits[place : place + 2]) for place in (0, 2, 4))
    year += 2000 if year <= 50 else 1900
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    return date(year, month, day or last) if day <= last else None


def _readings(text: str, seen: frozenset[str]) -> Iterator[dict[str, str]]:
    text = text.lstrip(GS)
    if not text:
        yield {}
        return
    ai, rest = text[:2], text[2:]
    if ai in seen or ai not in {*_FIXED, *_VARIABLE}:
        return
    for length in _lengths(ai, rest):
        for others in _readings(rest[length:], seen | {ai}):
            yield {ai: rest[:length], **others}


def _lengths(ai: str, rest: str) -> Iterator[int]:
    """Yield how long an element may be."""
    if ai in _VARIABLE:
        yield from range(1, min(len(rest.partition(GS)[0]), _LONGEST) + 1)
    elif _makes_sense(ai, rest[: _FIXED[ai]]):
        yield _FIXED[ai]


def _makes_sense(ai: str, digits: str) -> bool:
    if len(digits) < _FIXED[ai] or not (digits.isascii() and digits.isdigit()):
        return False
    if ai == "17":
        return read_day(digits) is not None
    try:
        return bool(Gtin.parse(digits))
    except ParseError:
        return False
