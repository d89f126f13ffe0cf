"""Reads a JSON document strictly, and tells by its pointer each place that cannot be taken."""

import json
import unicodedata
from datetime import date, datetime
from decimal import Decimal

from app.domain.calendar import iso_day, iso_moment
from app.domain.quantities import NotANumber, read_decimal
from app.domain.values import dataclass

# Far enough on either side, and near enough that a window of hours never leaves the calendar.
_YEARS = range(1900, 2200)
_NUMBER = 'a number as a text, digits with at most one point such as "0.5", or a whole number'
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MOMENT = "a time with its offset, such as 2026-06-01T14:00+09:00"
_DAY = "a day such as 2026-06-01"


@dataclass(frozen=True, slots=True)
class Fault:
    """One place of a document that cannot be taken: its JSON pointer, and what was expected there."""

    pointer: str
    expected: str


# What cannot be taken, by the place.
Faults = dict[str, Fault]


class _Object(dict[str, object]):
    """An object of the document, with the keys that it states twice."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        self.twice: set[str] = set()


class _Whole(str):
    """A whole number as the document writes it."""

    __slots__ = ()


class _Float(str):
    """A number that is refused as it is not exact: a fraction, an exponent, NaN, an infinity."""

    __slots__ = ()


class Place:
    """A value in a document, and where it stands.

    What is missing, null or blank reads as nothing. What cannot be taken reads as nothing too,
    and its fault is noted, so that one reading finds them all; of one place the first stands.
    """

    __slots__ = ("_faults", "_value", "pointer")

    def __init__(self, value: object, pointer: str, faults: Faults) -> None:
        self._value = value
        self.pointer = pointer
        self._faults = faults

    def fault(self, expected: str) -> None:
        """Note what was expected here."""
        self._faults.setdefault(self.pointer, Fault(self.pointer, expected))

    def fields(self, *keys: str) -> "Fields":
        """Return the fields of an object that has no other keys than these."""
        if not isinstance(self._value, _Object):
            self.fault("an object")
            # What it should have held is not missing as well.
            return Fields(self, _Object([]), {})
        fields = Fields(self, self._value, self._faults)
        for key in sorted(self._value.twice):
            fields[key].fault("this key once")
        for key in self._value:
            if key not in keys:
                fields[key].fault("another key, one of " + ", ".join(keys))
        return fields

    def items(self) -> "list[Place]":
        """Return the items of a list; of nothing, none."""
        if type(self._value) is list:
            return [
                Place(one, f"{self.pointer}/{number}", self._faults)
                for number, one in enumerate(self._value)
            ]
        if self._value is not None:
            self.fault("a list")
        return []

    def text(self) -> str:
        """Return a text as it stands."""
        if self._value is None:
            return ""
        # Half of a sign, as JSON can write it, can be printed nowhere.
        if type(self._value) is not str or not _is_whole(self._value):
            self.fault("a text")
            return ""
        return self._value

    def word(self, words: tuple[str, ...]) -> str:
        """Return the one of a set of words that stands here, as it is written."""
        word = self.text()
        if word in words or not word.strip():
            return word.strip()
        self.fault("one of " + ", ".join(words))
        return ""

    def flag(self) -> bool:
        """Return whether something is so; nothing says no."""
        if self._value is None or type(self._value) is bool:
            return bool(self._value)
        self.fault("true or false")
        return False

    def amount(self) -> Decimal | None:
        """Return a number above 0."""
        number = self.number()
        if number is None or number > 0:
            return number
        self.fault("a number above 0")
        return None

    def number(self) -> Decimal | None:
        """Return a number, 0 or above."""
        typed = self._typed(_NUMBER, _Whole)
        try:
            return None if typed is None else read_decimal(typed)
        except NotANumber:
            self.fault(_NUMBER)
            return None

    def count(self) -> int | None:
        """Return a whole number, 0 or above."""
        number = self.number()
        if number is None or number == int(number):
            return None if number is None else int(number)
        self.fault("a whole number")
        return None

    def moment(self) -> datetime | None:
        """Return a moment with its offset."""
        typed = self._typed(_MOMENT)
        found = None if typed is None else iso_moment(typed)
        if typed is None or (found is not None and found.year in _YEARS):
            return found
        self.fault(_MOMENT)
        return None

    def day(self) -> date | None:
        """Return a day."""
        typed = self._typed(_DAY)
        found = None if typed is None else iso_day(typed)
        if typed is None or (found is not None and found.year in _YEARS):
            return found
        self.fault(_DAY)
        return None

    def _typed(self, expected: str, *kinds: type[str]) -> str | None:
        """Return what was typed for a number or a time, its full-width signs folded."""
        if type(self._value) in {str, *kinds}:
            return unicodedata.normalize("NFKC", str(self._value)).strip() or None
        if self._value is not None:
            self.fault(expected)
        return None


class Fields:
    """The fields of an object in a document, each a place of its own."""

    __slots__ = ("_faults", "_object", "_place")

    def __init__(self, place: Place, found: dict[str, object], faults: Faults) -> None:
        self._place = place
        self._object = found
        self._faults = faults

    def __getitem__(self, key: str) -> Place:
        escaped = key.replace("~", "~0").replace("/", "~1")
        return Place(self._object.get(key), f"{self._place.pointer}/{escaped}", self._faults)

    def needed(self, key: str) -> Place:
        """Return a field that may not be missing or blank."""
        place, value = self[key], self._object.get(key)
        if value is None or (type(value) is str and not value.strip()):
            place.fault("a value, which is missing")
        return place


def read_document(content: bytes, faults: Faults) -> Place | None:
    """Return the whole of a document, or None where it is no JSON; that is noted as its fault."""
    try:
        parsed = json.loads(
            content.removeprefix(_BYTE_ORDER_MARK).decode(),
            object_pairs_hook=_object,
            parse_int=_Whole,
            parse_float=_Float,
            parse_constant=_Float,
        )
    except UnicodeDecodeError:
        fault = "text in UTF-8"
    except json.JSONDecodeError as error:
        fault = f"JSON; it breaks off at line {error.lineno}, column {error.colno}"
    except RecursionError:
        fault = "JSON that is nested less deeply"
    else:
        return Place(parsed, "", faults)
    Place(None, "", faults).fault(fault)
    return None


def _object(pairs: list[tuple[str, object]]) -> _Object:
    found = _Object(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            (found.twice if key in seen else seen).add(key)
    return found


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
