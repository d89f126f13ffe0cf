"""What the colours of a drawing mean, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.bar_chart import HOLLOW, ground_of
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_box, paint_text, painting, width_of

_SIDE, _HIGH = 10, 20


class Legend(QWidget):
    """Boxes with their words, on as many lines as they take."""

    def __init__(self, name: str) -> None:
        """Make it empty."""
        super().__init__()
        self._shown: tuple[tuple[str, str], ...] = ()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_legend(self, shown: Sequence[tuple[str, str]]) -> None:
        """Show tones and their words."""
        self._shown = tuple(shown)
        self.setAccessibleName(", ".join(word for _, word in shown))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of the lines that the width makes."""
        lines = 1 + max((line for line, _ in self._places()), default=0)
        return QSize(px(240), lines * px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint boxes and words."""
        look = theme()
        with painting(self) as painter:
            for (tone, word), (line, left) in zip(self._shown, self._places(), strict=True):
                top = line * px(_HIGH)
                box = QRectF(left, top + px(5), px(_SIDE), px(_SIDE))
                hollow = tone in HOLLOW
                fill = look.surface if hollow else ground_of(tone)
                paint_box(painter, box, fill=fill, border=look.control if hollow else "", radius=2)
                words = QRectF(left + px(15), top, self.width(), px(_HIGH))
                paint_text(painter, words, word, font=font(12), ink=look.text2)

    def _places(self) -> list[tuple[int, int]]:
        """Return the line and the left edge of each word."""
        places: list[tuple[int, int]] = []
        line = left = 0
        for _, word in self._shown:
            wide = px(15) + width_of(word, font(12))
            if left and left + wide > max(self.width(), px(240)):
                line, left = line + 1, 0
            places.append((line, left))
            left += wide + px(16)
        return places
