"""A team's certificates in one folder: asked for, followed by a bar, and told what came of it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.calendar import local
from app.i18n import Wording
from app.problems import explain
from app.services.certificate_batch import BatchAnswer, BatchLine, BatchWish
from app.ui.desk import Desk
from app.ui.kit.progress import Watch
from app.ui.parts.batch_sheet import BatchSheet, TeamPeriod
from app.ui.parts.filing_dialog import FilingDialog
from app.ui.parts.patient_words import names
from app.ui.parts.save_dialog import folder_dialog
from app.ui.parts.work_card import WorkCard

# A notice must leave room for the list; the rest is counted.
_NAMED = 8


class Batching(QObject):
    """Asks for team, period and folder, and lets the work be stopped between two."""

    told = Signal(str, str)  # the tone and the words for what came of it
    done = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._dialog: FilingDialog | None = None
        self.work = WorkCard("batch_work", desk.say)

    def ask(self) -> None:
        """Ask whose certificates are wanted."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.batch.teams(desk.actor),
            then=self._on_teams,
            failed=self.failed.emit,
        )

    def _on_teams(self, teams: tuple[str, ...]) -> None:
        say, today = self._desk.say, local(self._desk.clock()).date()
        self._dialog = FilingDialog(
            BatchSheet(teams, today, say),
            say,
            self._page,
            title=say("Certificates of a team"),
            told=say("What is valid is handed out again; the others are issued now."),
            deed=say("Continue"),
        )
        self._dialog.filed.connect(self._choose_folder)
        self._dialog.open()

    def _choose_folder(self, wanted: TeamPeriod) -> None:
        say = self._desk.say
        dialog = folder_dialog(self._dialog or self._page, say, say("Where the files go"))
        dialog.fileSelected.connect(partial(self._write, wanted))
        if self._dialog is not None:
            dialog.rejected.connect(self._dialog.rest)
        dialog.open()

    def _write(self, wanted: TeamPeriod, folder: str) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        desk, watch = self._desk, Watch()
        wish = BatchWish(wanted.team, wanted.since, wanted.until, Path(folder), wanted.terms)
        self.work.follow(desk.say("Writing certificates…"), watch)
        # Beside all other work: a team takes a minute.
        desk.lane.aside(
            self,
            lambda: desk.clinic.batch.run(desk.actor, wish, watch.tell),
            then=self._on_written,
            failed=self._on_failed,
        )

    def _on_written(self, answer: BatchAnswer) -> None:
        self.work.rest()
        is_well = not answer.is_stopped and all(one.file for one in answer.lines)
        self.told.emit("ok" if is_well else "caution", summary(answer, self._desk.say))
        self.done.emit()

    def _on_failed(self, error: Exception) -> None:
        self.work.rest()
        self.failed.emit(error)
        self.done.emit()


def summary(answer: BatchAnswer, say: Wording) -> str:
    """Return how many were written, and which not and why."""
    written = sum(1 for one in answer.lines if one.file is not None)
    refused = [_why_not(one, one.problem, say) for one in answer.lines if one.problem is not None]
    lines = [say("Certificates written: {count}.", count=written)]
    if answer.is_stopped:
        lines.append(say("It was stopped; the others were not looked at."))
    lines += refused[:_NAMED]
    if len(refused) > _NAMED:
        lines.append(say("{count} more could not be certified.", count=len(refused) - _NAMED))
    return "\n".join(lines)


def _why_not(line: BatchLine, problem: Exception, say: Wording) -> str:
    day = f"{local(line.treatment.started):%Y-%m-%d}"
    return f"{names(line.patient, say)[0]} {day}: {explain(problem, say)}"
