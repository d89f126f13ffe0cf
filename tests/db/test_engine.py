import threading

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2

from app.services.trouble import DatabaseIsBusy, DatabaseRefused, DiskIsFull
from db.engine import open_engine
from tests.db import samples


@pytest.fixture
def kind() -> str:
    """Of the file alone."""
    return "file"


def pragma(engine, name):
    with engine.connect() as connection:
        return connection.connection.driver_connection.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)),
        *(("recursive_triggers", 1), ("busy_timeout", 5000), ("cache_size", -65536)),
        *(("fullfsync", 1), ("checkpoint_fullfsync", 1)),
    ],
)
def test_every_connection_keeps_what_is_confirmed(engine, name, value):
    assert pragma(engine, name) == value


def test_the_key_is_never_part_of_a_statement(path, key):
    told = []
    engine = open_engine(path, key)
    sa.event.listen(engine, "before_cursor_execute", lambda *seen: told.append(repr(seen)))

    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE a (b TEXT)")

    assert key.hex() not in "".join(told)
    assert key.hex() not in repr(engine.url)
    engine.dispose()


def test_the_file_is_encrypted_with_the_key_itself(path, key, engine):
    raw = dbapi2.connect(str(path))
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")

    assert raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] > 0
    raw.close()


def test_reading_takes_the_writers_turn_at_once(path, key, engine):
    other = open_engine(path, key)
    with engine.connect() as first, other.connect() as second:
        first.execute(sa.text("SELECT 1"))
        second.connection.driver_connection.execute("PRAGMA busy_timeout = 0")

        with pytest.raises(DatabaseIsBusy):
            second.execute(sa.text("SELECT 1"))

    other.dispose()


def test_a_second_writer_waits_for_its_turn(books):
    """Both saves stand, whoever came first."""
    records = [samples.treatment(), samples.treatment()]
    inside = threading.Event()

    def save_second():
        inside.wait()
        with books.begin() as work:
            work.treatments.add(records[1])
            work.commit(samples.trace())

    second = threading.Thread(target=save_second)
    second.start()
    with books.begin() as work:
        work.treatments.add(records[0])
        inside.set()
        work.commit(samples.trace())
    second.join()

    with books.begin() as work:
        assert set(work.treatments.of_patient(samples.PATIENT.id)) == set(records)
    assert books.verify_chain() is None


def test_after_a_full_disk_the_connection_works_on(books, engine):
    """SQLite has rolled back by itself then; a second rollback must not hurt."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        (pages,) = driver.execute("PRAGMA page_count").fetchone()
        driver.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskIsFull):
            connection.exec_driver_sql("CREATE TABLE big AS SELECT randomblob(1000000) AS x")
        connection.rollback()

        assert connection.execute(sa.text("SELECT 1")).scalar() == 1


def test_what_may_not_stand_at_the_end_leaves_nothing_open(engine):
    loose = (
        "CREATE TABLE loose (a INTEGER REFERENCES loose (b) DEFERRABLE INITIALLY DEFERRED,"
        " b INTEGER PRIMARY KEY)"
    )
    with engine.connect() as connection:
        connection.exec_driver_sql(loose)
        connection.exec_driver_sql("INSERT INTO loose VALUES (7, 1)")
        with pytest.raises(DatabaseRefused):
            connection.commit()

    with engine.connect() as connection:
        assert not sa.inspect(connection).has_table("loose")


def test_changes_of_tables_are_undone_too(engine):
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE later (a TEXT)")
        connection.rollback()

    assert "later" not in sa.inspect(engine).get_table_names()
