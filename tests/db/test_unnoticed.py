"""No table can be changed by raw SQL unnoticed: a fence stops it, or the deep check names the row.

The attacks are made from the tables themselves, so that a new table has its own at once.
"""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import pytest
import sqlalchemy as sa

from app.services.checkup import How
from app.services.trouble import DatabaseIsDamaged, StorageError
from db.audit import first_broken
from db.comparison import compare
from db.engine import open_engine
from db.fences import fences
from db.opening import Books
from db.schema import ensure
from db.tables import METADATA
from db.vouching import UNVOUCHED, roots
from tests.db import samples
from tests.db.conftest import found
from tests.db.test_fences import fill

# Half-written forms are no records: they are replaced and dropped at will, and counted nowhere.
NO_RECORDS = {"draft"}
# The chain vouches for itself, and shows where it was touched.
CHAIN = {"audit", "chain_head"}
# What follows from the records, and is compared with them.
FOLLOWS = {"open_record"}
TABLES = sorted(set(METADATA.tables) - NO_RECORDS)
# The table whose row it is that a row belongs to.
OWNERS = {leaf.table.name: root.name for root in roots().values() for leaf in root.leaves}


@pytest.fixture(scope="module")
def clinic(tmp_path_factory) -> Iterator[sa.Engine]:
    engine = open_engine(tmp_path_factory.mktemp("books") / "a.tenteki", secrets.token_bytes(32))
    ensure(engine)
    books = Books(engine, ExitStack())
    found(books)
    fill(books)
    with books.begin() as work:
        work.checkpoints.add(samples.signed(work.head()))
        work.commit(samples.trace())
    yield engine
    engine.dispose()


@contextmanager
def holding_the_key(engine: sa.Engine, *, fenced: bool) -> Iterator[sa.Connection]:
    """Give the program's own connection to somebody; all that is done with it is undone."""
    with closing(engine.connect()) as connection:
        driver = connection.connection.driver_connection
        if not fenced:
            for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON"):
                driver.execute(f"PRAGMA {pragma}")
        with connection.begin() as deed:
            if not fenced:
                for name in fences():
                    connection.exec_driver_sql(f"DROP TRIGGER {name}")
            yield connection
            deed.rollback()
        for pragma in ("foreign_keys = ON", "ignore_check_constraints = OFF"):
            driver.execute(f"PRAGMA {pragma}")


def another(column: sa.Column[object]) -> str:
    """Return SQL of another value than a column has, of its own kind."""
    name = column.name
    return (
        f"CASE typeof({name}) WHEN 'text' THEN {name} || 'x' WHEN 'integer' THEN {name} + 1"
        f" WHEN 'blob' THEN randomblob(length({name}) + 1) ELSE {_any(column)} END"
    )


def _any(column: sa.Column[object]) -> str:
    kind = column.type.compile(sa.create_mock_engine("sqlite://", print).dialect)
    return {"TEXT": "'x'", "BLOB": "x'00'"}.get(kind, "1")


def attacks(table: sa.Table) -> Iterator[str]:
    name, columns = table.name, table.c.keys()
    for column in table.c:
        yield f"UPDATE {name} SET {column.name} = {another(column)}"
        yield f"UPDATE OR REPLACE {name} SET {column.name} = {another(column)}"
    (*_, last) = sorted(table.primary_key.columns, key=lambda one: not one.foreign_keys)
    values = {one: one for one in columns} | {last.name: another(last)}
    added = f"INTO {name} ({', '.join(values)}) SELECT {', '.join(values.values())} FROM {name}"
    # A row of its own, or one more part of another's row.
    yield f"INSERT {added} LIMIT 1"
    yield f"DELETE FROM {name}"
    for column in table.c:
        changed = {one: one for one in columns} | {column.name: another(column)}
        yield (
            f"INSERT OR REPLACE INTO {name} ({', '.join(changed)})"
            f" SELECT {', '.join(changed.values())} FROM {name} LIMIT 1"
        )


def is_noticed(connection: sa.Connection, table: str) -> bool:
    if table in CHAIN:
        try:
            return first_broken(connection) is not None
        except DatabaseIsDamaged:
            return True
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        # What belongs to nobody is told as a row that refers to what is not there.
        return True
    _, differing = compare(connection)
    return OWNERS.get(table, table) in {one.table for one in differing}


def test_books_that_nobody_harmed_say_what_their_trail_says(clinic):
    with clinic.connect() as connection:
        count, differing = compare(connection)

    assert not differing
    assert count > len(roots())


@pytest.mark.parametrize("fenced", [True, False])
@pytest.mark.parametrize("table", TABLES)
def test_no_attack_on_a_table_goes_unnoticed(clinic, table, fenced):
    unnoticed, stopped = [], 0

    for attack in attacks(METADATA.tables[table]):
        with holding_the_key(clinic, fenced=fenced) as connection:
            try:
                changed = connection.exec_driver_sql(attack).rowcount
            except StorageError:
                stopped += 1
                continue
            if changed and not is_noticed(connection, table):
                unnoticed.append(attack)

    assert not unnoticed
    assert fenced or stopped < len(list(attacks(METADATA.tables[table])))


def test_every_table_has_rows_to_be_attacked(clinic):
    with clinic.connect() as connection:
        empty = {
            name
            for name in TABLES
            if not connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar()
        }

    assert not empty


def test_what_nobody_vouches_for_is_named():
    assert UNVOUCHED == NO_RECORDS | CHAIN | FOLLOWS


def test_a_nurse_whom_raw_sql_makes_a_physician_is_named(clinic):
    statement = "UPDATE staff SET role = 'physician', register_number = '1', version = version + 1 WHERE login = 'hara'"
    with holding_the_key(clinic, fenced=True) as connection:
        connection.exec_driver_sql(statement)

        _, (differing,) = compare(connection)

    assert (differing.table, differing.name, differing.how) == ("staff", "hara", How.CHANGED)
    assert differing.entry == 1


def test_an_honest_change_of_a_row_does_not_launder_what_was_done_to_it_before(engine, books):
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE facility SET beds = 19")

    with books.begin() as work:
        work.facility.put(samples.FACILITY)
        work.commit(samples.trace())

    with engine.connect() as connection:
        _, (differing,) = compare(connection)
    assert (differing.table, differing.how) == ("facility", How.CHANGED)


def test_what_was_written_outside_a_deed_is_not_taken_along_by_the_next(engine, books):
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO patient_word SELECT term || 'x', patient_id FROM patient_word"
        )

    with books.begin() as work:
        work.commit(samples.trace())

    with engine.connect() as connection:
        _, differing = compare(connection)
    assert {one.table for one in differing} == {"patient"}
