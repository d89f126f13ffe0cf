"""Notes which rows a deed writes on a server: triggers that stand there write into a table of the connection's own.

Where a session has no such table, because somebody went past the program, nothing is noted:
what was written then is vouched for by no trace, and the next look at the books tells so.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from app.services.trouble import ServerIsGone
from db.columns import Key
from db.row_texts import text_of_noted, text_of_one
from db.trouble import storage_errors
from db.vouching import Root, RowKey, roots
from db.watching import watched

_TABLE = "pg_temp.tenteki_changed"
# One column for each kind of a key's first and second part.
NOTES = (
    "CREATE TEMP TABLE tenteki_changed (root text NOT NULL, first_bytes bytea, first_text text,"
    " first_whole bigint, second_whole bigint, made integer NOT NULL) ON COMMIT DELETE ROWS"
)
_DEED = "tenteki_deed"
_TURN = "SELECT 1 FROM chain_head WHERE id = 1 FOR UPDATE"
_WHICH = f"SELECT DISTINCT root FROM {_TABLE}"  # noqa: S608  our own words
_KEYS = (
    "SELECT first_bytes, first_text, first_whole, second_whole, max(made) AS made"  # noqa: S608
    f" FROM {_TABLE} WHERE root = '{{root}}' GROUP BY 1, 2, 3, 4"
)


def noters() -> Iterator[str]:
    """Yield what puts the triggers up, over whatever stood there: they note for whoever has a place for it."""
    for table, (root, key) in watched().items():
        is_made = int(table == root.name and bool(key))
        for deed, made in (("INSERT", is_made), ("UPDATE", 0), ("DELETE", 0)):
            yield from _noter(table, deed, root, key, made)


def take_turn(connection: sa.Connection) -> None:
    """Let the deed that begins wait for the writers' turn, as soon as it asks for anything."""
    connection.execution_options(**{_DEED: True})


def in_turn(engine: sa.Engine) -> None:
    """Make what a deed reads stay so until it ends: the others wait. What only reads does not wait."""

    @sa.event.listens_for(engine, "begin")
    def _(connection: sa.Connection) -> None:
        if connection.get_execution_options().get(_DEED):
            driver: Any = connection.connection.driver_connection
            try:
                with storage_errors():
                    driver.execute(_TURN)
            except ServerIsGone as gone:
                # Nobody else gets a connection that leads nowhere.
                connection.invalidate(gone)
                raise


def noted_rows(driver: Any) -> Iterator[tuple[Root, RowKey, bool, str | None]]:  # noqa: ANN401 - psycopg's
    """Yield each row that a deed has written: its key, whether it was made, what it says, if it is there."""
    for (name,) in driver.execute(_WHICH).fetchall():
        root = roots()[name]
        if not root.key:
            text = driver.execute(text_of_one(root)).fetchall()
            yield root, (), False, text[0][1] if text else None
            continue
        for row in driver.execute(text_of_noted(root, f"({_KEYS.format(root=name)})", _same(root))):
            *key, made, text = row
            said = tuple(one for one in key if one is not None)
            yield root, said, bool(made), text


def _same(root: Root) -> str:
    places = zip(root.key, ("first", "second"), strict=False)
    return " AND ".join(f"r.{name} = c.{at}_{_kind(root, name)}" for name, at in places)


def _kind(root: Root, name: str) -> str:
    kind = root.table.c[name].type
    if isinstance(kind, Key):
        return "bytes"
    return "text" if isinstance(kind, sa.Text) else "whole"


def _noter(table: str, deed: str, root: Root, key: tuple[str, ...], made: int) -> Iterator[str]:
    row = "OLD" if deed == "DELETE" else "NEW"
    columns, values = ["root", "made"], [f"'{root.name}'", str(made)]
    for own, name, at in zip(key, root.key, ("first", "second"), strict=False):
        columns.append(f"{at}_{_kind(root, name)}")
        values.append(f"{row}.{own}")
    # Of rows that are vouched for together one is enough: a master has a hundred thousand.
    is_there = f"EXISTS (SELECT 1 FROM {_TABLE} WHERE root = '{root.name}')"  # noqa: S608
    once = "" if key else f" WHERE NOT {is_there}"
    noted = f"INSERT INTO {_TABLE} ({', '.join(columns)}) SELECT {', '.join(values)}{once};"
    name = f"noted_{table}_{deed.lower()}"
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $note$ BEGIN"
        f" IF to_regclass('{_TABLE}') IS NOT NULL THEN {noted} END IF; RETURN NULL; END $note$"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {name} AFTER {deed} ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {name}()"
    )
