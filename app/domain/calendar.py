"""Dates and times as people in Japan write them."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

# Japan keeps one zone and no summer time; a clinic's clock shows it.
JST = timezone(timedelta(hours=9), "JST")

_ERAS = (
    ("R", "令和", date(2019, 5, 1)),
    ("H", "平成", date(1989, 1, 8)),
    ("S", "昭和", date(1926, 12, 25)),
    ("T", "大正", date(1912, 7, 30)),
    ("M", "明治", date(1868, 1, 25)),
)
# Compiled at their first use, not here: a start would pay for it.
# What a Japanese keyboard gives where a date or a time wants a point, a hyphen or a stroke.
_SIGNS = str.maketrans({"。": ".", "、": ".", "−": "-", "‐": "-", "ー": "-", "・": "/"})
_WESTERN = r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})"
_ERA = r"(R|H|S|T|M|令和|平成|昭和|大正|明治)(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
_MONTH = r"(\d{4})[-/.年](\d{1,2})月?|(20\d{2})(\d{2})"
_TIME = r"(\d{1,2})[:時](\d{2})分?|(\d{2})(\d{2})"


def read_date(text: str) -> date | None:
    """Return the day a text names, or None.

    1998-04-03, 1998/4/3, 19980403, H10.4.3 and 平成10年4月3日 name the same day; a day
    that lies outside the era it is written in is no day.
    """
    plain = _plain(text)
    if not plain:
        return None
    if found := re.fullmatch(_WESTERN, plain):
        year, month, day = (int(part) for part in found.groups() if part is not None)
        return _day(year, month, day)
    if found := re.fullmatch(_ERA, plain, re.IGNORECASE):
        era, count, month_text, day_text = found.groups()
        return _era_day(era, 1 if count == "元" else int(count), int(month_text), int(day_text))
    return None


def read_expiry(text: str) -> date | None:
    """Return the last day a package names: a month alone (2028-03) means its last day."""
    found = re.fullmatch(_MONTH, _plain(text))
    if found is None:
        return read_date(text)
    year, month = (int(part) for part in found.groups() if part is not None)
    first = _day(year + month // 12, month % 12 + 1, 1) if 1 <= month <= 12 else None
    return None if first is None else first - timedelta(days=1)


def read_moment(text: str, on: date | None = None) -> datetime | None:
    """Return the moment a text names in Japan's time, or None.

    A time alone means that time on the day `on`.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    day_text, _, time_text = plain.rpartition(" ")
    day = read_date(day_text) if day_text else on
    found = re.fullmatch(_TIME, time_text.strip())
    if day is None or found is None:
        return None
    hour, minute = (int(part) for part in found.groups() if part is not None)
    if hour > 23 or minute > 59:
        return None
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=JST)


def read_end(text: str, start: datetime | None) -> datetime | None:
    """Return the end of what began at `start`; a time alone means the next such time after it."""
    end = read_moment(text, None if start is None else start.astimezone(JST).date())
    timed_only = " " not in unicodedata.normalize("NFKC", text).strip()
    if end is not None and start is not None and timed_only and end < start:
        return end + timedelta(days=1)
    return end


def iso_day(text: str) -> date | None:
    """Return the day that a text such as 2026-04-01 names, or None."""
    is_formed = len(text) == 10 and text[4] == text[7] == "-"
    try:
        return date.fromisoformat(text) if is_formed else None
    except ValueError:
        return None


def iso_moment(text: str) -> datetime | None:
    """Return the moment that a text such as 2026-04-01T14:20+09:00 names, or None.

    Without an offset it names none.
    """
    # Midnight is the beginning of a day: one Python reads 24:00, another one does not.
    is_formed = text[10:11] == "T" and text[13:14] == ":" and text[11:13] != "24"
    try:
        moment = datetime.fromisoformat(text) if is_formed and iso_day(text[:10]) else None
    except ValueError:
        return None
    return None if moment is None or moment.tzinfo is None else moment


def local(moment: datetime) -> datetime:
    """Return a moment as a clock in Japan shows it."""
    return moment.astimezone(JST)


def utc(moment: datetime) -> datetime:
    """Return a moment as it is kept: in UTC."""
    return moment.astimezone(UTC)


def age_on(born: date, day: date) -> int:
    """Return the age in whole years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text.translate(_SIGNS)).split())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _era_day(era: str, count: int, month: int, day: int) -> date | None:
    later: date | None = None
    for letter, name, first in _ERAS:
        if era.upper() == letter or era == name:
            found = _day(first.year + count - 1, month, day)
            fits = found is not None and first <= found and (later is None or found < later)
            return found if fits else None
        later = first
    return None
