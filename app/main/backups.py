"""Backups that make themselves: every day while the clinic is open, and when it is closed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import Event, Thread

from app import log
from app.services.backup import BackupService, KeepPlan
from app.services.door import OpenClinic
from app.services.generations import BackupPlan
from app.services.trouble import StorageError
from app.workstation import Workstation

_A_MINUTE, _AN_HOUR = 60.0, 3600.0
_WARNING = 30


class HourlyWatch:
    """Asks once an hour for what may be due, beside all other work."""

    def __init__(
        self, ask: Callable[[], object], first: float = _A_MINUTE, every: float = _AN_HOUR
    ) -> None:
        self._ask = ask
        self._first, self._every = first, every
        self._is_over = Event()
        self._thread = Thread(target=self._keep, name="hourly watch", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """End it; what is under way is waited for."""
        self._is_over.set()
        self._thread.join()

    def _keep(self) -> None:
        wait = self._first
        while not self._is_over.wait(wait):
            self._ask()
            wait = self._every


class Keeper:
    """Keeps one computer's plan for as long as the books are open, whoever works at them."""

    def __init__(self, plan: BackupPlan, keep: KeepPlan) -> None:
        self._plan = plan
        self._write = keep
        self._clinic: OpenClinic | None = None
        self._told: list[BackupService] = []
        self._watch = HourlyWatch(lambda: self._make_due(at_close=False))

    def take(self, clinic: OpenClinic) -> OpenClinic:
        """Return the clinic as its next person finds it: backed up daily, and when it closes."""
        clinic.backups.follow(self._plan, self._keep)
        self._told.append(clinic.backups)
        self._clinic = clinic
        return replace(
            clinic,
            enter_again=lambda arrival: self.take(clinic.enter_again(arrival)),
            close=partial(self._close, clinic.close),
        )

    def _keep(self, plan: BackupPlan) -> None:
        self._write(plan)
        self._plan = plan
        # Several may be signed in at once, each with services of their own.
        for backups in self._told:
            backups.follow(plan, self._keep)

    def _close(self, close: Callable[[], None]) -> None:
        self._watch.end()
        try:
            self._make_due(at_close=True)
        finally:
            close()

    def _make_due(self, *, at_close: bool) -> None:
        clinic = self._clinic
        try:
            if clinic is not None:
                clinic.backups.make_due(clinic.actor, at_close=at_close)
        except StorageError as error:
            # Nobody looks on. The trail knows, and whoever signs in next is told.
            log.message(_WARNING, f"backup: {type(error).__name__}")


def backed_up(clinic: OpenClinic, settings: Workstation, keep: KeepPlan) -> OpenClinic:
    """Return the clinic with this computer's plan, which may be without a folder yet.

    From now on it is known where the computer stands, too.
    """
    clinic.clinic.known.here = settings.branch
    plan = BackupPlan(settings.backup_folder, settings.generations)
    return Keeper(plan, keep).take(clinic)
