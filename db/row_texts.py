"""What a row says as one text, to be hashed: SQLite writes it, no row is made into values for it."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256

import sqlalchemy as sa

from db.columns import Key
from db.vouching import WHOLE, Leaf, Root, of_whom

_READING = {"yield_per": 500}


def key_sql(root: Root) -> str:
    """Return the same in SQL, for a row called `r`."""
    columns = (root.table.c[name] for name in root.key)
    return " || '|' || ".join(map(_text_of, columns)) or "''"


@cache
def text_of_one(root: Root) -> str:
    """Return the statement that writes down what one row and its leaves say; its key is bound."""
    where = " AND ".join(f"r.{name} = ?" for name in root.key) or "1"
    return f"{_all(root)} WHERE {where}{_grouped(root)}"


@cache
def text_of_new(root: Root) -> str:
    """Return the statement that does so for all rows behind one, whose number is bound."""
    return f"{_all(root)} WHERE r.rowid > ?"


def digests(connection: sa.Connection, root: Root) -> Iterator[tuple[str, bytes]]:
    """Yield every row's key as text, and the hash of what it says."""
    statement = f"{_all(root)}{_grouped(root)}"
    for key, text in connection.exec_driver_sql(statement, execution_options=_READING):
        yield key, sha256(text.encode()).digest()


def _all(root: Root) -> str:
    own = _row(root.table, "r")
    if root.name in WHOLE:
        own = _joined(root.table, own, "r")
    text = " || ".join((own, *(_leaf(leaf) for leaf in root.leaves)))
    return f"SELECT {key_sql(root)}, {text} FROM {root.name} r"  # noqa: S608  our own words


def _grouped(root: Root) -> str:
    # Of a table without rows there is nothing to say.
    return " HAVING count(*) > 0" if root.name in WHOLE else ""


def _leaf(leaf: Leaf) -> str:
    rows = _joined(leaf.table, _row(leaf.table, "l"), "l")
    of = f"l.{leaf.owner.name} = r.{of_whom(leaf.owner).name}"
    return f"coalesce((SELECT {rows} FROM {leaf.table.name} l WHERE {of}), '')"  # noqa: S608


def _joined(table: sa.Table, row: str, called: str) -> str:
    order = ", ".join(f"{called}.{one.name}" for one in table.primary_key.columns)
    return f"group_concat({row}, '' ORDER BY {order})"


def _row(table: sa.Table, called: str) -> str:
    """Return the SQL of what a row says. What is empty is left out: a later column changes nothing."""
    said = (
        f"iif({called}.{name} IS NULL, '', '{name}=' || quote({called}.{name}) || ';')"
        for name in sorted(table.c.keys())
    )
    return f"'{table.name}(' || {' || '.join(said)} || ')'"


def _text_of(column: sa.Column[object]) -> str:
    if isinstance(column.type, Key):
        return f"lower(hex(r.{column.name}))"
    return f"CAST(r.{column.name} AS TEXT)"
