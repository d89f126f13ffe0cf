"""Backups: made, listed, tried out, and the old ones cleared away."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.domain.audit import AuditEntry, Deed
from app.domain.checkpoints import Occasion
from app.domain.staff import Actor, Permission
from app.services.backup_history import (
    ENOUGH,
    BackupStanding,
    BackupTraces,
    is_told_today,
    standing_of,
)
from app.services.checkpoints import Follow, sealed_by_nobody
from app.services.checkup import Progress
from app.services.generations import NO_PLAN, Backup, BackupPlan, is_due, named, surplus
from app.services.kept_backups import KeptBackup, kept
from app.services.ports import Begin, Clock
from app.services.trouble import (
    BackupIsDamaged,
    BackupIsUnderWay,
    BackupWasStopped,
    StorageError,
)

# Writes the plan down where this computer finds it at its next start; raises StorageError.
KeepPlan = Callable[[BackupPlan], None]


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

    @property
    def takes_anybody(self) -> bool:
        """Tell whether whoever works here sees all that goes into one."""

    def write(self, folder: Path, at: datetime, progress: Progress) -> Backup:
        """Write a backup and look it over; what is not right does not stay. Raises StorageError."""

    def all(self, folder: Path) -> tuple[Backup, ...]:
        """Return the backups of these books in a folder, newest first; raises StorageError."""

    def verify(self, backup: Backup, progress: Progress) -> None:
        """Return if a backup is whole and as it was written.

        Raises:
            BackupIsDamaged: it is not.
            BackupHasAnotherKey: it cannot be opened with the key of today.
            StorageError: the drive is not there, or not to be read.
        """

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

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        shelf: BackupShelf,
        try_out: TryOut,
        traces: BackupTraces,
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._shelf = shelf
        self._try_out = try_out
        self._traces = traces
        self._plan = NO_PLAN
        self._keep: KeepPlan = kept_nowhere
        self._seal: Follow = sealed_by_nobody

    @property
    def plan(self) -> BackupPlan:
        """Return where this computer's backups go by themselves."""
        return self._plan

    def follow(self, plan: BackupPlan, keep: KeepPlan | None = None) -> None:
        """Take this computer's plan, and what writes another one down.

        Without a folder in it nothing goes anywhere by itself.
        """
        self._plan = plan
        self._keep = keep or kept_nowhere

    def choose(self, actor: Actor, plan: BackupPlan) -> None:
        """Let this computer's backups go elsewhere from now on, or be kept longer.

        Raises:
            BackupTrouble: there is no such folder.
            StorageError: this computer's settings cannot be written.
        """
        actor.require(Permission.BACK_UP)
        if plan.folder is not None:
            self._shelf.all(plan.folder)
        self._keep(plan)
        self._plan = plan
        folder = None if plan.folder is None else str(plan.folder)
        details: dict[str, object] = {"folder": folder, "generations": plan.generations}
        self._trace(actor, Deed.BACKUPS_PLANNED, details)

    def standing(self, actor: Actor) -> BackupStanding:
        """Return how the clinic stands with its backups, by what the trail tells."""
        actor.require(Permission.ENTER)
        return standing_of(self._traces.of_backups(ENOUGH), self._plan, self._clock())

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
        if folder is None or not (self._shelf.takes_anybody or actor.may(Permission.BACK_UP)):
            return None
        with self._begin(to_look=True) as work:
            head = work.head()
        try:
            newest = next(iter(self._shelf.all(folder)), None)
        except StorageError as error:
            self._note_failure(actor, folder, error)
            raise
        if not is_due(newest, head, self._clock(), at_close=at_close):
            return None
        return self._make(actor, folder, progress)

    def all(self, actor: Actor, folder: Path) -> tuple[KeptBackup, ...]:
        """Return the backups in a folder, newest first, and when each was last looked at."""
        actor.require(Permission.BACK_UP)
        return kept(self._shelf.all(folder), self._traces.of_backups(ENOUGH))

    def verify(self, actor: Actor, backup: Backup, progress: Progress | None = None) -> None:
        """Return if a backup is still whole and as it was written; either is noted.

        Raises:
            BackupIsDamaged: it is not.
            BackupTrouble: it could not be looked at.
        """
        actor.require(Permission.BACK_UP)
        with self._noting(actor, Deed.BACKUP_VERIFIED, backup):
            self._shelf.verify(backup, progress or go_on)
        self._trace(actor, Deed.BACKUP_VERIFIED, named(backup))

    def drill(
        self, actor: Actor, backup: Backup, password: str, progress: Progress | None = None
    ) -> Drill:
        """Prove that a backup can be brought back by this person, and say what it holds.

        Raises:
            WrongPassword: it was another one when the backup was made.
            BackupTrouble: the backup does not hold.
        """
        actor.require(Permission.BACK_UP)
        with self._noting(actor, Deed.BACKUP_TRIED, backup):
            drill = self._try_out(backup, actor.member.login, password, progress or go_on)
        details = {**named(backup), "patients": drill.patients, "records": drill.records}
        self._trace(actor, Deed.BACKUP_TRIED, details)
        return drill

    def set_out(self, actor: Actor, place: str) -> None:
        """Write that the books are about to be moved to a server or a folder.

        Raises:
            NotPermitted: this is for who may back up.
        """
        actor.require(Permission.BACK_UP)
        self._trace(actor, Deed.BOOKS_MOVED, {"place": place})

    def _make(self, actor: Actor, folder: Path, progress: Progress | None) -> Backup:
        try:
            backup = self._shelf.write(folder, self._clock(), progress or go_on)
        except StorageError as error:
            self._note_failure(actor, folder, error)
            raise
        self._trace(actor, Deed.BACKED_UP, {**named(backup), "bytes": backup.size})
        self._seal(actor, Occasion.BACKUP)
        try:
            for old in surplus(self._shelf.all(folder), self._plan.generations):
                self._shelf.remove(old)
        except StorageError:
            # The new one is there; what cannot be cleared away today is so next time.
            pass
        return backup

    @contextmanager
    def _noting(self, actor: Actor, deed: Deed, backup: Backup) -> Iterator[None]:
        """Write into the trail that a backup which was looked at is damaged."""
        try:
            yield
        except BackupIsDamaged as error:
            self._trace(actor, deed, {**named(backup), "trouble": type(error).__name__})
            raise

    def _note_failure(self, actor: Actor, folder: Path, error: StorageError) -> None:
        """Write into the trail why there is no backup, once a day, so that the next person is told."""
        if isinstance(error, BackupWasStopped | BackupIsUnderWay):
            return
        trouble = type(error).__name__
        # Where the books themselves cannot be written, there are louder signs of it.
        with suppress(StorageError):
            if not is_told_today(self._traces.of_backups(1), trouble, self._clock()):
                details: dict[str, object] = {"target": str(folder), "trouble": trouble}
                self._trace(actor, Deed.BACKUP_FAILED, details)

    def _trace(self, actor: Actor, deed: Deed, details: dict[str, object]) -> None:
        with self._begin() as work:
            work.commit(AuditEntry(actor.staff, self._clock(), deed, None, details))


def kept_nowhere(_plan: BackupPlan) -> None:
    """Write no plan down: it holds for as long as the clinic is open."""


def go_on(_done: int, _total: int) -> bool:
    """Take what is told of the progress, and never wish to stop."""
    return True
