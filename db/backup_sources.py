"""What backups are copies of: a file of books, or books on a server."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa

from db.audit import first_broken, hash_at
from db.checkup import look_over_copy
from db.copying import copy_books
from db.engine import connect, open_engine, reading
from db.moving import move
from db.schema import ensure
from db.trouble import storage_errors

Share = Callable[[float], None]


class Source(Protocol):
    """Books as a backup finds them; each may raise StorageError."""

    # Whether whoever works here sees all of them.
    takes_anybody: bool

    def copy(self, target: Path, key: bytes, progress: Share) -> None:
        """Write them into a file as they are at one moment, under another key."""

    def hash_at(self, seq: int) -> bytes | None:
        """Return what they say of one of their traces."""

    def is_well(self) -> bool:
        """Tell whether they themselves are what they should be."""

    def size(self) -> int:
        """Return how many bytes they take, about."""


class FileSource:
    """A file of books, with the key that it has just now."""

    takes_anybody = True

    def __init__(self, database: Path, key: Callable[[], bytes]) -> None:
        self._database = database
        self._key = key

    def copy(self, target: Path, key: bytes, progress: Share) -> None:
        """Copy the file page by page."""
        copy_books(self._database, self._key(), target, key, progress)

    def hash_at(self, seq: int) -> bytes | None:
        """Return what they say of one of their traces."""
        with reading(open_engine(self._database, self._key())) as connection:
            return hash_at(connection, seq)

    def is_well(self) -> bool:
        """Tell whether each page is as it was written."""
        return next(look_over_copy(self._database, self._key())).is_well

    def size(self) -> int:
        """Return the size of the file with its log."""
        log = self._database.with_name(f"{self._database.name}-wal")
        return sum(one.stat().st_size for one in (self._database, log) if one.exists())


class ServerSource:
    """Books on a server, as who may see all of them sees them."""

    takes_anybody = False

    def __init__(self, to_read: Callable[[], sa.Engine]) -> None:
        self._to_read = to_read

    def copy(self, target: Path, key: bytes, progress: Share) -> None:
        """Write all rows into a file; nobody waits meanwhile."""
        here, there = self._to_read(), open_engine(target, key)
        try:
            ensure(there)
            move(here, there, progress, is_held=False)
        finally:
            here.dispose()
            there.dispose()
        # A copy needs nothing beside it: it has no journal.
        with storage_errors(), closing(connect(target, key)) as driver:
            driver.execute("PRAGMA journal_mode = DELETE")

    def hash_at(self, seq: int) -> bytes | None:
        """Return what they say of one of their traces."""
        with reading(self._to_read()) as connection:
            return hash_at(connection, seq)

    def is_well(self) -> bool:
        """Tell whether their chain holds."""
        with reading(self._to_read()) as connection:
            return first_broken(connection) is None

    def size(self) -> int:
        """Return the size of the database on the server."""
        with reading(self._to_read()) as connection:
            query = "SELECT pg_database_size(current_database())"
            return int(connection.exec_driver_sql(query).scalar_one())
