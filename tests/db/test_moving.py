"""A clinic moves from a file to a server and back, and its chain tells the same."""

from contextlib import ExitStack

import pytest
import sqlalchemy as sa

from app.services.trouble import DatabaseIsDamaged, DatabaseRefused, SavedByAnother, WorkWasStopped
from db.engine import open_engine
from db.moving import move
from db.opening import Books
from db.schema import ensure
from db.tables import METADATA, PATIENT
from tests.db import samples
from tests.db.conftest import found
from tests.db.test_fences import fill
from tests.db.test_server import chain


@pytest.fixture
def kind():
    """`engine` is the server's; the file is made here."""
    return "server"


@pytest.fixture
def file(path, key):
    """A file with a row in every table."""
    engine = open_engine(path, key)
    ensure(engine)
    books = Books(engine, ExitStack())
    found(books)
    fill(books)
    yield engine
    engine.dispose()


def rows(engine):
    with engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(sa.select(table))))
            for table in METADATA.sorted_tables
        }


def quiet(_share):
    """Look at nothing."""


def test_a_clinic_moves_to_a_server_and_back(file, engine, tmp_path, key):
    told = []
    there = move(file, engine, told.append)
    back = open_engine(tmp_path / "back.tenteki", key)
    ensure(back)

    again = move(engine, back, quiet)

    assert rows(engine) == rows(file) == rows(back)
    assert there == again
    assert there.rows == sum(map(len, rows(file).values()))
    assert told == sorted(told)
    assert told[-1] == 1.0
    back.dispose()


def test_work_goes_on_where_it_arrived(file, engine):
    move(file, engine, quiet)

    with Books(engine, ExitStack()).begin() as work:
        work.treatments.add(samples.treatment())
        work.commit(samples.trace())

    assert chain(engine)[:-1] == chain(file)
    assert Books(engine, ExitStack()).verify_chain() is None


@pytest.mark.parametrize("attack", ["DELETE FROM patient", "TRUNCATE audit CASCADE"])
def test_every_fence_stands_where_it_arrived(file, engine, attack):
    move(file, engine, quiet)

    with engine.connect() as connection:
        off = "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'"
        assert connection.exec_driver_sql(off).scalar_one() == 0
        always = "SELECT count(*) FROM pg_trigger WHERE tgenabled = 'A'"
        assert connection.exec_driver_sql(always).scalar_one() > 100
        connection.exec_driver_sql("SET session_replication_role = replica")
        with pytest.raises(DatabaseRefused):
            connection.exec_driver_sql(attack)


def test_nothing_is_written_over_another_clinic(file, engine):
    found(Books(engine, ExitStack()))

    with pytest.raises(SavedByAnother):
        move(file, engine, quiet)


def test_what_was_changed_by_hand_does_not_arrive(file, engine):
    with file.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER patient_skips_a_version")
        connection.execute(sa.update(PATIENT).values(allergies="改竄"))

    with pytest.raises(DatabaseIsDamaged):
        move(file, engine, quiet)

    assert not any(some for name, some in rows(engine).items() if name != "chain_head")


def test_somebody_may_stop_it_and_the_server_is_empty_again(file, engine):
    def stop(share):
        if share > 0.3:
            raise WorkWasStopped

    with pytest.raises(WorkWasStopped):
        move(file, engine, stop)

    assert not any(some for name, some in rows(engine).items() if name != "chain_head")
    assert move(file, engine, quiet).rows > 0
