"""The drive on which backups lie: it may be full, be pulled out, or belong to somebody else just now."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import credentials
from app.services.trouble import (
    BackupDiskIsFull,
    BackupFolderIsGone,
    BackupFolderIsReadOnly,
    BackupIsUnderWay,
    DatabaseIsOpenElsewhere,
    DiskIsFull,
    FolderIsReadOnly,
    StorageError,
)
from db.lock import hold
from db.trouble import storage_errors


@contextmanager
def troubles_of(folder: Path) -> Iterator[None]:
    """Let what goes wrong where the backups lie rise as what it means there."""
    if not folder.is_dir():
        raise BackupFolderIsGone
    try:
        with storage_errors():
            yield
    except StorageError as error:
        if not folder.is_dir():
            raise BackupFolderIsGone from error
        if isinstance(error, DiskIsFull):
            raise BackupDiskIsFull from error
        if isinstance(error, FolderIsReadOnly):
            raise BackupFolderIsReadOnly from error
        raise


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other programs from writing backups into a folder; raises BackupIsUnderWay."""
    # The lock's own maker cannot tell a folder that may not be written in from one that is held.
    with tempfile.TemporaryFile(dir=folder):
        pass
    try:
        held = hold(folder / "tenteki-backup")
    except DatabaseIsOpenElsewhere as error:
        raise BackupIsUnderWay from error
    try:
        yield
    finally:
        held.release()


def settle(folder: Path) -> None:
    """Bring the names in a folder to the drive; not every drive knows how."""
    try:
        credentials.settle(folder)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}:
            raise


def bring_to_the_drive(path: Path) -> None:
    """Wait until a file is on the drive, and forget it, so that what is read next comes from there."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
