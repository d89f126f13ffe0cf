"""The books on a server: the same chain as in a file, one deed at a time, and what is told when it fails."""

from contextlib import ExitStack, closing

import psycopg
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.services.trouble import DatabaseIsBusy, DatabaseRefused, ServerIsGone, StorageError
from db.engine import open_engine
from db.opening import Books
from db.schema import ensure
from db.server import open_server, open_server_to_read
from db.tables import AUDIT
from tests.db import samples
from tests.db.conftest import found
from tests.db.test_fences import fill
from tests.servers import running

CHAIN = sa.select(AUDIT.c.seq, AUDIT.c.payload, AUDIT.c.hash).order_by(AUDIT.c.seq)


@pytest.fixture
def kind():
    """Of the server alone."""
    return "server"


@pytest.fixture
def address(template):
    """Return the address of a server's database with tables."""
    server, name = template
    with server.database(name) as own:
        yield server.address(own)


def chain(engine):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(CHAIN)]


def test_the_same_deeds_make_the_same_chain_in_a_file_and_on_a_server(engine, tmp_path):
    file = open_engine(tmp_path / "a.tenteki", bytes(32))
    ensure(file)
    for one in (file, engine):
        books = Books(one, ExitStack())
        found(books)
        fill(books)

    assert chain(engine) == chain(file)
    assert len(chain(file)) == 2
    file.dispose()


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(TEXTS, st.binary(max_size=40), st.integers(-(2**63), 2**63 - 1))
def test_a_value_is_written_as_in_a_file(engine, text, raw, whole):
    with closing(sa.create_engine("sqlite://").raw_connection()) as file:
        query = "SELECT quote(?), quote(?), quote(?)"
        there = file.cursor().execute(query, (text, raw, whole)).fetchone()
    with engine.connect() as connection:
        query = "SELECT quote(%s::text), quote(%s::bytea), quote(%s::bigint)"
        here = connection.exec_driver_sql(query, (text, raw, whole)).one()

    assert tuple(here) == there


def test_one_deed_waits_for_another_and_is_told_when_it_lasts(books):
    with books.begin() as first:
        first.head()
        with books.begin() as second, pytest.raises(DatabaseIsBusy):
            second._connection.exec_driver_sql("SET LOCAL lock_timeout = 50")


def test_what_only_reads_waits_for_nobody(books):
    with books.begin() as deed:
        deed.head()

        assert books.verify_chain() is None
        assert books.finder.products("架空", 9)


def test_what_reads_alone_cannot_write(address):
    engine = open_server_to_read(address)
    with engine.connect() as connection, pytest.raises(StorageError):
        connection.exec_driver_sql("DELETE FROM draft")
    engine.dispose()


def test_a_connection_that_was_cut_is_made_anew(books, engine):
    with books.begin() as work:
        work.head()
    with engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )

    for _ in "1234":
        with books.begin() as work:
            assert work.head().seq == 1


def test_a_server_that_goes_in_the_middle_of_a_deed_is_told(books, engine):
    with books.begin() as work:
        work.staff.all()
        with psycopg.connect(_address_of(engine)) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )

        with pytest.raises(ServerIsGone):
            work.commit(samples.trace())

    # As often as there are connections, and once more.
    for _ in "12345":
        with books.begin() as work:
            assert work.head().seq == 1


def test_a_server_that_is_not_there_is_told():
    with running() as server:
        address = server.address()
    engine = open_server(address)

    with pytest.raises(ServerIsGone), Books(engine, ExitStack()).begin() as work:
        work.head()
    engine.dispose()


def test_a_refusal_names_its_fence(books):
    with books.begin() as work, pytest.raises(DatabaseRefused) as refused:
        work._connection.exec_driver_sql("DELETE FROM patient")

    assert refused.value.fence == "patient_never_goes"


def _address_of(engine):
    driver = engine.raw_connection()
    with closing(driver):
        info = driver.driver_connection.info
        return f"host={info.host} user={info.user} dbname={info.dbname}"
