"""Where a table of infusions stands: made anew when the rows change, with the keyboard where it was."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.parts.history import History, HistoryRow


class HistoryPlace(QWidget):
    """Holds the table of a patient's infusions."""

    opened = Signal(object)  # the row's source
    versions_asked = Signal(object)  # the row's source

    def __init__(self, say: Wording, prefix: str = "") -> None:
        super().__init__()
        self._say, self._prefix = say, prefix
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._history: History | None = None
        self._shown: tuple[tuple[str, ...], tuple[HistoryRow, ...]] | None = None

    def show_rows(self, bodies: Sequence[str], rows: Sequence[HistoryRow]) -> None:
        """Show these rows instead; a table's columns follow what is in it."""
        shown, before = (tuple(bodies), tuple(rows)), self._shown
        if shown == before:
            return
        old, new = self._history, History(bodies, rows, self._say, self._prefix)
        self._shown = shown
        # Nobody may have the keyboard, though the stubs say otherwise.
        keyboard: QWidget | None = self.window().focusWidget()
        was_here = old is not None and keyboard is not None and old.isAncestorOf(keyboard)
        new.opened.connect(self.opened)
        new.versions_asked.connect(self.versions_asked)
        if old is not None:
            self._column.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._column.addWidget(new)
        self._history = new
        if old is not None:
            new.stand_as(old)
        self.setFocusProxy(new)
        if was_here:
            new.setFocus()
