"""Notes which rows a deed writes, so that its trace can vouch for what they say from now on.

In a file, rows that are only ever added are those behind the last one before the deed. Rows that may
change are noted by triggers of the connection's own, kept in memory. On a server triggers that stand
there note every row (see `server_noting`). Each sees what the stores write, whichever they are;
what is written past the program, or outside a deed, is noted by nobody.
"""

from contextlib import closing
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import PoolProxiedConnection

from app.domain.audit import Rows
from db.row_texts import text_of_new, text_of_one
from db.server_noting import noted_rows, take_turn
from db.trouble import storage_errors
from db.vouching import Root, RowKey, key_text, roots
from db.watching import triggers, watched, written_by

# The driver of books that are read alone.
SEALED = "sealed"
_READY, _ADDED, _CHANGED = "tenteki_ready", "tenteki_added", "tenteki_changed"
_NOTED = "SELECT root, first, second, max(made) FROM temp.changed GROUP BY root, first, second"


def note_writes(engine: sa.Engine) -> None:
    """Note from now on which tables are written through an engine."""

    @sa.event.listens_for(engine, "before_cursor_execute")
    def _(connection: sa.Connection, _cursor: object, statement: str, *_more: object) -> None:
        table, is_added = written_by(statement)
        if not table or _ADDED not in connection.info:
            return
        added, (root, _) = connection.info[_ADDED], watched()[table]
        if not is_added:
            connection.info[_CHANGED] = True
        # The parts of a row that is new itself are told of with it.
        elif table not in added and root.name not in added:
            last = f"SELECT coalesce(max(rowid), 0) FROM {table}"  # noqa: S608  our own words
            added[table] = _driver(connection.connection).execute(last).fetchone()[0]


def begin_noting(connection: sa.Connection) -> None:
    """Begin anew: what was written through this connection before is none of the next deed's."""
    if connection.dialect.driver == SEALED:
        return
    if _is_server(connection):
        take_turn(connection)
        return
    driver, info = _driver(connection.connection), connection.info
    if _READY not in info:
        for statement in triggers():
            driver.execute(statement)
        info[_READY] = True
    if info.get(_CHANGED, True):
        driver.execute("DELETE FROM temp.changed")
    info[_ADDED], info[_CHANGED] = {}, False


def vouch(connection: sa.Connection) -> Rows:
    """Return what the trace of a deed must vouch for; raises StorageError."""
    # Beside SQLAlchemy, which would cost a save more than the work itself.
    driver, info = _driver(connection.connection), connection.info
    found: dict[str, dict[str, list[str]]] = {}
    with storage_errors():
        if _is_server(connection):
            for root, key, is_made, text in noted_rows(driver):
                before = [] if is_made else _before(connection, root, key)
                after = [] if text is None else [_hash(text)]
                found.setdefault(root.name, {})[key_text(key)] = [*before, *after]
            return found
        for table, last in info[_ADDED].items():
            root, owner = watched()[table]
            if table == root.name:
                rows = driver.execute(text_of_new(root), (last,)).fetchall()
                found[table] = {key: [_hash(text)] for key, text in rows}
                continue
            query = f"SELECT DISTINCT {owner[0]} FROM {table} WHERE rowid > ?"  # noqa: S608
            for key in driver.execute(query, (last,)).fetchall():
                _tell(connection, found, root, key, is_made=False)
        if info[_CHANGED]:
            for name, first, second, is_made in driver.execute(_NOTED).fetchall():
                root = roots()[name]
                key = (first, second)[: len(root.key)]
                _tell(connection, found, root, key, is_made=bool(is_made))
    return found


def _tell(
    connection: sa.Connection,
    found: dict[str, dict[str, list[str]]],
    root: Root,
    key: RowKey,
    *,
    is_made: bool,
) -> None:
    told = found.setdefault(root.name, {})
    if key_text(key) not in told:
        before = [] if is_made else _before(connection, root, key)
        told[key_text(key)] = [*before, *_said(_driver(connection.connection), root, key)]


def _before(connection: sa.Connection, root: Root, key: RowKey) -> list[str]:
    """Return the hash of what a row said before this deed, as everybody else still sees it."""
    # Beside SQLAlchemy, too: it would take the writers' turn, which this deed has.
    with closing(connection.engine.raw_connection()) as other:
        return _said(_driver(other), root, key, "%s" if _is_server(connection) else "?")


def _said(driver: Any, root: Root, key: RowKey, mark: str = "?") -> list[str]:  # noqa: ANN401
    return [_hash(text) for _, text in driver.execute(text_of_one(root, mark), key).fetchall()]


def _is_server(connection: sa.Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _driver(of: PoolProxiedConnection) -> Any:  # noqa: ANN401 - SQLCipher's or psycopg's
    return of.driver_connection
