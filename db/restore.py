"""Bringing a backup back: into a file beside the books first, and in their place only when it is whole."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from app import credentials, paths
from app.credentials import key_file
from app.credentials.key_file import Locker
from app.domain.calendar import local
from app.domain.errors import WrongPassword
from app.domain.staff import Member
from app.services.backup import Drill
from app.services.checkup import Progress
from app.services.generations import Backup
from app.services.restoring import Loss
from app.services.trouble import (
    BackupDiskIsFull,
    BackupFolderIsReadOnly,
    BackupIsDamaged,
    BackupIsOfAnotherClinic,
    DatabaseIsDamaged,
    DiskIsFull,
    FolderIsReadOnly,
    SchemaIsNewer,
)
from db.backup import look_over, read_backup, read_slip, told
from db.checkup import state_of_copy
from db.copying import copy_books
from db.engine import open_sealed, reading
from db.lock import hold
from db.loss import loss
from db.manifest import measure
from db.opening import open_books
from db.schema import NEWEST
from db.tables import AUDIT, CERTIFICATE, PATIENT, TREATMENT
from db.trouble import storage_errors
from db.unit_of_work import Work

# Return the keys that hang on a ring, by a password or by the recovery paper; raises WrongPassword.
OpenRing = Callable[[Path], tuple[bytes, ...]]
_LOGS = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Restoration:
    """A backup that lies ready beside the books it would take the place of.

    `keys` is the ring that comes with it; None where the ring in the folder opens it too. The
    books will have `key`; `data_key` is the one they had when the backup was made.
    """

    backup: Backup
    folder: Path
    ready: Path
    key: bytes
    data_key: bytes
    keys: Path | None
    loss: Loss

    def member(self, login: str) -> Member:
        """Return who has a login name, by the backup's own books; raises NotThere."""
        with reading(open_sealed(self.ready, self.key)) as connection:
            return Work(connection).staff.by_login(login)

    def put_in_place(self, at: datetime) -> Path | None:
        """Set the books aside, put the backup in their place, and return where the old ones lie.

        At every moment there are books in the folder, once there were; what is put aside is
        whole, with its keys, and opens where it lies.
        """
        with _troubles():
            database, keys = paths.database_in(self.folder), paths.keys_in(self.folder)
            aside = self._set_aside(at) if database.exists() or keys.exists() else None
            if self.keys is not None:
                fresh = keys.with_name(f"{keys.name}.new")
                shutil.copyfile(self.keys, fresh)
                fresh.replace(keys)
                credentials.settle(self.folder)
            self._bring_signing_key()
            for end in _LOGS:
                # A log of other books beside these would ruin them.
                database.with_name(database.name + end).unlink(missing_ok=True)
            self.ready.replace(database)
            credentials.settle(self.folder)
        return aside

    def _bring_signing_key(self) -> None:
        """Put the clinic's key of the backup where the folder has none that opens."""
        number = self.backup.database
        source, own = paths.signing_key_in(self.backup.path), paths.signing_key_in(self.folder)
        key_file.bring_back(source, Locker(number, self.data_key), own, Locker(number, self.key))

    def _set_aside(self, at: datetime) -> Path:
        database = paths.database_in(self.folder)
        aside = self.folder / f"before-restore-{local(at):%Y%m%d-%H%M%S}"
        aside.mkdir(mode=0o700)
        # What was saved last may stand in the log alone.
        log = database.with_name(f"{database.name}-wal")
        keys, signing = paths.keys_in(self.folder), paths.signing_key_in(self.folder)
        for one in (database, log, keys, signing):
            if one.exists():
                _second_name(one, aside / one.name)
        credentials.settle(aside)
        return aside


@contextmanager
def restoring(
    path: Path, folder: Path, open_ring: OpenRing, progress: Progress
) -> Iterator[Restoration]:
    """Bring a backup back beside the books of a folder, and hold both; nothing is in its place yet.

    Raises:
        WrongPassword: what opens the ring today does not open the backup's.
        SchemaIsNewer: a later version of the program has written it.
        DatabaseIsOpenElsewhere: somebody works with the books.
        BackupTrouble: the backup does not hold, or is of another clinic than the folder.
    """
    backup = read_backup(path)
    if backup.schema > NEWEST:
        raise SchemaIsNewer
    own_ring = paths.keys_in(path)
    data_key = _fitting(path, open_ring(own_ring))
    with _troubles(), _held(folder) as database:
        key = _key_here(folder, backup, open_ring)
        ready = database.with_name(f"{database.name}.restoring")
        try:
            bring_back(backup, data_key, ready, key or data_key, progress)
            lost = loss(database, (key, data_key), ready, key or data_key, backup.head)
            ring = own_ring if key is None else None
            yield Restoration(backup, folder, ready, key or data_key, data_key, ring, lost)
        finally:
            ready.unlink(missing_ok=True)


def bring_back(
    backup: Backup, data_key: bytes, target: Path, key: bytes, progress: Progress
) -> None:
    """Write what a backup holds into a file, under another key, and look that over."""
    slip = read_slip(backup.path)
    source, own_key = paths.database_in(backup.path), slip.key(data_key)
    # The drive may have changed since: what it gives back must be what was written.
    if measure(source) != slip.manifest.files.get(source.name):
        raise BackupIsDamaged
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_CREAT | os.O_RDWR, 0o600))
    try:
        copy_books(source, own_key, target, key, told(progress, 0, 50))
    except DatabaseIsDamaged as error:
        raise BackupIsDamaged from error
    look_over(target, key, progress)
    if state_of_copy(target, key)[0] != slip.manifest.head:
        raise BackupIsDamaged


def try_out(backup: Backup, open_ring: OpenRing, progress: Progress) -> Drill:
    """Bring a backup back into a scratch folder, open it, count what it holds, take it away."""
    started = time.monotonic()
    ring = paths.keys_in(backup.path)
    data_key = _fitting(backup.path, open_ring(ring))
    with _troubles(), tempfile.TemporaryDirectory(prefix="tenteki-drill-") as scratch:
        database = paths.database_in(Path(scratch))
        bring_back(backup, data_key, database, data_key, progress)
        with closing(open_books(database, data_key)) as books:
            if books.verify_chain() is not None:
                raise BackupIsDamaged
        with reading(open_sealed(database, data_key)) as connection:
            counts = [_count(connection, one) for one in (PATIENT, TREATMENT, CERTIFICATE, AUDIT)]
    patients, records, certificates, traces = counts
    seconds = time.monotonic() - started
    return Drill(backup, patients, records, certificates, traces, seconds)


def _fitting(path: Path, keys: Iterable[bytes]) -> bytes:
    """Return the key of the books that opens a backup; there are two while the books get a new one."""
    slip = read_slip(path)
    for key in keys:
        with suppress(BackupIsDamaged):
            slip.key(key)
            return key
    raise BackupIsDamaged


def _key_here(folder: Path, backup: Backup, open_ring: OpenRing) -> bytes | None:
    """Return the key that hangs on the folder's own ring, where it opens and is these books'."""
    keys = paths.keys_in(folder)
    if not keys.exists():
        return None
    try:
        if credentials.database(keys) != backup.database:
            raise BackupIsOfAnotherClinic
        return open_ring(keys)[-1]
    except (WrongPassword, DatabaseIsDamaged):
        # Another password today, or a ring that cannot be read: the backup brings its own.
        return None


def _count(connection: sa.Connection, table: sa.Table) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def _second_name(one: Path, other: Path) -> None:
    """Let a file be found under a second name; copied where the drive knows no second names."""
    try:
        other.hardlink_to(one)
    except OSError:
        shutil.copyfile(one, other)


@contextmanager
def _held(folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    database = paths.database_in(folder)
    held = hold(database)
    try:
        yield database
    finally:
        held.release()


@contextmanager
def _troubles() -> Iterator[None]:
    """Let a drive without room, or one that may not be written, rise as what it means here."""
    try:
        with storage_errors():
            yield
    except DiskIsFull as error:
        raise BackupDiskIsFull from error
    except FolderIsReadOnly as error:
        raise BackupFolderIsReadOnly from error
