"""A strip of time one can walk through: by mouse, by wheel, and by keys alone."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from app.ui.kit.strip import DayWord
from app.ui.kit.strip_canvas import StripCanvas
from app.ui.kit.strip_lane import bar_at
from app.ui.kit.strip_view import ZOOM, View
from app.ui.kit.strip_walk import following, moment_of, settled

_PAN: Final = 0.2  # of the view
_AHEAD: Final = 0.06  # so much of the view lies after now
_NOTCH: Final = 120  # of a wheel, in eighths of a degree
_WAYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS: Final = {Qt.Key.Key_Home: (float("-inf"), 1), Qt.Key.Key_End: (float("inf"), -1)}
_ZOOMS: Final = {
    Qt.Key.Key_Plus: 1 / ZOOM,
    # The key of + without Shift, on a Japanese keyboard and on others.
    Qt.Key.Key_Semicolon: 1 / ZOOM,
    Qt.Key.Key_Equal: 1 / ZOOM,
    Qt.Key.Key_Minus: ZOOM,
}


class Timeline(StripCanvas):
    """A course over time with a lane of bars above it."""

    opened = Signal(object)  # the key of a bar, by Enter or double click

    def __init__(self, title: str, day_word: DayWord, *, name: str) -> None:
        """Make it without anything to show."""
        super().__init__(title, day_word, name=name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._held: tuple[float, View] | None = None

    def show_span(self, length: float) -> None:
        """Show so much time up to now, or up to the latest infusion where nothing is so near."""
        strip = self.strip
        closing = strip.now + _AHEAD * length
        latest = max((one.until for one in strip.bars), default=strip.now)
        if latest < closing - length:
            closing = latest + strip.window
        self.look_at(self.view.lasting(length, closing))

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show more time (factor above 1) or less, around a moment, the dot or the middle."""
        if around is None:
            around = self.view.since + self.view.length / 2 if self.dot is None else self.dot
        self.look_at(self.view.zoomed(factor, around))

    def pan(self, share: float) -> None:
        """Move along by a share of what is in sight."""
        self.look_at(self.view.panned(share * self.view.length))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from entry to entry, pan, zoom, open."""
        key = Qt.Key(event.key())
        if key in _WAYS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(_WAYS[key] * _PAN)
        elif key in _WAYS:
            self._walk(self.dot, _WAYS[key])
        elif key in _ENDS:
            self._walk(*_ENDS[key])
        elif key in _ZOOMS:
            self.zoom(_ZOOMS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.dot is not None:
            for bar in self.strip.bars:
                if moment_of(bar) == self.dot:
                    self.opened.emit(bar.key)
                    return
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the view along, or put the dot where the mouse is."""
        if self._held is None:
            self.put_dot(settled(self.scale, self.strip, event.position().x()))
            return
        (held, view), lies = self._held, self.scale
        along = (held - event.position().x()) / max(lies.right - lies.left, 1.0)
        self.look_at(view.panned(along * view.length))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the view."""
        self._held = (event.position().x(), self.view)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the view."""
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what lies there."""
        place = event.position()
        bar = bar_at(self.scale, self.strip, place.x(), place.y())
        if bar is not None:
            self.opened.emit(bar.key)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the dot away with the mouse, unless the keyboard is here."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.put_dot(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the mouse; a wheel that goes sideways pans."""
        turned = event.angleDelta()
        if turned.y():
            self.zoom(ZOOM ** (-turned.y() / _NOTCH), self.scale.at(event.position().x()))
        elif turned.x():
            self.pan(-turned.x() / _NOTCH * _PAN)
        event.accept()

    def _walk(self, at: float | None, way: int) -> None:
        bar = following(self.strip, at, way)
        if bar is not None:
            self.look_at(self.view.showing(moment_of(bar)))
            self.put_dot(moment_of(bar))
