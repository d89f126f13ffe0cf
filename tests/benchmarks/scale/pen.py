"""The pen that writes rows as the database keeps them, with the fences down meanwhile."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from app.demo.people import LOGIN
from app.domain.audit import link
from db.engine import EncryptedDialect, connect
from db.open_records import what_ought_to_be_open
from db.tables import AUDIT

_BARE = (
    "journal_mode = OFF",
    "synchronous = OFF",
    "foreign_keys = OFF",
    "ignore_check_constraints = ON",
    "cache_size = -1800000",
    "temp_store = MEMORY",
)
_DIALECT = EncryptedDialect()


@contextmanager
def bare(path: Path, opened_by: bytes) -> Iterator["Pen"]:
    """Open the file for pouring: no fence, no index; all of them stand again behind it."""
    driver = connect(path, opened_by, _BARE)
    gc.disable()
    try:
        named = driver.execute(
            "SELECT type, name, sql FROM sqlite_master"
            " WHERE sql IS NOT NULL AND type IN ('trigger', 'index') ORDER BY type, name"
        ).fetchall()
        driver.execute("BEGIN")
        for kind, name, _ in named:
            driver.execute(f"DROP {kind} {name}")
        pen = Pen(driver)
        yield pen
        pen.put_head()
        for kind, _, statement in named:
            if kind == "index":
                driver.execute(statement)
        pen.put_open()
        for kind, _, statement in named:
            if kind == "trigger":
                driver.execute(statement)
        driver.execute("COMMIT")
    finally:
        driver.close()
        gc.enable()


class Pen:
    """Writes rows as the database keeps them, and hangs their traces on the chain."""

    def __init__(self, driver: dbapi2.Connection) -> None:
        """Take the chain up where it stands."""
        self.driver = driver
        self.statements = {
            one.name: f"INSERT INTO {one.name} ({', '.join(c.name for c in one.c)})"
            f" VALUES ({', '.join('?' for _ in one.c)})"
            for one in AUDIT.metadata.sorted_tables
        }
        self.seq, self._head = driver.execute("SELECT seq, hash FROM chain_head").fetchone()
        (self.actor,) = driver.execute("SELECT id FROM staff WHERE login = ?", (LOGIN,)).fetchone()

    def write(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Write rows into a table."""
        self.driver.executemany(self.statements[table], rows)

    def hang(self, traces: Iterable[tuple[object, ...]]) -> None:
        """Hang traces on the chain: moment, actor, deed, subject, text."""
        seq, tied, rows = self.seq, self._head, []
        for at, actor, deed, subject, text in traces:
            seq, prev = seq + 1, tied
            tied = link(prev, text)
            rows.append((seq, at, actor, deed, subject, text, prev, tied))
        self.seq, self._head = seq, tied
        self.write("audit", rows)

    def put_head(self) -> None:
        """Write where the chain stands."""
        self.driver.execute("UPDATE chain_head SET seq = ?, hash = ?", (self.seq, self._head))

    def put_open(self) -> None:
        """Write what waits to be finalised, as the triggers would have."""
        self.driver.execute("DELETE FROM open_record")
        self.driver.execute(
            f"INSERT INTO open_record (treatment_id, entry_id) {what_ought_to_be_open()}"
        )


def raw(table: sa.Table, row: Mapping[str, object]) -> tuple[object, ...]:
    """Return a row as the database keeps it."""
    made = []
    for column in table.c:
        bind = column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
        value = row[column.name]
        made.append(value if bind is None else bind(value))
    return tuple(made)
