"""Sports as the clinic names them; the Prohibited List names some by these codes (class P1)."""

import re

from app.domain.text import fold
from app.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Sport:
    """A sport of the list: its code, its name and reading, its English name."""

    code: str
    name_ja: str
    kana: str
    name_en: str

    @property
    def names(self) -> tuple[str, ...]:
        """Return everything it may be called by."""
        return self.name_ja, self.kana, self.name_en, self.code


def is_code(text: str) -> bool:
    """Tell whether a text has the form of a sport's code, such as mini_golf."""
    return re.fullmatch(r"[a-z]+(_[a-z]+)*", text) is not None


def named(sports: tuple[Sport, ...], text: str) -> Sport | None:
    """Return the sport that goes by a name or code, however it is written, or None."""
    wanted = fold(text)
    return next((one for one in sports if wanted in map(fold, one.names)), None)


def search(sports: tuple[Sport, ...], typed: str, limit: int = 8) -> tuple[Sport, ...]:
    """Return the sports whose name, reading or code holds a text; beginnings come first."""
    wanted = fold(typed)
    if not wanted:
        return ()
    found = [one for one in sports if any(wanted in fold(name) for name in one.names)]
    found.sort(key=lambda one: not any(fold(name).startswith(wanted) for name in one.names))
    return tuple(found[:limit])
