"""One thing that is asked for, as a small button: open, or answered. Never an alarm."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.kit.icons import paint_icon
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_box, paint_focus, paint_text, painting, width_of

HEIGHT: Final = 24
_ICON: Final = 14
_PAD: Final = 6
_GAP: Final = 5


class AskChip(QPushButton):
    """Named by its words; pressing it is the way to where it is answered (``clicked``)."""

    def __init__(self, words: str, *, name: str) -> None:
        """Make the chip, open."""
        super().__init__()
        self._words, self._answered = words, False
        self.setObjectName(name)
        self.setText(words.replace("&", "&&"))
        self.setAutoDefault(True)  # Enter is a way too
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def is_answered(self) -> bool:
        """Whether it shows a tick."""
        return self._answered

    def show_state(self, answered: bool, spoken: str, detail: str = "") -> None:
        """Show whether it is answered; ``spoken`` tells it whole, ``detail`` is an example."""
        self._answered = answered
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(detail)
        self.setToolTip(detail)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for icon and words."""
        width = px(_ICON) + px(_GAP) + width_of(self._words, font(12)) + 2 * px(_PAD)
        return QSize(width, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Shrink down to the icon and a few signs."""
        return QSize(px(60), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint border, icon and words: what is open is framed, what is answered stays quiet."""
        look, box = theme(), QRectF(self.rect())
        with painting(self) as painter:
            ground = look.hover if self.underMouse() else ""
            border = "" if self._answered else look.control
            paint_box(painter, box, fill=ground, border=border, dashed=True)
            side = px(_ICON)
            square = QRectF(px(_PAD), (self.height() - side) / 2, side, side)
            icon = "tick-circle" if self._answered else "dashed-circle"
            ink = look.ink("legitimate") if self._answered else look.text2
            paint_icon(painter, icon, ink, square)
            left = square.right() + px(_GAP)
            words = QRectF(left, 0, box.width() - px(_PAD) - left + 1, box.height())
            ink = look.text2 if self._answered else look.text
            paint_text(painter, words, self._words, font=font(12), ink=ink)
            if self.hasFocus():
                paint_focus(painter, box)
