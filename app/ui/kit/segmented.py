"""A choice of two or three that all stay in sight."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.kit.line_edit import FIELD_HEIGHT
from app.ui.kit.look import px, theme
from app.ui.kit.option import Option
from app.ui.kit.painting import FOCUS_PX, paint_box, painting
from app.ui.kit.segment import Segment

_STEPS: Final[dict[int, int]] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Segmented(QWidget):
    """Two or three options side by side; arrow keys go from one to the next."""

    chosen = Signal(object)  # the value, whoever chose it

    def __init__(
        self,
        name: str,
        options: Sequence[Option],
        *,
        spoken: str = "",
        height: int = FIELD_HEIGHT,
    ) -> None:
        """Make the choice; nothing is chosen at first."""
        super().__init__()
        self._options = tuple(options)
        self._bad = False
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFixedHeight(px(height))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._segments = [Segment(option.text, f"{name}_{i}") for i, option in enumerate(options)]
        for segment in self._segments:
            row.addWidget(segment)
            segment.toggled.connect(self._on_toggled)
            segment.installEventFilter(self)
        if self._segments:
            self.setFocusProxy(self._segments[0])

    def value(self) -> object:
        """Return the value chosen, or None."""
        for segment, option in zip(self._segments, self._options, strict=True):
            if segment.isChecked():
                return option.value
        return None

    def set_value(self, value: object) -> None:
        """Choose a value; one that is not offered changes nothing."""
        for segment, option in zip(self._segments, self._options, strict=True):
            if option.value == value:
                segment.setChecked(True)

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` whenever another option is chosen."""
        self.chosen.connect(tell)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the border of an error."""
        self._bad = bad
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the focus ring around the whole, and let the arrow keys choose."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            # Qt's own arrow keys would only walk past while nothing is chosen yet.
            by = _STEPS.get(event.key())
            if by is not None and event.modifiers() in _PLAIN:
                self._step(by)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the common frame."""
        look, box = theme(), QRectF(self.rect())
        border = look.not_legitimate.ink if self._bad else look.control
        with painting(self) as painter:
            paint_box(painter, box, fill=look.field, border=border)
            if any(segment.hasFocus() for segment in self._segments):
                ring = look.not_legitimate.ink if self._bad else look.accent
                paint_box(painter, box, border=ring, width=FOCUS_PX)

    def _step(self, by: int) -> None:
        here = [segment.hasFocus() for segment in self._segments].index(True)
        there = min(max(here + by, 0), len(self._segments) - 1)
        self._segments[there].setChecked(True)
        self._segments[there].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggled(self, checked: bool) -> None:
        if checked:
            place = [segment.isChecked() for segment in self._segments].index(True)
            self.setFocusProxy(self._segments[place])
            self.chosen.emit(self._options[place].value)
