"""What stands in one field of a master: days, amounts, marks."""

from datetime import date
from decimal import Decimal
from functools import cache

from app.domain.masters import Change

CHANGES = {
    "0": Change.STANDS,
    "1": Change.ERASED,
    # A diagnosis that was dropped once and is listed again.
    "2": Change.NEW,
    "3": Change.NEW,
    "5": Change.CHANGED,
    "9": Change.ABOLISHED,
}
_NO_DAY = frozenset({"", "0", "00000000", "99999999"})
# The dearest drug costs 167,077,222 yen.
_MOST_DIGITS = 14


class Unreadable(ValueError):
    """A field does not say what it should; `reason` as a word, `what` as it stands."""

    def __init__(self, reason: str, what: str) -> None:
        super().__init__(f"{reason}: {what}")
        self.reason = reason
        self.what = what


@cache
def day(text: str) -> date | None:
    """Return a day written as 20240401, None where none or no end is told."""
    if text in _NO_DAY:
        return None
    if len(text) != 8 or not text.isascii() or not text.isdigit():
        raise Unreadable("date", text)
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError as error:
        raise Unreadable("date", text) from error


@cache
def price(text: str) -> Decimal | None:
    """Return a price in yen ("1,234.50"), None for a blank."""
    return _decimal(text, "price")


@cache
def amount(text: str) -> Decimal | None:
    """Return an amount, None where the file tells none (0)."""
    return _decimal(text, "number") or None


def mark(text: str) -> str:
    """Return a mark or a code, "" for the 0 that says there is none."""
    return "" if text == "0" else text


def _decimal(text: str, reason: str) -> Decimal | None:
    if not text:
        return None
    whole, point, rest = text.partition(".")
    groups = whole.split(",")
    digits = "".join(groups) + rest
    if (
        not digits.isascii()
        or not digits.isdigit()
        or len(digits) > _MOST_DIGITS
        or not all(len(group) == 3 for group in groups[1:])
        or not groups[0]
        or bool(point) != bool(rest)
    ):
        raise Unreadable(reason, text)
    return Decimal(f"{''.join(groups)}.{rest or '0'}" if point else "".join(groups))
