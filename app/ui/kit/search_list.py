"""A line to search in, with what was found in a list below it; the keyboard never leaves the line."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.found import Found
from app.ui.kit.line_edit import ENTER, FIELD_HEIGHT, LineEdit
from app.ui.kit.look import px
from app.ui.kit.results import Results


class SearchField(QWidget):
    """A search line; its owner answers ``typed`` with ``show_found``."""

    typed = Signal(str)
    chosen = Signal(object)  # the value found
    entered = Signal(str)  # Enter with nothing found: the text as typed
    dismissed = Signal()  # Esc

    def __init__(
        self,
        name: str,
        *,
        example: str = "",
        spoken: str = "",
        key_hint: str = "",
        list_below: bool = True,
        height: int = FIELD_HEIGHT,
    ) -> None:
        """Make the line; without ``list_below`` the owner places ``results`` itself."""
        super().__init__()
        self.setObjectName(name)
        self.line = _SearchLine(f"{name}_line", example=example, spoken=spoken, height=height)
        self.line.set_fact(key_hint, tone="plain")
        self.results = Results(f"{name}_results")
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.line)
        if list_below:
            column.addWidget(self.results)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.textChanged.connect(self.typed)
        self.line.stepped.connect(self.results.step)
        self.line.entered.connect(self._on_entered)
        self.line.escaped.connect(self._on_escaped)
        self.results.picked.connect(self._on_picked)

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Write this without searching for it."""
        with QSignalBlocker(self.line):
            self.line.setText(text)
        self.close_list()

    def show_found(self, rows: Sequence[Found], *, nothing: str = "") -> None:
        """Show what was found, or the sentence ``nothing`` where that is nothing."""
        self.results.show_found(rows, nothing)
        self.line.has_list = bool(rows) or bool(nothing)

    def close_list(self) -> None:
        """Show no results any more."""
        self.show_found(())

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` whenever the text changes."""
        self.line.textChanged.connect(tell)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the border of an error."""
        self.line.set_bad(bad)

    def _on_entered(self) -> None:
        place = self.results.place()
        if place >= 0:
            self._on_picked(place)
        else:
            self.entered.emit(self.text())

    def _on_picked(self, place: int) -> None:
        value = self.results.rows.row(place).value
        self.close_list()
        self.chosen.emit(value)

    def _on_escaped(self) -> None:
        self.close_list()
        self.dismissed.emit()


class _SearchLine(LineEdit):
    """The line of a search; the keys that move in a list go to the list."""

    stepped = Signal(int)
    entered = Signal()
    escaped = Signal()
    has_list = False  # results are shown: Esc closes them and nothing else

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the page's own keys while it closes the list."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and self.has_list and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on Up, Down, Enter and Esc (an Enter that ends a conversion never comes here)."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 7}
        steps[Qt.Key.Key_PageUp] = -7
        key = Qt.Key(event.key())
        if self.is_composing and key in ENTER:
            return
        if key in steps:
            self.stepped.emit(steps[key])
        elif key in ENTER and not event.modifiers():
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            # Where there is nothing to close or clear, it is the window's.
            event.setAccepted(self.has_list or bool(self.text()))
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
