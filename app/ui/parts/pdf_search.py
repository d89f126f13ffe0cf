"""Searching in the pages that are shown: what is typed, and which of its places is looked at."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px

_REST_MS = 150


class PdfSearch(QWidget):
    """A line to type in; Enter goes to the next place, Shift+Enter to the one before."""

    typed = Signal(str)  # a text to search for, or nothing any more
    moved = Signal(int)  # which of the places is looked at

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("pdf_search")
        self._say, self._count, self._at = say, 0, 0
        self._line = LineEdit("pdf_search_line", example=say("Search (F3)"), spoken=say("Search"))
        self._line.setMinimumWidth(px(70))
        self._line.setMaximumWidth(px(150))
        self._told = Label("", size=12, ink="text2", name="pdf_search_told")
        # Once for what is typed without a pause.
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(lambda: self.typed.emit(self.text()))
        self._line.textChanged.connect(lambda _text: self._rest.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._told)
        row.addWidget(self._line)
        self.setFocusProxy(self._line)

    def text(self) -> str:
        """Return what is searched for."""
        return self._line.text().strip()

    def show_count(self, count: int) -> None:
        """Tell in how many places it stands; the first is looked at."""
        self._count, self._at = count, 0
        self._tell()

    def step(self, by: int) -> None:
        """Look at the next place, or the one before; behind the last comes the first."""
        if not self._line.hasFocus():
            self._line.setFocus()
        elif self._count:
            self._at = (self._at + by) % self._count
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        at = f"{self._at + 1} / {self._count}" if self._count else self._say("Not found")
        self._told.setText(at if self.text() else "")
        self.moved.emit(self._at if self._count else -1)
