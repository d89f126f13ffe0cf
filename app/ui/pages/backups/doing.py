"""Writing a backup, looking one over, trying one out: done beside all other work, one at a time."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.calendar import local
from app.services.checkup import Progress
from app.services.generations import Backup, BackupPlan
from app.ui.desk import Desk
from app.ui.kit.progress import Watch
from app.ui.parts.folder_dialog import folder_dialog
from app.ui.parts.password_sheet import PasswordSheet
from app.ui.parts.questions import Questions
from app.upkeep import backup_line, drill_line


class Doing(QObject):
    """Hands long work to the lane aside, and tells what came of it."""

    begun = Signal(str, object)  # what it is called, and the Watch that tells how far it has come
    done = Signal(str)  # what came about, in a sentence
    failed = Signal(object)  # the error

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._questions = Questions(desk.lane, desk.say, page)
        self.is_busy = False

    def back_up(self, folder: Path) -> None:
        """Write a backup into a folder."""
        desk, say = self._desk, self._desk.say
        self._begin(
            say("Backing up…"),
            lambda tell: backup_line(desk.clinic.backups.make(desk.actor, folder, tell), say),
        )

    def verify(self, backup: Backup) -> None:
        """Look a backup over."""
        desk, say = self._desk, self._desk.say

        def verify(tell: Progress) -> str:
            desk.clinic.backups.verify(desk.actor, backup, tell)
            return say(
                "The backup of {at} is as it was written.",
                at=f"{local(backup.made):%Y-%m-%d %H:%M}",
            )

        self._begin(say("Verifying…"), verify)

    def ask_drill(self, backup: Backup) -> None:
        """Ask for the password of that day, then try the backup out."""
        desk, say = self._desk, self._desk.say
        self._questions.ask(
            PasswordSheet(desk.actor.member.name, say),
            say("Restore drill"),
            lambda password: (backup, password),
            self._on_password,
            told=say(
                "The backup is opened in a temporary place, verified whole and taken away again. "
                "The clinic's own data are not touched. The password is the one of the backup's day."
            ),
            deed=say("Begin the drill"),
        )

    def ask_folder(self, then: Callable[[Path], None]) -> None:
        """Ask for a folder or a drive."""
        desk = self._desk
        title = desk.say("Choose a folder or a drive")
        dialog = folder_dialog(self._page, desk.say, title, desk.clinic.backups.plan.folder)
        dialog.fileSelected.connect(partial(_as_path, then))
        dialog.open()

    def plan(self, folder: Path | None, generations: int) -> None:
        """Let backups go by themselves as it is wished."""
        desk, say = self._desk, self._desk.say
        plan = BackupPlan(folder, generations)

        def choose() -> str:
            desk.clinic.backups.choose(desk.actor, plan)
            return say("The plan is written down on this computer.")

        desk.lane.run(self, choose, then=self._on_done, failed=self._on_failed)

    def _on_password(self, typed: tuple[Backup, str]) -> None:
        desk, say = self._desk, self._desk.say
        self._begin(
            say("Restore drill…"),
            lambda tell: drill_line(desk.clinic.backups.drill(desk.actor, *typed, tell), say),
        )

    def _begin(self, what: str, work: Callable[[Progress], str]) -> None:
        watch = Watch()
        self.is_busy = True
        self.begun.emit(what, watch)
        self._desk.lane.aside(
            self, lambda: work(watch.tell), then=self._on_done, failed=self._on_failed
        )

    def _on_done(self, sentence: str) -> None:
        self.is_busy = False
        self.done.emit(sentence)

    def _on_failed(self, error: Exception) -> None:
        self.is_busy = False
        self.failed.emit(error)


def _as_path(then: Callable[[Path], None], chosen: str) -> None:
    then(Path(chosen))
