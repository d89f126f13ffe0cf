"""Days as the ministries write them, by the years of an era: R8.3.31まで."""

import re
import unicodedata
from datetime import date

from app.masters.fields import Unreadable

# The year before the first one of each era.
_BEFORE = {"R": 2018, "H": 1988, "S": 1925, "T": 1911, "M": 1867}
_IN_KANJI = {"令和": "R", "平成": "H", "昭和": "S", "大正": "T", "明治": "M"}
_DAY = re.compile(
    r"(?P<era>[RHSTM]|令和|平成|昭和|大正|明治)?\s?(?P<year>\d{1,4}|元)\s?[年./-]"
    r"\s?(?P<month>\d{1,2})\s?[月./-]\s?(?P<day>\d{1,2})\s?日?\s?(?:まで)?",
    re.ASCII | re.IGNORECASE,
)


def era_day(text: str) -> date | None:
    """Return the day of "R8.3.31まで" or "令和8年3月31日", None for a blank.

    Years of our calendar are taken too where no era is named (2026.3.31).
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    found = _DAY.fullmatch(plain)
    if found is None:
        raise Unreadable("date", text)
    era, year = found["era"], found["year"]
    if (era is None) != (len(year) == 4):
        raise Unreadable("date", text)
    before = _BEFORE[_IN_KANJI.get(era, era.upper())] if era else 0
    try:
        return date(
            before + (1 if year == "元" else int(year)), int(found["month"]), int(found["day"])
        )
    except ValueError as error:
        raise Unreadable("date", text) from error
