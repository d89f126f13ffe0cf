"""Statements that every save repeats, compiled once: what is written most should cost least."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

from app.services.trouble import SavedByAnother

# So many rows are written at a time: the driver makes all of them ready before it lets go.
_AT_ONCE = 2000
_Binder = tuple[str, Callable[[object], object] | None]


class Insertion:
    """Writes rows into a table without compiling the statement again each time."""

    def __init__(self, table: sa.Table, *, is_told: bool = False) -> None:
        """Write into a table; with `is_told` a row that is there already ends no deed on a server."""
        self._table = table
        self._is_told = is_told
        self._compiled: dict[str, tuple[str, tuple[_Binder, ...]]] = {}

    def run(self, connection: sa.Connection, rows: Sequence[Mapping[str, object]]) -> None:
        """Write rows that fill every column but those that fill themselves.

        Raises:
            SavedByAnother: a row is there already; others may have been written beside it.
        """
        dialect = connection.dialect
        statement, binders = self._for(dialect)
        named = [
            {name: row[name] if bind is None else bind(row[name]) for name, bind in binders}
            for row in rows
        ]
        bound = [tuple(one.values()) for one in named] if dialect.positional else named
        if bound:
            done = connection.exec_driver_sql(statement, bound if len(bound) > 1 else bound[0])
            if self._is_told and done.rowcount == 0:
                raise SavedByAnother

    def pour(self, connection: sa.Connection, rows: Sequence[tuple[object, ...]]) -> None:
        """Write many rows whose values, in the order of the columns, are as the database keeps them."""
        dialect = connection.dialect
        statement, binders = self._for(dialect)
        names = [name for name, _ in binders]
        bound = rows if dialect.positional else [dict(zip(names, one, strict=True)) for one in rows]
        if bound:
            connection.exec_driver_sql(statement, list(bound))

    def _for(self, dialect: Dialect) -> tuple[str, tuple[_Binder, ...]]:
        found = self._compiled.get(dialect.name)
        if found is None:
            given = [column for column in self._table.c if column.default is None]
            names = [column.name for column in given]
            text = str(self._table.insert().compile(dialect=dialect, column_keys=names))
            if self._is_told and dialect.name == "postgresql":
                # An error would end all that the deed has done so far; in a file a fence tells.
                text += " ON CONFLICT DO NOTHING"
            found = text, tuple(_binder(column, dialect) for column in given)
            self._compiled[dialect.name] = found
        return found


def _binder(column: sa.Column[object], dialect: Dialect) -> _Binder:
    return column.name, column.type.dialect_impl(dialect).bind_processor(dialect)


def in_order(words: Iterable[tuple[str, str, int]]) -> Iterator[list[tuple[str, str, int]]]:
    """Yield words in the order of their table, in which they are written quickest, some at a time.

    Sorted by their first signs apart: sorting all of them at once would stop the window.
    """
    begun: dict[str, list[tuple[str, str, int]]] = {}
    for word in words:
        begun.setdefault(word[0][:1], []).append(word)
    for sign in sorted(begun):
        some = sorted(begun[sign])
        for start in range(0, len(some), _AT_ONCE):
            yield some[start : start + _AT_ONCE]
