"""The picture of a code that is being read."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.icons import paint_icon
from app.ui.kit.look import px, theme
from app.ui.kit.painting import paint_box, painting

# Left edge and width of each bar, in lengths of the drawing.
_BARS: Final = ((0, 6), (11, 8), (19, 3), (24, 5), (32, 8), (47, 8), (56, 4), (63, 7))
_WIDE: Final = 70


class CodePicture(QWidget):
    """A code with the scanner's line across, or an icon where nothing is to be read."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str) -> None:
        """Show an icon instead of a code; none shows the code again."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a little more than the code."""
        return QSize(px(130), px(108))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the white card, the bars, and the line that reads them."""
        look, box = theme(), QRectF(self.rect())
        with painting(self) as painter:
            paint_box(painter, box, fill=look.surface, radius=10)
            middle = box.center()
            if self._icon:
                side = px(52)
                square = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
                paint_icon(painter, self._icon, look.accent, square)
                return
            left, high = middle.x() - px(_WIDE) / 2, px(50)
            for at, wide in _BARS:
                bar = QRectF(left + px(at), middle.y() - high / 2, px(wide), high)
                painter.fillRect(bar, QColor(look.accent))
            line = QRectF(left - px(22), middle.y() - 1, px(_WIDE + 44), 2)
            painter.fillRect(line, QColor(look.bad_fill))
