"""Asking for something in a window of its own, and what comes of it by way of the lane."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.i18n import Wording
from app.ui.kit.background import Lane
from app.ui.kit.buttons import Kind
from app.ui.kit.progress import Watch
from app.ui.parts.filing_dialog import FilingDialog
from app.ui.parts.filing_sheet import FilingSheet


class Questions(QObject):
    """Opens one form at a time over a page; it stays open until what it says was taken."""

    def __init__(self, lane: Lane, say: Wording, page: QWidget) -> None:
        super().__init__(page)
        self._lane, self._say, self._page = lane, say, page
        self._dialog: FilingDialog | None = None
        self._work: Callable[[Any], Any] = _nothing
        self._then: Callable[[Any], None] = _nothing
        self._under_way = ""
        self._watch: Watch | None = None

    def ask(
        self,
        sheet: FilingSheet,
        title: str,
        work: Callable[[Any], Any],
        then: Callable[[Any], None],
        *,
        told: str = "",
        deed: str = "",
        kind: Kind = "primary",
        under_way: str = "",
        watch: Watch | None = None,
    ) -> None:
        """Ask; ``work`` is done on the lane with the form's value, its answer goes to ``then``.

        A ``watch`` is shown while the work is ``under_way``; who closes the form stops it.
        """
        self._work, self._then = work, then
        self._under_way, self._watch = under_way, watch
        dialog = FilingDialog(
            sheet, self._say, self._page, title=title, told=told, deed=deed, kind=kind
        )
        dialog.filed.connect(self._on_filed)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    def _on_filed(self, value: object) -> None:
        work = self._work
        if self._dialog is not None and self._watch is not None:
            self._watch.restart()
            self._dialog.follow(self._under_way, self._watch)
        self._lane.run(self, lambda: work(value), then=self._on_done, failed=self._on_failed)

    def _on_done(self, answer: object) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._then(answer)

    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.tell(error)

    def _on_closed(self) -> None:
        self._dialog = None
        if self._watch is not None:
            self._watch.stop()


def _nothing(_value: Any) -> None:  # noqa: ANN401 - whatever it is
    """Do nothing: nothing was asked yet."""
