"""What a row says as one text, to be hashed: the database writes it, no row is made into values.

The text is the same on every database, so that a hash in the chain holds wherever the books go.
"""

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
def text_of_one(root: Root, mark: str = "?") -> str:
    """Return the statement that writes down what one row and its leaves say.

    Its key is bound where the driver's `mark` stands.
    """
    where = " AND ".join(f"r.{name} = {mark}" for name in root.key) or "1 = 1"
    return f"{_all(root)} WHERE {where}{_grouped(root)}"


@cache
def text_of_noted(root: Root, noted: str, same: str) -> str:
    """Return the statement that does so for the rows whose keys stand in `noted`, called `c`.

    It tells the key as it is noted and whether the row was made, then the text, or nothing where
    the row is gone; `same` is the condition under which a row has a noted key.
    """
    own = _said(root)
    return f"SELECT c.*, {own} FROM {noted} c LEFT JOIN {root.name} r ON {same}"  # noqa: S608


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
    return f"SELECT {key_sql(root)}, {_said(root)} FROM {root.name} r"  # noqa: S608  our own words


def _said(root: Root) -> str:
    own = _row(root.table, "r")
    if root.name in WHOLE:
        own = _joined(root.table, own, "r")
    return " || ".join((own, *(_leaf(leaf) for leaf in root.leaves)))


def _grouped(root: Root) -> str:
    # Of a table without rows there is nothing to say.
    return " HAVING count(*) > 0" if root.name in WHOLE else ""


def _leaf(leaf: Leaf) -> str:
    rows = _joined(leaf.table, _row(leaf.table, "l"), "l")
    of = f"l.{leaf.owner.name} = r.{of_whom(leaf.owner).name}"
    return f"coalesce((SELECT {rows} FROM {leaf.table.name} l WHERE {of}), '')"  # noqa: S608


def _joined(table: sa.Table, row: str, called: str) -> str:
    order = ", ".join(f"{called}.{one.name}" for one in table.primary_key.columns)
    return f"string_agg({row}, '' ORDER BY {order})"


def _row(table: sa.Table, called: str) -> str:
    """Return the SQL of what a row says. What is empty is left out: a later column changes nothing."""
    said = (
        f"CASE WHEN {called}.{name} IS NULL THEN '' ELSE '{name}=' || quote({called}.{name}) || ';' END"
        for name in sorted(table.c.keys())
    )
    return f"'{table.name}(' || {' || '.join(said)} || ')'"


def _text_of(column: sa.Column[object]) -> str:
    if isinstance(column.type, Key):
        return f"lower(hex(r.{column.name}))"
    return f"CAST(r.{column.name} AS TEXT)"
