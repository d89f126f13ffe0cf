"""Making, opening and closing the clinic's books."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from app.domain.checkpoints import Signed
from app.services.checkpoints import Verified
from app.services.checkup import Progress
from app.services.keyring import Share
from app.services.trouble import DatabaseIsDamaged, SavedByAnother, ServerIsGone
from db.audit import first_broken
from db.checkpoints import IsGenuine, verify
from db.day import DayNumbers
from db.drafts import DraftShelf
from db.engine import open_engine, open_sealed
from db.figures import Counting
from db.finding import Finder
from db.lock import hold
from db.renewing import Vault
from db.schema import ensure, is_older
from db.trail import TrailPages
from db.trouble import storage_errors
from db.unit_of_work import Work


def _nobody_looks(_share: float) -> None:
    """Tell nobody how far it has come."""


class Books:
    """The clinic's database, open and held by this program alone."""

    def __init__(
        self,
        engine: sa.Engine,
        held: ExitStack,
        vault: Vault | None = None,
        came_from: str | None = None,
    ) -> None:
        """Take them open; `came_from` is the state of an earlier version that they were just in."""
        self.came_from = came_from
        self._engine = engine
        self._held = held
        self._vault = vault
        self.drafts = DraftShelf(engine)
        self.trail = TrailPages(engine)
        self.finder = Finder(engine)
        self.counting = Counting(engine, None if vault is None else partial(_to_read, vault))
        self.day = DayNumbers(engine)

    @contextmanager
    def begin(self) -> Iterator[Work]:
        """Begin a deed; what it does not commit is dropped at its end."""
        with storage_errors():
            connection = self._engine.connect()
        try:
            with storage_errors():
                work = Work(connection)
            # What goes wrong between, such as a printer's error, is not the books' trouble.
            yield work
        finally:
            # Where the server went, nothing is left to undo; the next deed gets another connection.
            with suppress(ServerIsGone):
                connection.close()

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
        engine = open_sealed(self.vault.path, self.vault.key)
        try:
            with storage_errors(), engine.connect() as connection:
                return verify(connection, outside, is_genuine, progress=progress)
        finally:
            engine.dispose()

    @property
    def vault(self) -> Vault:
        """Return the file with the key it has."""
        if self._vault is None:
            raise TypeError("these books were not opened from a file of their own")
        return self._vault

    def renew(self, key: bytes, progress: Share) -> None:
        """Write the books anew under another key, look them over, and go on with them.

        Raises:
            StorageError: the books stand as they were, under the key they had; but where the
                power fails just then they may come up with either.
        """
        with storage_errors():
            self._engine.dispose()
            self.vault.renew(key, progress)

    def close(self) -> None:
        """Close the books; another program may open them then."""
        with storage_errors():
            self._held.close()


def _to_read(vault: Vault) -> sa.Engine:
    return open_sealed(vault.path, vault.key)


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
