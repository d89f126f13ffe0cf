"""Making, opening and closing the clinic's books."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa

from app.domain.checkpoints import Signed
from app.services.changes import Listen, nobody_else
from app.services.checkpoints import Verified
from app.services.checkup import Progress
from app.services.keyring import Share
from app.services.persistence import PAUSES
from app.services.ports import ChainHead, Drafts
from app.services.trouble import (
    AnswerIsLost,
    DatabaseIsBusy,
    DatabaseIsDamaged,
    SavedByAnother,
    ServerIsGone,
)
from db.audit import first_broken, hash_at
from db.checkpoints import IsGenuine, verify
from db.day import DayNumbers
from db.drafts import DraftShelf
from db.engine import open_engine
from db.figures import Counting
from db.finding import Finder
from db.lock import hold
from db.renewing import Vault
from db.schema import ensure, is_older
from db.server_noting import take_turn
from db.trail import TrailPages
from db.trouble import storage_errors
from db.unit_of_work import Work


class Safe(Protocol):
    """Where books are kept, and the key that they have there."""

    key: bytes
    # Whether nobody may have the books open while they get another key.
    is_written_anew: bool

    def to_read(self) -> sa.Engine:
        """Return a way in for what reads for long and writes nothing."""

    def renew(self, key: bytes, progress: Share) -> None:
        """Give the books another key; raises StorageError."""


def _nobody_looks(_share: float) -> None:
    """Tell nobody how far it has come."""


class Books:
    """The clinic's database, open: a file that this program holds alone, or one on a server."""

    # What is on a server others write too; whoever opens it says how they are heard.
    listen: Listen = staticmethod(nobody_else)

    def __init__(
        self,
        engine: sa.Engine,
        held: ExitStack,
        vault: Safe | None = None,
        came_from: str | None = None,
    ) -> None:
        """Take them open; `came_from` is the state of an earlier version that they were just in."""
        self.came_from = came_from
        self._engine = engine
        self._held = held
        self._vault = vault
        self._deed = threading.local()
        self.drafts: Drafts = DraftShelf(engine)
        self.trail = TrailPages(engine)
        self.finder = Finder(engine)
        self.counting = Counting(engine, None if vault is None else vault.to_read)
        self.day = DayNumbers(engine)

    @contextmanager
    def begin(self, *, to_look: bool = False) -> Iterator[Work]:
        """Begin a deed; what it does not commit is dropped at its end.

        One only `to_look` stands in no line of writers, and cannot commit.
        """
        with storage_errors():
            connection = self._engine.connect()
        before = self._here
        try:
            with storage_errors():
                work = Work(connection, self._is_kept, is_look=to_look)
            self._deed.connection = connection
            # What goes wrong between, such as a printer's error, is not the books' trouble.
            yield work
        finally:
            self._deed.connection = before
            # Where the server went, nothing is left to undo; the next deed gets another connection.
            with suppress(ServerIsGone):
                connection.close()

    def _is_kept(self, written: ChainHead) -> bool:
        """Tell whether a trace stands whose writer heard no answer; raises AnswerIsLost.

        The writers' turn comes only when the server is done with that deed, one way or the other.
        """
        for pause in PAUSES:
            try:
                with self._apart(is_writing=True) as connection:
                    return hash_at(connection, written.seq) == written.hash
            except (ServerIsGone, DatabaseIsBusy):
                time.sleep(pause)
        raise AnswerIsLost

    @contextmanager
    def beside(self, *, is_writing: bool = False) -> Iterator[sa.Connection]:
        """Yield the connection of the deed that this thread is at, to stand or fall with it.

        Outside any deed it is one of its own; what is written there stands at its end.
        """
        if self._here is not None:
            yield self._here
            return
        with self._apart(is_writing=is_writing) as connection:
            yield connection

    @contextmanager
    def _apart(self, *, is_writing: bool) -> Iterator[sa.Connection]:
        with storage_errors(), self._engine.connect() as connection:
            if is_writing:
                take_turn(connection)
            yield connection
            if is_writing:
                connection.commit()

    @property
    def _here(self) -> sa.Connection | None:
        found: sa.Connection | None = getattr(self._deed, "connection", None)
        return found

    def verify_chain(self) -> int | None:
        """Return the number of the first trace that does not hold, or None where all do."""
        with storage_errors(), self._engine.connect() as connection:
            return first_broken(connection)

    def verify(
        self,
        outside: tuple[Signed, ...],
        is_genuine: IsGenuine,
        *,
        since_trusted: bool,
        progress: Progress | None = None,
    ) -> Verified:
        """Return what chain and checkpoints say of the trail, or only of what is new in it."""
        if since_trusted:
            with storage_errors(), self._engine.connect() as connection:
                return verify(connection, outside, is_genuine, since_trusted=True)
        # A million entries take seconds; on a connection of the writers nobody could save meanwhile.
        engine = self.vault.to_read()
        try:
            with storage_errors(), engine.connect() as connection:
                return verify(connection, outside, is_genuine, progress=progress)
        finally:
            engine.dispose()

    @property
    def vault(self) -> Safe:
        """Return where they are kept, with the key they have."""
        if self._vault is None:
            raise TypeError("these books were not opened from a place of their own")
        return self._vault

    def renew(self, key: bytes, progress: Share) -> None:
        """Write the books anew under another key, look them over, and go on with them.

        Raises:
            StorageError: the books stand as they were, under the key they had; but where the
                power fails just then they may come up with either.
        """
        with storage_errors():
            if self.vault.is_written_anew:
                self._engine.dispose()
            self.vault.renew(key, progress)

    def close(self) -> None:
        """Close the books; another program may open them then."""
        with storage_errors():
            self._held.close()


def is_there(path: Path) -> bool:
    """Tell whether there are books at a place; an empty file is what a first start left behind."""
    with storage_errors():
        return path.is_file() and path.stat().st_size > 0


def create(path: Path, key: bytes) -> Books:
    """Make new, empty books and open them.

    Raises:
        SavedByAnother: there are books at this place already.
    """
    with storage_errors(), ExitStack() as held:
        held.callback(hold(path).release)
        if is_there(path):
            raise SavedByAnother
        held.push(_forget_where_it_fails(path))
        # For its owner's eyes only, from the first byte.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        return _open(path, key, held)


def open_books(path: Path, key: bytes, progress: Share = _nobody_looks) -> Books:
    """Open the clinic's books and bring their tables up to date.

    Books of an earlier version are kept as they were, beside those that are brought up to date;
    `progress` is told how far that has come.

    Raises:
        DatabaseIsOpenElsewhere: another program holds them.
        DatabaseIsDamaged: there are none, the key is not theirs, or they cannot be read.
        SchemaIsNewer: a later version of the program has written them.
    """
    with storage_errors(), ExitStack() as held:
        held.callback(hold(path).release)
        if not is_there(path):
            raise DatabaseIsDamaged
        # What a power cut left of books that were being written anew.
        path.with_name(f"{path.name}.anew").unlink(missing_ok=True)
        return _open(path, key, held, progress)


def _forget_where_it_fails(path: Path) -> Callable[..., None]:
    """Return what takes half-made books away again, so that they can be made once more."""

    def forget(_kind: object, error: BaseException | None, _trace: object) -> None:
        if error is not None:
            for left in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                left.unlink(missing_ok=True)

    return forget


def _open(path: Path, key: bytes, held: ExitStack, progress: Share = _nobody_looks) -> Books:
    vault = Vault(path, key)
    engine = open_engine(path, lambda: vault.key)
    held.callback(engine.dispose)
    found = is_older(engine)
    if found is not None:
        engine.dispose()
        vault.bring_up(found, lambda aside: _upgrade(aside, key), progress)
    ensure(engine)
    return Books(engine, held.pop_all(), vault, came_from=found)


def _upgrade(books: Path, key: bytes) -> None:
    """Lead books through the steps that are missing, all or none."""
    engine = open_engine(books, key)
    try:
        ensure(engine)
    finally:
        engine.dispose()
