"""Backups in memory: written, found again and tried out as the real ones are."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.errors import WrongPassword
from app.services.backup import Drill
from app.services.checkup import Progress
from app.services.generations import Backup
from app.services.trouble import (
    BackupFolderIsGone,
    BackupHasAnotherKey,
    BackupIsDamaged,
    BackupTrouble,
    BackupWasStopped,
)
from tests import samples


@dataclass
class FakeShelf:
    """Keeps backups of the books in memory.

    `folders` are those that are there; `trouble` is what the next writing, `stuck` what the next taking away
    runs into; those that are `damaged` or `locked` do not hold, or open no more.
    """

    books: Any
    folders: set[Path] = field(default_factory=set)
    kept: list[Backup] = field(default_factory=list)
    trouble: BackupTrouble | None = None
    stuck: BackupTrouble | None = None
    damaged: list[Backup] = field(default_factory=list)
    locked: list[Backup] = field(default_factory=list)
    takes_anybody: bool = True

    def write(self, folder: Path, at: datetime, progress: Progress) -> Backup:
        """Write a backup."""
        self._look_for(folder)
        if self.trouble is not None:
            raise self.trouble
        if not progress(50, 100):
            raise BackupWasStopped
        with self.books.begin() as work:
            head = work.head()
        path = folder / f"tenteki-{at:%Y%m%d-%H%M%S}.tenteki-backup"
        self.kept.append(Backup(path, "0f" * 16, at, head, "0001", 4096))
        progress(100, 100)
        return self.kept[-1]

    def all(self, folder: Path) -> tuple[Backup, ...]:
        """Return the backups in a folder, newest first."""
        self._look_for(folder)
        found = [one for one in self.kept if one.path.parent == folder]
        return tuple(sorted(found, key=lambda one: one.made, reverse=True))

    def verify(self, backup: Backup, progress: Progress) -> None:
        """Look a backup over."""
        self._look_for(backup.path.parent)
        if not progress(50, 100):
            raise BackupWasStopped
        if backup in self.damaged:
            raise BackupIsDamaged
        if backup in self.locked:
            raise BackupHasAnotherKey
        progress(100, 100)

    def remove(self, backup: Backup) -> None:
        """Take a backup away."""
        if self.stuck is not None:
            raise self.stuck
        self.kept.remove(backup)

    def try_out(self, backup: Backup, login: str, password: str, progress: Progress) -> Drill:
        """Try a backup out."""
        if password != samples.PASSWORD:
            raise WrongPassword
        if backup in self.damaged:
            raise BackupIsDamaged
        progress(100, 100)
        return Drill(backup, 3, 0, 0, backup.head.seq, 0.1)

    def _look_for(self, folder: Path) -> None:
        if folder not in self.folders:
            raise BackupFolderIsGone
