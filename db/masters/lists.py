"""Lists that come whole each time, and package inserts, which come one by one."""

from collections.abc import Callable, Iterator, Mapping

import sqlalchemy as sa

from app.domain.masters import (
    Became,
    HotRow,
    MasterFile,
    PackageInsert,
    PackageRow,
    PriceRow,
    Retold,
    Tally,
)
from db.masters.rows import Kept, Key, Rows, Told, bring, counted
from db.masters.telling import Telling
from db.tables import HOT_CODE, PACKAGE_CODE, PACKAGE_INSERT, PRICE_LISTING

Facts = Mapping[str, object]


class ListBook:
    """Keeps a list under its codes; a row of the file may be several of the table.

    `made` turns a row into those of the table, `named` is the column of the name. `spares` tells
    by two keys whether the lack of the one in a file says nothing of the other's.
    """

    def __init__(
        self,
        connection: sa.Connection,
        table: sa.Table,
        made: Callable[..., Iterator[Facts]],
        named: str,
    ) -> None:
        self._rows = Rows(connection, table)
        self._made = made
        self._named = named

    def take(self, file: MasterFile, told: Told) -> Tally:
        """Write what a file says; what a whole list lacks stays and is listed no more."""
        rows, kept = self._rows, self._rows.kept()
        wanted: dict[Key, Kept] = {}
        for one in counted(file.rows, told):
            for facts in self._made(one):
                row = rows.row({**facts, "is_listed": True})
                wanted[rows.key(row)] = row
        # Codes of 9 and of 13 digits come in files of their own.
        lengths = {len(str(key[0])) for key in wanted}
        gone = [key for key in kept if key not in wanted and len(str(key[0])) in lengths]
        gone = gone if file.is_full else []
        telling = Telling(is_first=not kept)
        for key, row in wanted.items():
            telling.tell(self._became(kept.get(key), row))
        for key in gone:
            if rows.of(kept[key], "is_listed"):
                telling.tell(self._retold(Became.ABOLISHED, kept[key]))
        bring(rows, wanted, kept, gone)
        return telling.tally(len(file.rows), file.refused)

    def _became(self, before: Kept | None, now: Kept) -> Retold | None:
        if before is None:
            return self._retold(Became.NEW, now)
        if before == now:
            return None
        was, name = (self._rows.of(row, self._named) for row in (before, now))
        if was != name:
            return self._retold(Became.RENAMED, now, was)
        return self._retold(Became.CHANGED, now)

    def _retold(self, became: Became, row: Kept, was: str = "") -> Retold:
        return Retold(became, str(self._rows.key(row)[0]), self._rows.of(row, self._named), was)


def prices(connection: sa.Connection) -> ListBook:
    """Return the price list of injections."""
    return ListBook(connection, PRICE_LISTING, _price, "brand")


def hot_codes(connection: sa.Connection) -> ListBook:
    """Return the HOT master."""
    return ListBook(connection, HOT_CODE, _hot, "brand")


def packages(connection: sa.Connection) -> ListBook:
    """Return the package codes."""
    return ListBook(connection, PACKAGE_CODE, _package, "brand")


def inserts(connection: sa.Connection) -> ListBook:
    """Return the package inserts."""
    return ListBook(connection, PACKAGE_INSERT, _insert, "generic")


def _price(one: PriceRow) -> Iterator[Facts]:
    yield {
        "listing": one.listing,
        "generic": one.generic,
        "strength": one.strength,
        "brand": one.brand,
        "maker": one.maker,
        "price": one.price,
        "usable_until": one.usable_until,
    }


def _hot(one: HotRow) -> Iterator[Facts]:
    yield {
        "hot": one.hot,
        "yj": one.yj,
        "listing": one.listing,
        "receipt": one.receipt,
        "unified": one.unified,
        "brand": one.brand,
        "strength": one.strength,
        "maker": one.maker,
    }


def _package(one: PackageRow) -> Iterator[Facts]:
    for gtin in one.gtins:
        yield {
            "gtin": gtin,
            "brand": one.brand,
            "maker": one.maker,
            "strength": one.strength,
            "code": one.code,
            "is_specified_biological": one.is_specified_biological,
            "is_biological": one.is_biological,
            "stopped_on": one.stopped_on,
        }


def _insert(one: PackageInsert) -> Iterator[Facts]:
    yield {
        "number": one.number,
        "revised_on": one.revised_on,
        "generic": one.generic,
        "facts": {
            "brands": [[brand.yj, brand.name, list(brand.classes)] for brand in one.brands],
            "indications": list(one.indications),
            "dosage": one.dosage,
            "contraindications": list(one.contraindications),
        },
    }
