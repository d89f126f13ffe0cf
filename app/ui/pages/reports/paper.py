"""An overview as PDF: asks where it goes, and writes it by way of the lane."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.services.reports import ReportPaper
from app.services.trouble import of_the_system
from app.ui.desk import Desk
from app.ui.parts.save_dialog import save_dialog


class PaperOut(QObject):
    """Lays the overview out once the place is chosen; tells where it lies."""

    saved = Signal(object)  # the Path
    failed = Signal(object)  # the error

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._wanted: ReportPaper | None = None

    def ask(self, name: str, wanted: ReportPaper) -> None:
        """Ask where the paper goes."""
        self._wanted = wanted
        dialog = save_dialog(self._page, self._desk.say, wanted.title, name)
        dialog.fileSelected.connect(self._write)
        dialog.open()

    def _write(self, path: str) -> None:
        desk, wanted = self._desk, self._wanted
        if wanted is None:
            return

        def work() -> Path:
            Path(path).write_bytes(desk.clinic.reports.paper(desk.actor, wanted))
            return Path(path)

        desk.lane.run(self, work, then=self.saved.emit, failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(of_the_system(error) if isinstance(error, OSError) else error)
