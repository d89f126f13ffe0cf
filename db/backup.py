"""The backups in a folder: each one a folder of its own, whole or not there."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from app import credentials, paths
from app.domain.calendar import local
from app.services.checkup import Progress
from app.services.generations import Backup
from app.services.trouble import (
    BackupDidNotHold,
    BackupDiskIsFull,
    BackupHasAnotherKey,
    BackupIsDamaged,
    BackupWasStopped,
    DatabaseIsDamaged,
    StorageError,
)
from db.backup_sources import Source
from db.checkup import look_over_copy, state_of_copy
from db.drive import alone_in, bring_to_the_drive, settle, troubles_of
from db.manifest import Manifest, Slip, from_text, measure, slip_for, to_text

SUFFIX, UNFINISHED = ".tenteki-backup", ".partial"
_SLIP = "manifest.json"
_KEY_BYTES = 32
# Beside the books: their log, the keys, the slip, and what a file system takes for itself.
_SPARE_BYTES = 4 << 20
# How much of the work is done when the copy is written, and what each look adds, of a hundred.
_COPIED, _PER_LOOK = 50, 9


class Backups:
    """Writes backups of the books that are open, and finds them again."""

    def __init__(self, source: Source, keys: Path, key: Callable[[], bytes], program: str) -> None:
        self._source = source
        self._keys = keys
        # The books may get a new key while they are open.
        self._ask_key = key
        self._program = program

    @property
    def takes_anybody(self) -> bool:
        """Tell whether whoever works here sees all that goes into one."""
        return self._source.takes_anybody

    def write(self, folder: Path, at: datetime, progress: Progress) -> Backup:
        """Write a backup and look it over; what is not right does not stay."""
        with troubles_of(folder), alone_in(folder):
            _clear_unfinished(folder)
            self._refuse_where_it_is_tight(folder)
            name = _free_name(folder, at)
            aside = folder / f"{name}{UNFINISHED}"
            aside.mkdir(mode=0o700)
            try:
                self._fill(aside, at, progress)
                whole = aside.rename(folder / f"{name}{SUFFIX}")
            except BaseException:
                shutil.rmtree(aside, ignore_errors=True)
                raise
            settle(folder)
            progress(100, 100)
        return read_backup(whole)

    def all(self, folder: Path) -> tuple[Backup, ...]:
        """Return the backups of these books in a folder, newest first."""
        ours = credentials.database(self._keys)
        found = [one for one in backups_in(folder) if one.database == ours]
        return tuple(sorted(found, key=lambda one: one.made, reverse=True))

    def verify(self, backup: Backup, progress: Progress) -> None:
        """Return if a backup is whole and as it was written; nothing is written into it."""
        with troubles_of(backup.path.parent):
            slip = read_slip(backup.path)
            try:
                key = slip.key(self._ask_key())
            except BackupIsDamaged as error:
                raise BackupHasAnotherKey from error
            told(progress, 0, 100)(0.0)
            for name, written in slip.manifest.files.items():
                if measure(backup.path / name) != written:
                    raise BackupIsDamaged
            copy = paths.database_in(backup.path)
            told(progress, 0, 100)(_COPIED / 100)
            look_over(copy, key, progress)
            if state_of_copy(copy, key)[0] != slip.manifest.head:
                raise BackupIsDamaged
            progress(100, 100)

    def remove(self, backup: Backup) -> None:
        """Take a backup away; while it goes, it is none any more."""
        with troubles_of(backup.path.parent):
            going = backup.path.with_suffix(UNFINISHED)
            backup.path.rename(going)
            shutil.rmtree(going)

    def _fill(self, aside: Path, at: datetime, progress: Progress) -> None:
        copy, keys = paths.database_in(aside), paths.keys_in(aside)
        new_key = os.urandom(_KEY_BYTES)
        # For its owner's eyes only, from the first byte.
        os.close(os.open(copy, os.O_CREAT | os.O_RDWR, 0o600))
        key = self._ask_key()
        self._source.copy(copy, new_key, told(progress, 0, _COPIED))
        keys.write_bytes(self._keys.read_bytes())
        signing = self._signing_key(aside)
        for written in (copy, keys, *signing):
            bring_to_the_drive(written)
        files = (copy, keys, *signing)
        manifest = self._looked_over(files, new_key, at, progress)
        slip = aside / _SLIP
        slip.write_text(to_text(slip_for(manifest, new_key, key)), encoding="utf-8")
        bring_to_the_drive(slip)
        settle(aside)

    def _signing_key(self, aside: Path) -> tuple[Path, ...]:
        """Take the clinic's key along, as it is: what opens the backup's ring opens it."""
        own, copy = paths.signing_key_in(self._keys.parent), paths.signing_key_in(aside)
        if not own.exists():
            return ()
        copy.write_bytes(own.read_bytes())
        return (copy,)

    def _looked_over(
        self, written: tuple[Path, ...], key: bytes, at: datetime, progress: Progress
    ) -> Manifest:
        """Return what the copy is a copy of; raises BackupDidNotHold where it is not as it should be."""
        copy, keys, *_ = written
        try:
            look_over(copy, key, progress)
            head, schema = state_of_copy(copy, key)
        except BackupWasStopped:
            raise
        except StorageError as error:
            if not self._source.is_well():
                # It is not the copy that went wrong.
                raise DatabaseIsDamaged from error
            raise BackupDidNotHold from error
        if self._source.hash_at(head.seq) != head.hash:
            raise BackupDidNotHold
        files = {one.name: measure(one) for one in written}
        database = credentials.database(keys)
        return Manifest(database, at, head, schema, self._program, files)

    def _refuse_where_it_is_tight(self, folder: Path) -> None:
        if shutil.disk_usage(folder).free < self._source.size() + _SPARE_BYTES:
            raise BackupDiskIsFull


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of any clinic in a folder; what cannot be read is none."""
    found = []
    with troubles_of(folder):
        for one in sorted(folder.glob(f"*{SUFFIX}")):
            with suppress(StorageError):
                found.append(read_backup(one))
    return tuple(found)


def read_backup(path: Path) -> Backup:
    """Return what a backup says of itself; raises BackupIsDamaged, SchemaIsNewer."""
    manifest = read_slip(path).manifest
    size = sum(bytes_ for bytes_, _ in manifest.files.values())
    return Backup(path, manifest.database, manifest.made, manifest.head, manifest.schema, size)


def read_slip(path: Path) -> Slip:
    """Return the slip of a backup, all of whose files are there in their full size."""
    if path.suffix == UNFINISHED:
        raise BackupIsDamaged
    try:
        slip = from_text((path / _SLIP).read_text(encoding="utf-8"))
        for name, (size, _) in slip.manifest.files.items():
            if (path / name).stat().st_size != size:
                raise BackupIsDamaged
    except (OSError, UnicodeDecodeError) as error:
        raise BackupIsDamaged from error
    return slip


def look_over(copy: Path, key: bytes, progress: Progress) -> None:
    """Look a copy over; raises BackupIsDamaged at the first thing that is not as it should be."""
    for number, look in enumerate(look_over_copy(copy, key), 1):
        if not look.is_well:
            raise BackupIsDamaged
        told(progress, 0, 100)((_COPIED + number * _PER_LOOK) / 100)


def _clear_unfinished(folder: Path) -> None:
    """Take away what a power cut left half made; nobody else is at work here."""
    for left in folder.glob(f"tenteki-*{UNFINISHED}"):
        shutil.rmtree(left, ignore_errors=True)


def _free_name(folder: Path, at: datetime) -> str:
    name = f"tenteki-{local(at):%Y%m%d-%H%M%S}"
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(one for one in names if not list(folder.glob(f"{one}.*")))


def told(progress: Progress, begin: int, end: int) -> Callable[[float], None]:
    """Return what tells of a share of the work; raises BackupWasStopped where it is no longer wanted."""

    def tell(share: float) -> None:
        if not progress(int(begin + share * (end - begin)), 100):
            raise BackupWasStopped

    return tell
