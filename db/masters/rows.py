"""Rows as the database keeps them: compared before anything is written, many written at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from time import sleep
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

from db.columns import Plain

Kept = tuple[object, ...]
Key = tuple[object, ...]
# Told how many rows of how many are done; what it raises stops the work.
Told = Callable[[int, int], None]
_STEP = 1000
# Between many rows the window gets its turn: the driver gives it up only to take it again.
_BREATH_S = 0.0005
_Binder = Callable[[Any], object] | None


class Rows:
    """The rows of a table as plain tuples, in the order of its columns."""

    def __init__(self, connection: sa.Connection, table: sa.Table) -> None:
        dialect = connection.dialect
        self._connection = connection
        self._table = table
        self.names = tuple(table.c.keys())
        self._keys = tuple(place for place, one in enumerate(table.c) if one.primary_key)
        self._columns = {
            one.name: (place, _binder(one, dialect)) for place, one in enumerate(table.c)
        }

    def row(self, facts: Mapping[str, object], base: Kept | None = None) -> Kept:
        """Return a row with these facts, the others as in another row."""
        row: list[object] = [None] * len(self.names) if base is None else list(base)
        for name, value in facts.items():
            place, bind = self._columns[name]
            row[place] = value if bind is None else bind(value)
        return tuple(row)

    def key(self, row: Kept) -> Key:
        """Return what tells a row from the others."""
        return tuple(row[place] for place in self._keys)

    def of(self, row: Kept, name: str) -> Any:  # noqa: ANN401 - as the driver gives it
        """Return what a row says in a column."""
        return row[self._columns[name][0]]

    def kept(self, where: str = "1 = 1") -> dict[Key, Kept]:
        """Return the rows that are there, by their keys."""
        query = f"SELECT {', '.join(self.names)} FROM {self._table.name} WHERE {where}"  # noqa: S608
        return {
            self.key(row): row for row in map(tuple, self._connection.exec_driver_sql(query).all())
        }

    def write(self, new: Sequence[Kept], changed: Sequence[Kept]) -> None:
        """Write rows that are not there yet, and those that say something else now."""
        name, names = self._table.name, self.names
        mark = "?" if self._connection.dialect.positional else "%s"
        marks = ", ".join([mark] * len(names))
        added = f"INSERT INTO {name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
        self._run(added, new)
        others = [place for place in range(len(names)) if place not in self._keys]
        sets = ", ".join(f"{names[place]} = {mark}" for place in others)
        where = " AND ".join(f"{names[place]} = {mark}" for place in self._keys)
        order = (*others, *self._keys)
        update = f"UPDATE {name} SET {sets} WHERE {where}"  # noqa: S608
        self._run(update, [tuple(row[place] for place in order) for row in changed])

    def _run(self, statement: str, rows: Sequence[Kept]) -> None:
        for start in range(0, len(rows), _STEP):
            self._connection.exec_driver_sql(statement, list(rows[start : start + _STEP]))
            sleep(_BREATH_S)


def _binder(column: sa.Column[Any], dialect: Dialect) -> _Binder:
    """Return what makes a value one that is kept; days and prices come back by the thousand."""
    bind = column.type.dialect_impl(dialect).bind_processor(dialect)
    return bind if bind is None or isinstance(column.type, Plain) else lru_cache(8192)(bind)


def counted(rows: Sequence[Any], told: Told) -> Iterator[Any]:
    """Yield rows, and tell now and then how far it has come."""
    for place, row in enumerate(rows):
        if place % _STEP == 0:
            told(place, len(rows))
        yield row
    told(len(rows), len(rows))


def bring(
    rows: Rows, wanted: Mapping[Key, Kept], kept: Mapping[Key, Kept], gone: Iterable[Key] = ()
) -> frozenset[Key]:
    """Write what is new or says something else now, and return the keys of both.

    What is gone stays and is listed no more.
    """
    no_more = {"is_listed": False}
    new = [row for key, row in wanted.items() if key not in kept]
    changed = [
        *(row for key, row in wanted.items() if key in kept and kept[key] != row),
        *(rows.row(no_more, kept[key]) for key in gone if rows.of(kept[key], "is_listed")),
    ]
    rows.write(new, changed)
    return frozenset(map(rows.key, (*new, *changed)))
