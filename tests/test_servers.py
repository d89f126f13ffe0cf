"""The server of the tests' own is a real one, and leaves nothing behind."""

import psycopg
import pytest

from tests.servers import running


def test_a_server_keeps_what_was_committed_and_is_gone_afterwards():
    with running() as server, server.database() as name:
        with psycopg.connect(server.address(name)) as connection:
            connection.execute("CREATE TABLE drip (volume bigint)")
            connection.execute("INSERT INTO drip VALUES (500)")
        with psycopg.connect(server.address(name)) as connection:
            assert connection.execute("SELECT volume FROM drip").fetchall() == [(500,)]

    assert not server.folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.address())


def test_a_database_is_a_copy_of_its_template():
    with running() as server, server.database() as pattern:
        with psycopg.connect(server.address(pattern)) as connection:
            connection.execute("CREATE TABLE drip (volume bigint)")

        with server.database(pattern) as name, psycopg.connect(server.address(name)) as copy:
            assert copy.execute("SELECT count(*) FROM drip").fetchone() == (0,)
