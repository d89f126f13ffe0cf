"""The way to the clinic's books on a PostgreSQL server, for many computers at once.

Each deed waits for the writers' turn, as in a file: what it has read still holds when it ends.
What only reads stands in no line.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import sqlalchemy as sa

from db.server_noting import NOTES, in_turn
from db.trouble import guard_border

# One address, or what returns those that may lead there, the likeliest first.
Addresses = str | Callable[[], tuple[str, ...]]

_CONNECTIONS = 4
_WAIT_SECONDS = 5
# What each connection is told, in milliseconds. A computer that falls asleep in the middle of a
# deed would keep all others waiting.
_SETTINGS = {
    "lock_timeout": _WAIT_SECONDS * 1000,
    "statement_timeout": 120_000,
    "idle_in_transaction_session_timeout": 15_000,
    "client_min_messages": "warning",
    # Short questions are not worth being compiled first.
    "jit": "off",
}
# A cable that was pulled out is noticed within half a minute.
_ALIVE: dict[str, Any] = {
    "connect_timeout": _WAIT_SECONDS,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}


def connect(
    address: str, *, is_read_only: bool = False, is_noting: bool = True, role: str = ""
) -> Any:  # noqa: ANN401
    """Return a connection as its driver knows it; the address is one of libpq's.

    Who signed in works under another `role` only where the tables are looked after.
    """
    # Imported here: a clinic whose books are a file needs none of it.
    import psycopg

    # Of several statements that are sent at once, the first that fails is raised; that the others
    # then fail too is no news.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    settings = {**_SETTINGS, "default_transaction_read_only": "on" if is_read_only else "off"}
    if role:
        settings["role"] = role
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    connection = psycopg.connect(address, options=options, application_name="tenteki", **_ALIVE)
    if is_noting and not is_read_only:
        try:
            connection.execute(NOTES)
            connection.commit()
        except BaseException:
            connection.close()
            raise
    return connection


def open_server(address: Addresses, role: str = "") -> sa.Engine:
    """Return the way to the books of a server; it is asked at the first connection."""
    engine = _engine(lambda: _reached(address, partial(connect, role=role)))
    in_turn(engine)
    return engine


def open_server_to_read(address: Addresses) -> sa.Engine:
    """Return the way to the books for what reads for long and writes nothing."""
    return _engine(lambda: _reached(address, partial(connect, is_read_only=True)))


def connect_to_listen(address: Addresses) -> Any:  # noqa: ANN401 - as above
    """Return a connection as its driver knows it, for what is heard of others and writes nothing."""
    return _reached(address, partial(connect, is_read_only=True))


@contextmanager
def plainly_connected(address: str) -> Iterator[sa.Connection]:
    """Yield a connection for what is no deed at the books; it stands at the end. Raises StorageError."""
    engine = _engine(lambda: connect(address, is_noting=False))
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _reached(address: Addresses, to: Callable[[str], Any]) -> Any:  # noqa: ANN401 - as above
    """Return a connection by the first address that leads there."""
    from psycopg import OperationalError

    *some, last = (address,) if isinstance(address, str) else address()
    for one in some:
        try:
            return to(one)
        except OperationalError:
            continue
    return to(last)


def _engine(creator: Any) -> sa.Engine:  # noqa: ANN401 - returns a connection of psycopg's
    engine = sa.create_engine(
        "postgresql+psycopg://",
        creator=creator,
        poolclass=sa.QueuePool,
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_timeout=_WAIT_SECONDS,
        # A server that was started anew has forgotten the connections from before.
        pool_pre_ping=True,
        pool_use_lifo=True,
    )
    guard_border(engine)
    return engine
