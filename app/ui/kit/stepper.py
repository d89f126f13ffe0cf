"""The steps of a deed in a row: what is done, what is now, what comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.icons import paint_icon
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, paint_bar, paint_box, paint_text, painting, width_of

_DISC: Final = 40
_HIGH: Final = 76
_LOW: Final = 48


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step: its name, what is told of it, and how it stands."""

    title: str
    below: str
    state: Literal["done", "now", "ahead"]


class Stepper(QWidget):
    """Shows the steps; a disc with a tick, a filled number, an outlined number."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._steps: tuple[Milestone, ...] = ()
        self.setObjectName(name)
        self.set_low(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def steps(self) -> tuple[Milestone, ...]:
        """The steps that are shown."""
        return self._steps

    def set_low(self, low: bool) -> None:
        """Give way in a low window: the names alone."""
        self._is_low = low
        self.setFixedHeight(px(_LOW if low else _HIGH))
        self.update()

    def show_steps(self, steps: Sequence[Milestone], spoken: str) -> None:
        """Show these steps; ``spoken`` says where one is."""
        self._steps = tuple(steps)
        self.setAccessibleName(spoken)
        told = (f"{one.title} {one.below}".strip() for one in steps)
        self.setAccessibleDescription(", ".join(told))
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Give way: words are shortened, discs stay."""
        return QSize(px(4 * _DISC), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar, and each step at its share of the width."""
        paint_bar(self, self.height() - 1)
        if not self._steps:
            return
        with painting(self) as painter:
            side = px(28)
            share = (self.width() - 2 * side) / len(self._steps)
            for place, one in enumerate(self._steps):
                box = QRectF(side + place * share, 0, share, self.height())
                self._paint_step(painter, box, place, one)

    def _paint_step(self, painter: QPainter, box: QRectF, place: int, one: Milestone) -> None:
        look, disc = theme(), px(_DISC)
        ring = QRectF(box.left(), box.center().y() - disc / 2, disc, disc)
        fill, border, ink = {
            "done": (look.legitimate.ground, "", look.legitimate.ink),
            "now": (look.accent, "", look.on_accent),
            "ahead": (look.surface, look.control, look.text2),
        }[one.state]
        paint_box(painter, ring, fill=fill, border=border, width=1.6, radius=_DISC / 2)
        if one.state == "done":
            inner = px(20)
            square = QRectF(0, 0, inner, inner)
            square.moveCenter(ring.center())
            paint_icon(painter, "check", ink, square)
        else:
            number = font(16, bold=True)
            paint_text(painter, ring, str(place + 1), font=number, ink=ink, align=CENTRE)
        left = ring.right() + px(12)
        title, small = font(16, bold=one.state == "now"), font(12)
        room = box.right() - left - px(10)
        lift = px(12 if self._is_low else 23)
        top = QRectF(left, box.center().y() - lift, room, px(24))
        below = QRectF(left, box.center().y() + px(2), room, px(20))
        paint_text(painter, top, one.title, font=title, ink=look.text)
        if not self._is_low:
            paint_text(painter, below, one.below, font=small, ink=look.text2)
        if place + 1 < len(self._steps):
            told = 0 if self._is_low else width_of(one.below, small)
            wide = max(width_of(one.title, title), told)
            start = min(left + wide, left + room) + px(10)
            line = QRectF(start, box.center().y() - 1.5, box.right() - px(10) - start, 3)
            if line.width() > px(8):
                painter.fillRect(line, QColor(look.ok_fill if one.state == "done" else look.line))
