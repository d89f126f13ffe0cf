"""Saving a list as a table: asks where and in which form, and writes it by way of the lane."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.sheets import TableForm
from app.i18n import Wording
from app.ui.kit.background import Lane
from app.ui.parts.save_dialog import chosen_form, table_dialog

# Returns the file's content in a form; called on the lane.
Make = Callable[[TableForm], bytes]


class ListSaving(QObject):
    """Makes the file once the place is chosen; tells where it lies, or why it is not there."""

    saved = Signal(object)  # the Path
    failed = Signal(object)

    def __init__(self, lane: Lane, say: Wording, page: QWidget) -> None:
        super().__init__(page)
        self._lane, self._say, self._page = lane, say, page

    def ask(self, title: str, name: str, make: Make, over: QWidget | None = None) -> QFileDialog:
        """Ask where the file goes; `over` is the window that asks, where it is not the page."""
        dialog = table_dialog(over or self._page, self._say, title, name)
        dialog.fileSelected.connect(partial(self._write, dialog, make))
        dialog.open()
        return dialog

    def _write(self, dialog: QFileDialog, make: Make, path: str) -> None:
        form = chosen_form(dialog, path)

        def work() -> Path:
            Path(path).write_bytes(make(form))
            return Path(path)

        self._lane.run(self, work, then=self.saved.emit, failed=self.failed.emit)
