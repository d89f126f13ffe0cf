"""Moving the books from a file to a server, or back: all rows as they are, looked over before they stand."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from app.services.trouble import DatabaseIsDamaged, SavedByAnother
from db.audit import first_broken
from db.comparison import compare
from db.fences import ALL
from db.fencing import for_file, for_server
from db.server_noting import take_turn
from db.tables import CHAIN_HEAD, METADATA
from db.trouble import storage_errors

Kept = Sequence[object]
_AT_ONCE = 2000
_LIMITS = ("statement_timeout", "idle_in_transaction_session_timeout")
# How much of the work is done when all rows are written.
_WRITTEN = 0.7


class Moved(NamedTuple):
    """What was moved: all rows, and how many of them were found as the audit chain tells them."""

    rows: int
    compared: int


def move(
    source: sa.Engine,
    target: sa.Engine,
    progress: Callable[[float], None],
    *,
    is_held: bool = True,
) -> Moved:
    """Write all that stands in one set of books into another, empty one that has its tables.

    Meanwhile nobody can write into the first; or, where it is not to be held, what is written
    meanwhile is not seen. The second stands only once its audit chain holds
    and every row says what the chain says of it; what `progress` raises leaves it empty.

    Raises:
        SavedByAnother: there is something in the second.
        DatabaseIsDamaged: what arrived does not agree with the chain; the second is empty.
        StorageError: the one cannot be read, or the other not be written.
    """
    with storage_errors(), source.connect() as here, target.connect() as there:
        _begin(here, there, is_held=is_held)
        tables = METADATA.sorted_tables
        counts = {one.name: _count(here, one) for one in tables}
        if any(_count(there, one) for one in tables if one.name != CHAIN_HEAD.name):
            raise SavedByAnother
        _put_fences_down(there)
        there.execute(sa.delete(CHAIN_HEAD))
        rows = _copy(here, there, sum(counts.values()), progress)
        _put_fences_up(there)
        if any(_count(there, one) != counts[one.name] for one in tables):
            raise DatabaseIsDamaged
        compared = _look_over(there)
        progress(1.0)
        there.commit()
    return Moved(rows, compared)


def _begin(here: sa.Connection, there: sa.Connection, *, is_held: bool) -> None:
    if not is_held and _is_server(here):
        here.execution_options(isolation_level="REPEATABLE READ")
    for connection in (here, there) if is_held else (there,):
        if _is_server(connection):
            take_turn(connection)
    for connection in (here, there):
        connection.execute(sa.select(CHAIN_HEAD))
        # The one waits for the other, and all of it is looked over.
        for limit in _LIMITS if _is_server(connection) else ():
            connection.exec_driver_sql(f"SET LOCAL {limit} = 0")


def _copy(
    here: sa.Connection, there: sa.Connection, total: int, progress: Callable[[float], None]
) -> int:
    rows = 0
    for table in METADATA.sorted_tables:
        for some in _read(here, table):
            _write(there, table, some)
            rows += len(some)
            progress(_WRITTEN * rows / total)
    return rows


def _look_over(there: sa.Connection) -> int:
    if first_broken(there) is not None:
        raise DatabaseIsDamaged
    compared, differing = compare(there)
    if differing:
        raise DatabaseIsDamaged
    return compared


def _count(connection: sa.Connection, table: sa.Table) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def _is_server(connection: sa.Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _read(here: sa.Connection, table: sa.Table) -> Iterator[list[Kept]]:
    """Yield the rows as they are kept, some at a time: no value is made of them."""
    driver: Any = here.connection.driver_connection
    query = f"SELECT {', '.join(table.c.keys())} FROM {table.name}"  # noqa: S608  our own words
    cursor = driver.cursor(name="moving") if _is_server(here) else driver.cursor()
    try:
        cursor.execute(query)
        while some := cursor.fetchmany(_AT_ONCE):
            yield some
    finally:
        cursor.close()


def _write(there: sa.Connection, table: sa.Table, rows: list[Kept]) -> None:
    driver: Any = there.connection.driver_connection
    names = ", ".join(table.c.keys())
    if not _is_server(there):
        marks = ", ".join("?" for _ in table.c)
        insert = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608  our own words
        driver.executemany(insert, rows)
        return
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _put_fences_down(there: sa.Connection) -> None:
    """Let rows come in any order, until the end of this deed."""
    if not _is_server(there):
        for one in ALL:
            there.exec_driver_sql(f"DROP TRIGGER {one.name}")
        return
    for table in METADATA.sorted_tables:
        there.exec_driver_sql(f"ALTER TABLE {table.name} DISABLE TRIGGER USER")


def _put_fences_up(there: sa.Connection) -> None:
    """Put them up again, and let a server know how much there is: it plans by that."""
    if not _is_server(there):
        for one in ALL:
            there.exec_driver_sql(for_file(one))
        return
    # What falls due at the end is asked now: a table with something open lets nobody change it.
    there.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    for table in METADATA.sorted_tables:
        there.exec_driver_sql(f"ALTER TABLE {table.name} ENABLE TRIGGER USER")
    for one in ALL:
        for statement in for_server(one):
            if statement.startswith("ALTER TABLE"):
                there.exec_driver_sql(statement)
    there.exec_driver_sql("ANALYZE")
