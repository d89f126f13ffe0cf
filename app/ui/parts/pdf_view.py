"""Pages of a certificate as pictures, as wide as the window or larger."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.look import px, theme
from app.ui.kit.panel import Scroller

_REST_MS = 120
_STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as plain bytes, four to a dot (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    dots: bytes


class PdfView(Scroller):
    """Shows pages below one another; 100 % is as wide as the view."""

    wanted = Signal(int)  # pictures so many dots wide would be sharp: answer with show_pages

    def __init__(self, spoken: str) -> None:
        content = QWidget()
        super().__init__(content, name="pdf_view")
        self._pages: list[_Page] = []
        self._zoom = _STEPS.index(1.0)
        # Once for a whole drag of the window's edge.
        self._sharpen = QTimer(self, singleShot=True, interval=_REST_MS)
        self._sharpen.timeout.connect(self._on_rest)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(px(20), px(16), px(20), px(16))
        self._column.setSpacing(px(16))
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(spoken)

    @property
    def zoom(self) -> int:
        """How large the pages are, in per cent of the view's width."""
        return round(100 * _STEPS[self._zoom])

    def show_pages(self, pictures: Sequence[Picture]) -> None:
        """Show these pages."""
        for page in self._pages:
            self._column.removeWidget(page)
            page.setParent(None)
            page.deleteLater()
        self._pages = [_Page(picture) for picture in pictures]
        for page in self._pages:
            self._column.addWidget(page)
        self._fit()

    def zoom_by(self, steps: int) -> None:
        """Show the pages larger or smaller."""
        self._zoom = min(max(self._zoom + steps, 0), len(_STEPS) - 1)
        self._fit()
        self.wanted.emit(self.dots())

    def dots(self) -> int:
        """Return how many dots a page is wide on this screen."""
        return round(self._width() * self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the view."""
        super().resizeEvent(event)
        self._fit()
        self._sharpen.start()

    def _width(self) -> int:
        # An A4 page wider than this is harder to read, not easier.
        widest = min(self.viewport().width() - 2 * px(20), px(860))
        return max(round(widest * _STEPS[self._zoom]), px(120))

    def _on_rest(self) -> None:
        drawn = max((page.dots for page in self._pages), default=0)
        if self.dots() > drawn:
            self.wanted.emit(self.dots())

    def _fit(self) -> None:
        for page in self._pages:
            page.fit(self._width())


class _Page(QWidget):
    """One page, scaled to the width it is given."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        # QImage borrows the bytes, so they are kept beside it.
        self._picture = picture
        self._image = QImage(
            picture.dots,
            picture.width,
            picture.height,
            picture.stride,
            QImage.Format.Format_RGB32,
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setObjectName("pdf_page")

    @property
    def dots(self) -> int:
        """How many dots the picture is wide."""
        return self._picture.width

    def fit(self, width: int) -> None:
        """Take a width."""
        self.setFixedSize(QSize(width, round(width * self._picture.height / self._picture.width)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.setPen(theme().line)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
