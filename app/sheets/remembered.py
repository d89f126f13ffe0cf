"""Remembers what the columns of tables mean, by their heads, in a small file on this computer."""

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from app.domain.sheets import Mapping, Source, Taken
from app.domain.text import fold

# The oldest are forgotten: nobody has so many kinds of tables.
_MOST = 50


class RememberedFile:
    """The file; one that is missing or spoilt remembers nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def recall(self, head: tuple[str, ...], taken: Taken) -> Mapping | None:
        """Return what the columns of such a table meant, or None where it is a new one."""
        try:
            found = self._read()[_key(head, taken)]
            sources = tuple((str(f), Source(int(str(c)), str(text))) for f, c, text in found)
        except (KeyError, TypeError, ValueError):
            return None
        return Mapping(taken, sources)

    def keep(self, head: tuple[str, ...], mapping: Mapping) -> None:
        """Remember what they mean; what cannot be written is asked again the next time."""
        key = _key(head, mapping.taken)
        kept = {one: told for one, told in self._read().items() if one != key}
        kept[key] = [[field, one.column, one.text] for field, one in mapping.sources]
        newest = dict(list(kept.items())[-_MOST:])
        with suppress(OSError):
            fresh = self._path.with_name(f"{self._path.name}.new")
            fresh.write_text(json.dumps(newest, ensure_ascii=False), encoding="utf-8")
            fresh.replace(self._path)

    def _read(self) -> dict[str, list[list[object]]]:
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}


def _key(head: tuple[str, ...], taken: Taken) -> str:
    """Return the name of a head; the heads themselves are not written down."""
    return sha256("\n".join((taken.value, *map(fold, head))).encode()).hexdigest()
