"""The reference tables as a start can take them up: sorted, folded and parsed when the program is built.

The shelf is a copy and never the truth. It knows the files that it was made of, and where one of
them was changed since, or one was added, nothing is taken from it.
"""

import json
from collections.abc import Iterable
from datetime import date
from os import listdir
from zlib import crc32

from app.domain.blocklist import Alias, arrange
from app.domain.formulary import BlockedName, Product, ProductNames
from app.domain.rules.edition import Edition, Editions
from app.domain.rules.kinds import make
from app.domain.text import fold
from app.reference import blocked_names, products
from app.reference.rows import Row

FILE = "shelf.jsonl"
# Counted up where the same files make another shelf.
VERSION = 1
SOURCES = (products.FILE, products.INDICATIONS_FILE, blocked_names.FILE)
EDITIONS = "editions"
EDITION_DAYS = ("in_force_from", "checked_on")


class Shelf(ProductNames):
    """Products, blocked names and editions, each made only when it is asked for."""

    def __init__(self, lines: list[bytes]) -> None:
        plan = json.loads(lines[0])
        self._places: dict[str, int] = plan["names"]
        self._heads: list[tuple[str, str]] = plan["editions"]
        self._editions = lines[2 : 2 + len(self._heads)]
        self._products = lines[2 + len(self._heads) :]
        self._made: dict[int, Product] = {}
        self._blocklist = lines[1]
        self._refused: _Refused | None = None

    @property
    def bodies(self) -> tuple[str, ...]:
        """Return the bodies that have rules here."""
        return tuple(dict.fromkeys(body for body, _ in self._heads))

    @property
    def newest(self) -> date:
        """Return the day from which the newest edition is in force."""
        return max(date.fromisoformat(since) for _, since in self._heads)

    def named(self, name: str) -> Product | None:
        """Return the product whose code or brand name this is, whole and folded."""
        place = self._places.get(fold(name))
        if place is None:
            return None
        if place not in self._made:
            self._made[place] = _product(self._products[place])
        return self._made[place]

    def blocking(self, typed: str) -> tuple[BlockedName, str] | None:
        """Return the blocked name that a typed text holds, and the alias that matched."""
        if self._refused is None:
            self._refused = _Refused(self._blocklist)
        folded = fold(typed)
        if folded in self._places or folded in self._refused.generics:
            return None
        return self._refused.find(typed)

    def editions_on(self, days: Iterable[date]) -> Editions:
        """Return the editions that are in force on these days, of every body."""
        places = {
            self._in_force(body, day)
            for day in {day.isoformat() for day in days}
            for body in self.bodies
        }
        return Editions(tuple(_edition(self._editions[place]) for place in sorted(places)))

    def _in_force(self, body: str, day: str) -> int:
        """Return the place of a body's newest edition of a day, else of its oldest one."""
        own = sorted(
            (since, place) for place, (name, since) in enumerate(self._heads) if name == body
        )
        return max((one for one in own if one[0] <= day), default=own[0])[1]


class _Refused:
    """The block list, taken up when the first name is no product's."""

    def __init__(self, text: bytes) -> None:
        said = json.loads(text)
        self.generics: frozenset[str] = frozenset(said["generics"])
        self._rows: list[tuple[int, list[str]]] = said["blocked"]
        self._list = arrange(
            Alias(key, text, place, tuple(spared)) for key, text, place, spared in said["aliases"]
        )

    def find(self, typed: str) -> tuple[BlockedName, str] | None:
        """Return the blocked name that a text holds, and the alias that matched."""
        found = self._list.find(typed)
        if found is None:
            return None
        row = _row(blocked_names.FILE, blocked_names.COLUMNS, self._rows[found.place])
        return blocked_names.blocked_name_of(row), found.text


def open_shelf(folder: str) -> Shelf | None:
    """Return the shelf of a reference folder, or None where there is none of these very files."""
    try:
        said, _, content = _content(f"{folder}/{FILE}").partition(b"\n")
        stamp = json.loads(said)
        if stamp != [VERSION, len(content), fingerprint(folder)]:
            return None
    except (OSError, ValueError):
        return None
    return Shelf(content.split(b"\n"))


def fingerprint(folder: str) -> list[list[object]]:
    """Return what tells the source files of a shelf from any others: name, length and checksum."""
    names = listdir(f"{folder}/{EDITIONS}")  # noqa: PTH208 - pathlib costs a start 4 ms
    editions = sorted(f"{EDITIONS}/{name}" for name in names if name.endswith(".toml"))
    found: list[list[object]] = []
    for name in (*SOURCES, *editions):
        content = _content(f"{folder}/{name}")
        found.append([name, len(content), crc32(content)])
    return found


def _content(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        return file.read()


def _product(text: bytes) -> Product:
    line, cells, label = json.loads(text)
    indications = (
        _row(products.INDICATIONS_FILE, products.INDICATION_COLUMNS, one) for one in label
    )
    row = _row(products.FILE, products.COLUMNS, (line, cells))
    return products.product_of(row, tuple(map(products.indication_of, indications)))


def _row(file: str, columns: tuple[str, ...], said: tuple[int, list[str]]) -> Row:
    line, cells = said
    return Row(file, line, dict(zip(columns, cells, strict=True)))


def _edition(text: bytes) -> Edition:
    facts = json.loads(text)
    facts["rules"] = tuple(map(make, facts["rules"]))
    for name in EDITION_DAYS:
        facts[name] = date.fromisoformat(facts[name])
    return Edition(**facts)
