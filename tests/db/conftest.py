"""A small clinic's books in a scratch folder, encrypted as a real one's."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.domain.audit import Deed
from db.engine import open_engine
from db.opening import Books
from db.schema import ensure
from db.server import open_server
from tests.db import samples
from tests.servers import Server, running


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.tenteki"


@pytest.fixture
def key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture(params=["file", "server"])
def kind(request: pytest.FixtureRequest) -> str:
    """Return where the books are kept; what is of a file alone overrides it by "file"."""
    return str(request.param)


@pytest.fixture(scope="session")
def template() -> Iterator[tuple[Server, str]]:
    """A server with a database that has its tables, for all tests."""
    with running() as server, server.database() as name:
        engine = open_server(server.address(name))
        ensure(engine)
        engine.dispose()
        yield server, name


@pytest.fixture
def engine(kind: str, request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    if kind == "file":
        engine = open_engine(request.getfixturevalue("path"), request.getfixturevalue("key"))
        ensure(engine)
        yield engine
        engine.dispose()
        return
    server, name = request.getfixturevalue("template")
    with server.database(name) as own:
        engine = open_server(server.address(own))
        yield engine
        engine.dispose()


@pytest.fixture
def empty(engine: sa.Engine) -> Iterator[Books]:
    with closing(Books(engine, ExitStack())) as books:
        yield books


@pytest.fixture
def books(empty: Books) -> Books:
    found(empty)
    return empty


def found(books: Books) -> None:
    """Write the first day of the small clinic."""
    with books.begin() as work:
        work.facility.put(samples.FACILITY)
        for member in samples.STAFF:
            work.staff.add(member)
        work.labels.load(samples.FORMULARY)
        for patient in (samples.PATIENT, samples.SECOND):
            work.patients.add(patient)
        work.commit(samples.trace(Deed.CLINIC_FOUNDED))
