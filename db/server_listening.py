"""Hears at once what other computers save on a server, and looks there now and then where nothing is told.

Who saves sends the number of the trace along with it (NOTIFY); nothing else travels this way.
"""

import threading
from collections.abc import Callable, Container
from contextlib import closing
from time import monotonic
from typing import Any, NamedTuple

import sqlalchemy as sa

from app.services.changes import Heard, Listen
from app.services.trouble import StorageError
from db.trouble import storage_errors

_CHANNEL = "tenteki"
_TELL = "SELECT pg_notify(%s, %s)"
_LISTEN = f"LISTEN {_CHANNEL}"
_HEAD = "SELECT seq FROM chain_head"
_PID = "tenteki_pid"


class Waits(NamedTuple):
    """How long it waits, in seconds: for the next word, for the next look, and to reach the server again."""

    # A way through a pool of connections swallows LISTEN without a word: looked at all the same.
    listening: float = 30
    looking: float = 5
    reaching: tuple[float, ...] = (0.5, 1, 2, 5, 10, 30)
    # A word is heard at once; so often it is asked whether to go on. Ten times a second costs a hundredth of a core.
    breath: float = 0.5


_WAITS = Waits()


def tell(connection: sa.Connection, seq: int) -> None:
    """Let all who listen hear of a trace, if it comes to stand; a file has no others."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(_TELL, (_CHANNEL, str(seq)))


def writers(engine: sa.Engine) -> Container[int]:
    """Return by which numbers the server knows an engine's connections; it follows them."""
    numbers: set[int] = set()

    @sa.event.listens_for(engine, "checkout")
    def _(driver: Any, record: Any, _proxy: object) -> None:  # noqa: ANN401 - psycopg's, the pool's
        number = record.info.setdefault(_PID, driver.info.backend_pid)
        numbers.add(number)

    @sa.event.listens_for(engine, "close")
    def _(_driver: object, record: Any) -> None:  # noqa: ANN401 - the pool's
        numbers.discard(record.info.get(_PID))

    return numbers


def listening(connect: Callable[[], Any], engine: sa.Engine, waits: Waits = _WAITS) -> Listen:
    """Return how one listens to what comes to stand past an engine.

    `connect` makes a connection of the driver's for it alone, under the role of who works here.
    """
    own = writers(engine)
    return lambda heard: Listener(connect, heard, own, waits).close


class Listener:
    """Listens in a thread of its own, on a connection of its own, until it is closed."""

    def __init__(
        self,
        connect: Callable[[], Any],
        heard: Heard,
        own: Container[int] = frozenset(),
        waits: Waits = _WAITS,
    ) -> None:
        """Begin; `heard` is called on the thread, but not for what the `own` connections write."""
        self._connect, self._heard, self._own, self._waits = connect, heard, own, waits
        self._known: int | None = None
        self._failures = 0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="server_listening", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Hear nothing more; the connection is closed and the thread over when this returns."""
        self._is_over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._is_over.is_set():
            try:
                with storage_errors(), closing(self._connect()) as connection:
                    self._hear(connection)
            except StorageError:
                reaching = self._waits.reaching
                self._is_over.wait(reaching[min(self._failures, len(reaching) - 1)])
                self._failures += 1

    def _hear(self, connection: Any) -> None:  # noqa: ANN401 - psycopg's
        connection.autocommit = True
        wait = self._waits.listening if _is_told(connection) else self._waits.looking
        while not self._is_over.is_set():
            self._look(connection)
            self._failures = 0
            until = monotonic() + wait
            while not self._is_over.is_set() and (left := until - monotonic()) > 0:
                for note in connection.notifies(timeout=min(left, self._waits.breath)):
                    self._take(note)

    def _look(self, connection: Any) -> None:  # noqa: ANN401 - psycopg's
        """Look where the chain stands: it may have moved on while nothing could be heard."""
        (seq,) = connection.execute(_HEAD).fetchone()
        before, self._known = self._known, seq
        if before not in (None, seq):
            self._heard(seq)

    def _take(self, note: Any) -> None:  # noqa: ANN401 - psycopg's
        seq = int(note.payload)
        # What a look has found already is no news.
        if self._known is None or seq > self._known:
            self._known = seq
            if note.pid not in self._own:
                self._heard(seq)


def _is_told(connection: Any) -> bool:  # noqa: ANN401 - psycopg's
    """Ask to be told, and tell whether this engine knows what that is."""
    from psycopg import errors

    try:
        connection.execute(_LISTEN)
    except (errors.FeatureNotSupported, errors.SyntaxError):
        return False
    return True
