"""What is asked for, line by line: there or missing, and the way to put it right."""

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.kit.icons import paint_icon
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import (
    RIGHT,
    paint_box,
    paint_focus,
    paint_text,
    painting,
)

State = Literal["ok", "missing", "wait", "warn", "bad"]

HEIGHT: Final = 30
CLOSE: Final = 26
_ICONS: Final[dict[State, str]] = {
    "ok": "tick-circle",
    "missing": "dashed-circle",
    "wait": "dashed-circle",
    "warn": "triangle",
    "bad": "no-entry",
}
_TONES: Final[dict[State, str]] = {
    "ok": "legitimate",
    "missing": "bad",
    "wait": "text3",
    "warn": "caution",
    "bad": "bad",
}
_LOUD: Final = ("missing", "warn", "bad")


class CriterionRow(QPushButton):
    """One criterion; the whole row is the way to its field (``clicked``)."""

    def __init__(self, title: str, *, name: str) -> None:
        """Make the row, waiting."""
        super().__init__()
        self._title = title
        self._state: State = "wait"
        self._value, self._way, self._icon = "", "", ""
        self.setObjectName(name)
        self.setAutoDefault(True)  # Enter is a way too
        self.setFixedHeight(px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(title.replace("&", "&&"))
        self._tell()

    @property
    def state(self) -> State:
        """How the criterion stands."""
        return self._state

    @property
    def value(self) -> str:
        """What stands at the right (or beside the name while it is missing)."""
        return self._value

    def set_state(
        self, state: State, value: str = "", *, way: str = "", icon: str = "", detail: str = ""
    ) -> None:
        """Show how it stands; ``way`` says what to do ("記入する F8 →")."""
        self._state, self._value, self._way, self._icon = state, value, way, icon
        self.setToolTip(detail or value)
        self._tell()
        self.update()

    def set_close(self, close: bool) -> None:
        """Stand closer to the others in a low window."""
        self.setFixedHeight(px(CLOSE if close else HEIGHT))

    def sizeHint(self) -> QSize:
        """Ask for a modest width; the panel gives it."""
        return QSize(px(300), self.height())

    def minimumSizeHint(self) -> QSize:
        """Shrink down to the name."""
        return QSize(px(120), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row."""
        look, box = theme(), QRectF(self.rect())
        loud = self._state in _LOUD
        with painting(self) as painter:
            if loud:
                paint_box(painter, box, fill=look.tone(_TONES[self._state]).ground)
            elif self.underMouse():
                paint_box(painter, box, fill=look.hover)
            side = px(17)
            square = QRectF(px(8), (self.height() - side) / 2, side, side)
            icon = self._icon or _ICONS[self._state]
            paint_icon(painter, icon, look.ink(_TONES[self._state]), square)
            self._paint_words(painter, square.right() + px(9), loud=loud)
            if self.hasFocus():
                paint_focus(painter, box)

    def _paint_words(self, painter: QPainter, left: float, *, loud: bool) -> None:
        look = theme()
        tone = look.ink(_TONES[self._state])
        right = float(self.width() - px(8))
        face = font(13, bold=loud)
        words = QRectF(left, 0, right - left, self.height())
        named = paint_text(painter, words, self._title, font=face, ink=tone if loud else look.text)
        left += named + px(12)
        if self._way:
            way = font(12, bold=True)
            room = QRectF(left, 0, right - left, self.height())
            right -= paint_text(painter, room, self._way, font=way, ink=tone, align=RIGHT) + px(8)
        if right - left < px(16):
            return
        value = QRectF(left, 0, right - left, self.height())
        ink = tone if loud else look.text3 if self._state == "wait" else look.text2
        if self._way:
            value.setLeft(min(left + px(14), right))
            paint_text(painter, value, self._value, font=font(12), ink=ink)
        else:
            paint_text(painter, value, self._value, font=font(12), ink=ink, align=RIGHT)

    def _tell(self) -> None:
        said = " ".join(part for part in (self._title, self._value) if part)
        self.setAccessibleName(said)
        self.setAccessibleDescription(self._way or self.toolTip())
