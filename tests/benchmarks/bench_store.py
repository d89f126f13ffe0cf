"""The store's save of one entry against the same rows written by the driver alone."""

import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from app.domain.treatments import Treatment
from db.engine import open_engine
from db.opening import Books
from db.schema import ensure
from tests.db import samples
from tests.db.conftest import found

LIMIT = 2.0
_COMMITS = 400
# The first saves compile statements and grow the files.
_WARM_UP = 40

Statement = tuple[str, Sequence[object], bool]


def rows(commits: int = _COMMITS) -> list[tuple[str, float, float]]:
    """Return the ratio of the medians, with its limit."""
    treatments = [samples.treatment() for _ in range(commits + _WARM_UP)]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_books:
        rehearsed, ours, bare = (
            _database(Path(folder) / name, open_books) for name in ("rehearsed", "ours", "bare")
        )
        script = _rehearse(rehearsed, treatments)
        driver = open_books.enter_context(bare.connect()).connection.driver_connection
        books = Books(ours, ExitStack())
        pairs = [
            # Turn by turn, so that the machine's moods fall on both alike.
            (_timed(_save, books, one), _timed(_replay, driver, statements))
            for one, statements in zip(treatments, script, strict=True)
        ][_WARM_UP:]
    store, raw = (statistics.median(times) for times in zip(*pairs, strict=True))
    return [("one entry of three lines with its trace, raw rows = 1", store / raw, LIMIT)]


def _database(path: Path, open_books: ExitStack) -> sa.Engine:
    engine = open_engine(path, secrets.token_bytes(32))
    open_books.callback(engine.dispose)
    ensure(engine)
    found(Books(engine, ExitStack()))
    return engine


def _save(books: Books, treatment: Treatment) -> None:
    with books.begin() as work:
        work.treatments.add(treatment)
        work.commit(samples.trace(subject=treatment.id))


def _rehearse(engine: sa.Engine, treatments: Sequence[Treatment]) -> list[list[Statement]]:
    """Return what the driver is told at each save: the same for the same beginnings."""
    told: list[Statement] = []

    @sa.event.listens_for(engine, "before_cursor_execute")
    def _(_connection, _cursor, statement, parameters, _context, executemany):
        told.append((statement, parameters, executemany))

    books, script = Books(engine, ExitStack()), []
    for one in treatments:
        told.clear()
        _save(books, one)
        script.append(list(told))
    return script


def _replay(driver: dbapi2.Connection, statements: Sequence[Statement]) -> None:
    driver.execute("BEGIN IMMEDIATE")
    for statement, parameters, executemany in statements:
        if executemany:
            driver.executemany(statement, parameters)
        else:
            driver.execute(statement, parameters).fetchall()
    driver.execute("COMMIT")


def _timed(deed: Callable[..., None], *arguments: object) -> float:
    start = time.perf_counter()
    deed(*arguments)
    return time.perf_counter() - start


if __name__ == "__main__":
    for name, ratio, limit in rows():
        print(f"{name}: {ratio:.2f}x, limit {limit:.1f}x")
        sys.exit(ratio > limit)
