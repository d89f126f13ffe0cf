"""What is done with a table on the lane: opened, tried, taken, and given back where it was refused."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.sheets import Mapping, Sheet, Taken
from app.domain.tried import Tried
from app.services.entry_intake import EntryIntake
from app.services.intake import Told, Wish
from app.services.patient_intake import PatientIntake
from app.services.trouble import WorkWasStopped
from app.table_words import refused_table
from app.ui.desk import Desk
from app.ui.kit.progress import Watch
from app.ui.pages.intake.dialogs import open_dialog
from app.ui.parts.list_saving import ListSaving


class Working(QObject):
    """Asks the services by way of the lane; each answer is a signal."""

    chosen = Signal(str)  # the path of a file
    opened = Signal(object)  # the OpenedFile
    mapped = Signal(object)  # the sheet and its Mapping
    tried = Signal(object)  # Tried
    taken = Signal(object)  # Tried
    saved = Signal(object)  # the Path
    failed = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._list = ListSaving(desk.lane, desk.say, page)
        self._list.saved.connect(self.saved)
        self._list.failed.connect(self.failed)

    def ask_file(self) -> None:
        """Ask which file to take."""
        dialog = open_dialog(self._page, self._desk.say)
        dialog.fileSelected.connect(self.chosen)
        dialog.open()

    def ask_place(self, file: str, sheet: Sheet, tried: Tried) -> None:
        """Ask where the refused rows go, and write them there."""
        desk, say = self._desk, self._desk.say
        name = say("{file} refused", file=file.rpartition(".")[0] or file)
        table = refused_table(sheet, tried, say)
        self._list.ask(
            say("Save the refused rows"),
            name,
            lambda form: desk.clinic.tables.give_back(desk.actor, table, form),
        )

    def open(self, path: str) -> None:
        """Read a file."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.tables.open(desk.actor, Path(path)),
            then=self.opened.emit,
            failed=self.failed.emit,
        )

    def map(self, sheet: Sheet, taken: Taken) -> None:
        """Ask what the columns of a table mean."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: (sheet, desk.clinic.tables.mapping(desk.actor, sheet, taken)),
            then=self.mapped.emit,
            failed=self.failed.emit,
        )

    def try_out(self, wish: Wish, watch: Watch) -> None:
        """Try every row; what the columns mean is remembered."""
        desk = self._desk

        def work() -> Tried:
            desk.clinic.tables.remember(desk.actor, wish.sheet, wish.mapping)
            return _intake(desk, wish.mapping).try_out(desk.actor, wish, _told(watch))

        desk.lane.run(self, work, then=self.tried.emit, failed=self.failed.emit)

    def take(self, wish: Wish, watch: Watch) -> None:
        """Take the good rows."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: _intake(desk, wish.mapping).take(desk.actor, wish, _told(watch)),
            then=self.taken.emit,
            failed=self.failed.emit,
        )


def _intake(desk: Desk, mapping: Mapping) -> PatientIntake | EntryIntake:
    clinic = desk.clinic
    return clinic.patient_intake if mapping.taken is Taken.PATIENTS else clinic.entry_intake


def _told(watch: Watch) -> Told:
    """Return what tells how far it is, and ends the work where somebody wishes it."""

    def tell(done: int, total: int) -> None:
        if not watch.tell(done, total):
            raise WorkWasStopped

    return tell
