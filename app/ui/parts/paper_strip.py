"""A piece of a page as it will be printed: always on white paper, in every theme."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.look import px, theme
from app.ui.kit.painting import paint_box, painting
from app.ui.parts.pdf_view import Picture

_PAPER = QColor("white")


class PaperStrip(QWidget):
    """Shows a picture of a piece of paper, or an empty piece."""

    def __init__(self, name: str, spoken: str, width: int, height: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(QSize(px(width), px(height)))
        self._picture: Picture | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is shown."""
        return self._picture is None

    def show_picture(self, picture: Picture | None) -> None:
        """Show a picture, as wide as the strip; none empties it."""
        self._picture = picture
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper, what stands on it, and its edge."""
        box = QRectF(self.rect())
        with painting(self) as painter:
            painter.fillRect(box, _PAPER)
            if self._picture is not None:
                self._paint(painter, self._picture)
            paint_box(painter, box, border=theme().line, radius=0)

    def _paint(self, painter: QPainter, shown: Picture) -> None:
        image = QImage(
            shown.dots, shown.width, shown.height, shown.stride, QImage.Format.Format_RGB32
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        height = self.width() * shown.height / shown.width
        painter.drawImage(QRectF(0, 0, self.width(), height), image)
