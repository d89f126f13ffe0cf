"""Saving the report of an import as a table."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.calendar import local
from app.master_report import head, lines
from app.services.masters import Taken
from app.services.spreadsheet import csv_text
from app.services.trouble import of_the_system
from app.ui.desk import Desk
from app.ui.parts.save_dialog import save_dialog


class Saving(QObject):
    """Asks where the report goes, and writes it by way of the lane."""

    saved = Signal(str)  # the file's name
    failed = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._taken: tuple[Taken, ...] = ()

    def ask(self, taken: Sequence[Taken]) -> None:
        """Ask where the report of these files goes."""
        desk, self._taken = self._desk, tuple(taken)
        name = f"masters-{local(desk.clock()):%Y%m%d}.csv"
        dialog = save_dialog(self._page, desk.say, desk.say("Save the report"), name, "csv")
        dialog.fileSelected.connect(self._write)
        dialog.open()

    def _write(self, path: str) -> None:
        say, taken = self._desk.say, self._taken

        def work() -> str:
            text = csv_text(head(say), lines(taken, say))
            try:
                Path(path).write_text(text, "utf-8-sig", newline="")
            except OSError as error:
                raise of_the_system(error) from error
            return Path(path).name

        self._desk.lane.run(self, work, then=self.saved.emit, failed=self.failed.emit)
