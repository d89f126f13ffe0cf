"""Stacked bars over time: hover or arrow keys tell what one of them holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import (
    CENTRE,
    RIGHT,
    paint_box,
    paint_focus,
    paint_text,
    painting,
    width_of,
)

_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
_LINES: Final = 4
_AXIS, _FOOT, _TOP = 40, 24, 10
HOLLOW: Final = ("incomplete", "not_applicable")
_KEYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def ground_of(tone: str) -> str:
    """Return the colour of a part: a tone's fill, or its ground where it is written on in white."""
    look = theme()
    return look.blocked.ground if tone == "blocked" else look.fill(tone)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label below, its parts from below (tone and count), and what it says in words."""

    label: str
    parts: tuple[tuple[str, int], ...] = ()
    told: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Return how high it is."""
        return sum(count for _, count in self.parts)


class BarChart(QWidget):
    """Shows bars; the one the mouse or the keyboard is on tells its words."""

    def __init__(self, name: str, spoken: str) -> None:
        """Make it without bars."""
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._current, self._hovered = -1, -1
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def told(self) -> tuple[str, ...]:
        """What is told of the bar that one looks at; nothing where there is none."""
        place = self._place()
        return self._bars[place].told if place >= 0 else ()

    def show_bars(self, bars: Sequence[Bar], spoken: str) -> None:
        """Show these bars; ``spoken`` says of all of them what matters."""
        self._bars, self._current, self._hovered = tuple(bars), -1, -1
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a low, wide place."""
        return QSize(px(420), px(168))

    def minimumSizeHint(self) -> QSize:
        """Shrink in width only."""
        return QSize(px(240), px(168))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the bar under the mouse."""
        ground, room = self._ground(), self._room()
        at = event.position().x() - ground.left()
        place = int(at // room) if room and 0 <= at < ground.width() else -1
        if place != self._hovered:
            self._hovered = place
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell of no bar any more."""
        super().leaveEvent(event)
        self._hovered = -1
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the last bar: the newest is asked for most."""
        super().focusInEvent(event)
        if self._current < 0:
            self._go(len(self._bars) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bar to bar."""
        key, last = Qt.Key(event.key()), len(self._bars) - 1
        if key in _KEYS:
            self._go(min(max(self._current + _KEYS[key], 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint scale, bars, labels, and the words of one bar."""
        with painting(self) as painter:
            most = self._paint_scale(painter)
            for place, bar in enumerate(self._bars):
                self._paint_bar(painter, place, bar, most)
            self._paint_labels(painter)
            if (place := self._place()) >= 0:
                self._paint_words(painter, place)
            if self.hasFocus():
                paint_focus(painter, QRectF(self.rect()))

    def _place(self) -> int:
        if self._hovered >= 0:
            return self._hovered
        return self._current if self.hasFocus() else -1

    def _go(self, place: int) -> None:
        self._current, self._hovered = place, -1
        if place >= 0:
            self.setAccessibleDescription(", ".join(self._bars[place].told))
        self.update()

    def _ground(self) -> QRectF:
        left, top = px(_AXIS), px(_TOP)
        return QRectF(left, top, self.width() - left - px(8), self.height() - top - px(_FOOT))

    def _room(self) -> float:
        return self._ground().width() / len(self._bars) if self._bars else 0.0

    def _paint_scale(self, painter: QPainter) -> int:
        look, ground, axis = theme(), self._ground(), font(11)
        highest = max((bar.total for bar in self._bars), default=0)
        step = next((one for one in _STEPS if highest <= _LINES * one), _STEPS[-1])
        most = max(step * -(-highest // step), step)
        for value in range(0, most + 1, step):
            y = ground.bottom() - ground.height() * value / most
            ink = look.line if value else look.control
            painter.fillRect(QRectF(ground.left(), y, ground.width(), 1), QColor(ink))
            box = QRectF(0, y - px(8), ground.left() - px(6), px(16))
            paint_text(painter, box, f"{value:,}", font=axis, ink=look.text3, align=RIGHT)
        return most

    def _paint_bar(self, painter: QPainter, place: int, bar: Bar, most: int) -> None:
        look, ground, room = theme(), self._ground(), self._room()
        left, wide = ground.left() + place * room, room * 0.7
        if place == self._place():
            column = QRectF(left, ground.top(), room, ground.height())
            painter.fillRect(column, QColor(look.hover))
        foot = ground.bottom()
        for tone, count in bar.parts:
            high = ground.height() * count / most
            box = QRectF(left + room * 0.15, foot - high, wide, high)
            if tone in HOLLOW:
                paint_box(painter, box, fill=look.surface, border=look.control, radius=0)
            else:
                painter.fillRect(box, QColor(ground_of(tone)))
            foot -= high
            # What lies on each other is parted, whatever the colours.
            painter.fillRect(QRectF(box.left(), foot - 0.5, wide, 1), QColor(look.surface))

    def _paint_labels(self, painter: QPainter) -> None:
        look, ground, room, axis = theme(), self._ground(), self._room(), font(11)
        widest = max((width_of(bar.label, axis) for bar in self._bars), default=0) + px(4)
        each = max(1, -(-widest // max(int(room), 1)))
        for place in range(0, len(self._bars), each):
            middle = ground.left() + (place + 0.5) * room
            box = QRectF(middle - widest / 2, ground.bottom() + px(4), widest, px(16))
            paint_text(
                *(painter, box, self._bars[place].label),
                font=axis,
                ink=look.text3,
                align=CENTRE,
            )

    def _paint_words(self, painter: QPainter, place: int) -> None:
        look, ground, told = theme(), self._ground(), self._bars[place].told
        plain, bold = font(12), font(12, bold=True)
        wide = max(width_of(words, bold) for words in told) + px(24)
        high = px(10) + px(18) * len(told)
        left = ground.left() + (place + 1) * self._room() + px(4)
        if left + wide > self.width():
            left = max(0.0, ground.left() + place * self._room() - wide - px(4))
        card = QRectF(QPointF(left, ground.top()), QPointF(left + wide, ground.top() + high))
        paint_box(painter, card, fill=look.surface, border=look.control, radius=6)
        for line, words in enumerate(told):
            box = QRectF(left + px(12), card.top() + px(5 + 18 * line), wide - px(24), px(18))
            paint_text(painter, box, words, font=plain if line else bold, ink=look.text)
