"""Backups: made, listed, tried out, and the old ones cleared away."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.domain.audit import AuditEntry, Deed
from app.domain.checkpoints import Occasion
from app.domain.staff import Actor, Permission
from app.services.checkpoints import Follow, sealed_by_nobody
from app.services.checkup import Progress
from app.services.generations import NO_PLAN, Backup, BackupPlan, is_due, named, surplus
from app.services.ports import Begin, Clock
from app.services.trouble import StorageError


@dataclass(frozen=True, slots=True)
class Drill:
    """What a backup gave back when it was tried out: how much of each, and how long it took."""

    backup: Backup
    patients: int
    records: int
    certificates: int
    traces: int
    seconds: float


class BackupShelf(Protocol):
    """Where backups are written and found again."""

    def write(self, folder: Path, at: datetime, progress: Progress) -> Backup:
        """Write a backup and look it over; what is not right does not stay. Raises StorageError."""

    def all(self, folder: Path) -> tuple[Backup, ...]:
        """Return the backups of these books in a folder, newest first; raises StorageError."""

    def remove(self, backup: Backup) -> None:
        """Take a backup away; raises StorageError."""


class TryOut(Protocol):
    """Tries a backup out."""

    def __call__(self, backup: Backup, login: str, password: str, progress: Progress, /) -> Drill:
        """Bring a backup back into a scratch folder, look it over and take it away again.

        Raises:
            WrongPassword: it was another one when the backup was made.
            StorageError: the backup does not hold, or there is no room for it.
        """


class BackupService:
    """What can be asked about backups while the clinic is open."""

    def __init__(self, begin: Begin, clock: Clock, shelf: BackupShelf, try_out: TryOut) -> None:
        self._begin = begin
        self._clock = clock
        self._shelf = shelf
        self._try_out = try_out
        self._plan = NO_PLAN
        self._seal: Follow = sealed_by_nobody

    @property
    def plan(self) -> BackupPlan:
        """Return where this computer's backups go by themselves."""
        return self._plan

    def follow(self, plan: BackupPlan) -> None:
        """Take this computer's plan; without one nothing goes anywhere by itself."""
        self._plan = plan

    def seal_with(self, follow: Follow) -> None:
        """Take what makes a checkpoint behind each backup."""
        self._seal = follow

    def make(self, actor: Actor, folder: Path, progress: Progress | None = None) -> Backup:
        """Write a backup into any folder or drive, and clear away what is old there.

        Raises:
            BackupTrouble: it could not be written, or was not right when it was looked over.
        """
        actor.require(Permission.BACK_UP)
        return self._make(actor, folder, progress)

    def make_due(
        self, actor: Actor, progress: Progress | None = None, *, at_close: bool = False
    ) -> Backup | None:
        """Write the backup that the plan wants by now, or return None where it wants none.

        It goes where the plan says and nowhere else, so whoever works here may set it off.

        Raises:
            BackupTrouble: see make.
        """
        actor.require(Permission.ENTER)
        folder = self._plan.folder
        if folder is None:
            return None
        with self._begin() as work:
            head = work.head()
        newest = next(iter(self._shelf.all(folder)), None)
        if not is_due(newest, head, self._clock(), at_close=at_close):
            return None
        return self._make(actor, folder, progress)

    def all(self, actor: Actor, folder: Path) -> tuple[Backup, ...]:
        """Return the backups in a folder, newest first."""
        actor.require(Permission.BACK_UP)
        return self._shelf.all(folder)

    def drill(
        self, actor: Actor, backup: Backup, password: str, progress: Progress | None = None
    ) -> Drill:
        """Prove that a backup can be brought back by this person, and say what it holds.

        Raises:
            WrongPassword: it was another one when the backup was made.
            BackupTrouble: the backup does not hold.
        """
        actor.require(Permission.BACK_UP)
        drill = self._try_out(backup, actor.member.login, password, progress or go_on)
        details = {**named(backup), "patients": drill.patients, "records": drill.records}
        self._trace(actor, Deed.BACKUP_TRIED, details)
        return drill

    def _make(self, actor: Actor, folder: Path, progress: Progress | None) -> Backup:
        backup = self._shelf.write(folder, self._clock(), progress or go_on)
        self._trace(actor, Deed.BACKED_UP, {**named(backup), "bytes": backup.size})
        self._seal(actor, Occasion.BACKUP)
        try:
            for old in surplus(self._shelf.all(folder), self._plan.generations):
                self._shelf.remove(old)
        except StorageError:
            # The new one is there; what cannot be cleared away today is so next time.
            pass
        return backup

    def _trace(self, actor: Actor, deed: Deed, details: dict[str, object]) -> None:
        with self._begin() as work:
            work.commit(AuditEntry(actor.staff, self._clock(), deed, None, details))


def go_on(_done: int, _total: int) -> bool:
    """Take what is told of the progress, and never wish to stop."""
    return True
