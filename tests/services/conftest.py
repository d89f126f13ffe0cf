"""The services over books in memory, over an encrypted file, and over a server."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.audit import AuditEntry, Deed
from app.domain.staff import Actor, Role
from db.engine import open_engine
from db.opening import Books
from db.schema import ensure
from db.server import open_server
from tests import samples
from tests.fakes import founded_door
from tests.kept_books import KeptBooks
from tests.servers import running

KEY = bytes(range(32))


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory):
    """A file that has its tables, for all tests."""
    path = tmp_path_factory.mktemp("blank") / "blank.db"
    engine = open_engine(path, KEY)
    ensure(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def blank_server():
    """A server with a database that has its tables, for all tests."""
    with running() as server, server.database() as name:
        engine = open_server(server.address(name))
        ensure(engine)
        engine.dispose()
        yield server, name


@pytest.fixture(params=["memory", "file", "server"])
def kind(request) -> str:
    """Where the books are kept; what is of books in memory alone overrides it by "memory"."""
    return str(request.param)


@pytest.fixture
def real_books(kind, request, tmp_path_factory) -> Iterator[KeptBooks | None]:
    with ExitStack() as held:
        if kind == "memory":
            yield None
            return
        if kind == "file":
            path = tmp_path_factory.mktemp("books") / "clinic.db"
            shutil.copy(request.getfixturevalue("blank_file"), path)
            engine = open_engine(path, KEY)
        else:
            server, name = request.getfixturevalue("blank_server")
            engine = open_server(server.address(held.enter_context(server.database(name))))
        held.callback(engine.dispose)
        yield KeptBooks(held.enter_context(closing(Books(engine, ExitStack()))))


@pytest.fixture
def door(real_books):
    return founded_door(real_books)


@pytest.fixture
def books(door):
    return door.books


@pytest.fixture
def clinic(door):
    """The clinic as its physician finds it, her coming in not counted among the traces."""
    found = door.enter(samples.PHYSICIAN.login, samples.PASSWORD)
    door.books.trail.clear()
    return found


@pytest.fixture
def nurse():
    return Actor(samples.NURSE)


@pytest.fixture
def clerk():
    assert samples.CLERK.role is Role.CLERK
    return Actor(samples.CLERK)


@pytest.fixture
def pharmacist(books):
    """A pharmacist of the clinic; how she came is not counted among the traces."""
    member = replace(samples.NURSE, id=UUID(int=0xA6), login="kato", role=Role.PHARMACIST)
    with books.begin() as work:
        work.staff.add(member)
        work.commit(AuditEntry(samples.PHYSICIAN.id, samples.NOW, Deed.MEMBER_ADDED, member.id))
    books.trail.pop()
    return Actor(member)
