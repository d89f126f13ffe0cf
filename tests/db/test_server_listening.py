"""What another computer saves on the server is heard at once, also after the way there was cut."""

import threading
from contextlib import ExitStack, closing
from dataclasses import replace
from functools import partial
from queue import SimpleQueue

import psycopg
import pytest

from app.domain.audit import Deed
from app.ui.hearing import Hearing
from db.engine import open_engine
from db.opening import Books
from db.schema import ensure
from db.server import connect, open_server
from db.server_listening import Listener, Waits, listening
from tests.db import samples
from tests.db.conftest import found

# So long a test waits for a word before it gives up; no test waits for time to pass.
PATIENCE = 60
UNTIL_TOLD = Waits(listening=3600, looking=3600, reaching=(0,), breath=0.05)
OFTEN = Waits(listening=3600, looking=0.01)


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


@pytest.fixture
def engine(address):
    """Return the way of another computer to the same books."""
    engine = open_server(address)
    yield engine
    engine.dispose()


@pytest.fixture
def heard():
    """Return what was heard, one number after the other."""
    return SimpleQueue()


class Way:
    """How the listener comes to the server: seen through, and cut where a test wants it."""

    def __init__(self, address, refused=""):
        self._address, self._refused = address, refused
        self.connections = []
        self.may_connect, self.has_looked = threading.Event(), threading.Event()
        self.may_connect.set()

    def __call__(self):
        """Return another connection, once it may be made."""
        self.may_connect.wait(PATIENCE)
        made = Seen.connect(self._address)
        made.way, made.refused = self, self._refused
        self.connections.append(made)
        return made

    def cut(self, engine):
        """Let the server end the connection; no other is made before it may be."""
        self.may_connect.clear()
        self.has_looked.clear()
        with engine.connect() as connection:
            gone = self.connections[-1].info.backend_pid
            connection.exec_driver_sql("SELECT pg_terminate_backend(%s)", (gone,))


class Seen(psycopg.Connection):
    """A connection that tells when it was looked where the chain stands."""

    def execute(self, query, *more, **named):
        """Ask the server, unless it is of a kind that does not know the question."""
        if self.refused and str(query).startswith(self.refused):
            raise psycopg.errors.FeatureNotSupported(query)
        answer = super().execute(query, *more, **named)
        if "chain_head" in str(query):
            self.way.has_looked.set()
        return answer


@pytest.fixture
def listen(address, books, heard):
    """Return a function that listens until the test is over; it returns the way once it is listened."""
    with ExitStack() as begun:

        def begin(waits=UNTIL_TOLD, refused=""):
            way = Way(address, refused)
            begun.enter_context(closing(Listener(way, heard.put, waits=waits)))
            assert way.has_looked.wait(PATIENCE)
            return way

        yield begin


def save(books, version=2):
    """Save something, as another computer does; return the number of its trace."""
    with books.begin() as work:
        work.patients.change(replace(samples.PATIENT, version=version))
        work.commit(samples.trace(Deed.PATIENT_CHANGED))
    with books.begin() as work:
        return work.head().seq


def test_what_another_computer_saves_is_heard(listen, books, heard):
    listen()

    saved = [save(books, version) for version in (2, 3)]

    assert [heard.get(timeout=PATIENCE) for _ in saved] == saved == [2, 3]


def test_what_was_saved_before_is_no_news(books, listen, heard):
    save(books, 2)
    listen()

    later = save(books, 3)

    assert heard.get(timeout=PATIENCE) == later


def test_nothing_is_heard_of_a_deed_that_does_not_stand(listen, books, engine, heard):
    listen()

    with books.begin() as work:
        work.patients.change(replace(samples.PATIENT, version=2))
        work._trail.append(samples.trace(Deed.PATIENT_CHANGED), {"patient": {"a": ["b"]}})
    save(books)

    assert heard.get(timeout=PATIENCE) == 2
    assert heard.empty()


def test_that_somebody_only_looked_is_not_told(listen, books, heard):
    listen()

    with books.begin() as work:
        work.commit(samples.trace(Deed.PATIENT_VIEWED))
    saved = save(books)

    assert heard.get(timeout=PATIENCE) == saved == 3
    assert heard.empty()


def test_what_was_saved_while_the_way_was_cut_is_heard_as_soon_as_it_is_whole(
    listen, books, engine, heard
):
    way = listen()
    way.cut(engine)

    saved = save(books)
    way.may_connect.set()

    assert heard.get(timeout=PATIENCE) == saved


def test_it_goes_on_listening_after_the_way_was_cut(listen, books, engine, heard):
    way = listen()
    way.cut(engine)
    way.may_connect.set()
    assert way.has_looked.wait(PATIENCE)

    saved = save(books)

    assert heard.get(timeout=PATIENCE) == saved
    assert len(way.connections) == 2


def test_a_server_that_is_not_there_is_tried_again(address, books, heard):
    refusals = iter([psycopg.OperationalError("no route"), OSError("no socket")])
    way = Way(address)

    def connect_at_last():
        for refusal in refusals:
            raise refusal
        return way()

    with closing(Listener(connect_at_last, heard.put, waits=UNTIL_TOLD)):
        assert way.has_looked.wait(PATIENCE)
        saved = save(books)

        assert heard.get(timeout=PATIENCE) == saved


def test_where_nothing_is_told_it_is_looked_now_and_then(listen, books, heard):
    listen(OFTEN, refused="LISTEN")

    saved = save(books)

    assert heard.get(timeout=PATIENCE) == saved


def test_where_a_word_gets_lost_on_the_way_it_is_looked_all_the_same(listen, books, heard):
    listen(Waits(listening=0.01))

    with books.begin() as work:
        work.commit(samples.trace(Deed.PATIENT_VIEWED))

    assert heard.get(timeout=PATIENCE) == 2


def test_what_this_program_writes_itself_is_no_news(address, engine, books, heard):
    own, way = open_server(address), Way(address)
    end = listening(way, own, UNTIL_TOLD)(heard.put)
    assert way.has_looked.wait(PATIENCE)

    with closing(Books(own, ExitStack())) as mine:
        mine_is = save(mine, 2)
    saved = save(books, 3)

    assert heard.get(timeout=PATIENCE) == saved == mine_is + 1
    end()
    own.dispose()


def test_once_it_is_closed_neither_thread_nor_connection_is_left(address, books, heard):
    way = Way(address)
    listener = Listener(way, heard.put, waits=UNTIL_TOLD)
    assert way.has_looked.wait(PATIENCE)

    listener.close()
    save(books)

    assert [one.closed for one in way.connections] == [True]
    assert "server_listening" not in {one.name for one in threading.enumerate()}
    assert heard.empty()


def test_it_can_be_closed_while_no_server_is_there(heard):
    gone = partial(psycopg.connect, "host=/nowhere connect_timeout=1")

    with closing(Listener(gone, heard.put, waits=Waits(reaching=(3600,)))) as listener:
        pass

    assert not listener._thread.is_alive()


def test_it_listens_on_a_connection_like_those_of_the_books(address, books, heard):
    own, has_come = open_server(address), threading.Event()

    def hear(seq):
        heard.put(seq)
        has_come.set()

    end = listening(partial(connect, address, is_read_only=True), own)(hear)
    for version in range(2, 1000):
        # Until the listening has begun, nothing is heard of what came before.
        save(books, version)
        if has_come.wait(0.1):
            break
    end()
    own.dispose()

    assert 2 <= heard.get(timeout=PATIENCE) <= version


def test_the_window_hears_of_it_on_its_own_thread(address, engine, books, qtbot, qapp):
    threads, own, way = [], open_server(address), Way(address)
    hearing = Hearing(qapp)
    hearing.told.connect(lambda: threads.append(threading.current_thread()))
    end = hearing.begin(listening(way, own, UNTIL_TOLD))
    assert way.has_looked.wait(PATIENCE)

    save(books)

    qtbot.waitUntil(lambda: threads == [threading.main_thread()], timeout=PATIENCE * 1000)
    end()
    hearing.deleteLater()
    own.dispose()


def test_books_in_a_file_have_nobody_to_listen_to(tmp_path, heard):
    engine = open_engine(tmp_path / "a.tenteki", bytes(32))
    ensure(engine)
    with closing(Books(engine, ExitStack())) as books:
        before = threading.active_count()
        end = books.listen(heard.put)
        found(books)

        assert threading.active_count() == before
        assert heard.empty()
        end()
    engine.dispose()
