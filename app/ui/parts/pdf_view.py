"""Pages of a certificate as pictures, as wide as the window or larger."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.look import px, theme
from app.ui.kit.panel import Scroller

_REST_MS = 120
_PEN, _FRAME = QColor(255, 205, 0, 90), QColor(200, 80, 0)
_STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as plain bytes, four to a dot (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    dots: bytes


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of a text: the page, and its boxes (left, top, width, height) as parts of the page."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


class PdfView(Scroller):
    """Shows pages below one another; 100 % is as wide as the view."""

    wanted = Signal(int)  # pictures so many dots wide would be sharp: answer with show_pages

    def __init__(self, spoken: str) -> None:
        content = QWidget()
        super().__init__(content, name="pdf_view")
        self._pages: list[_Page] = []
        self._marks: tuple[Mark, ...] = ()
        self._current = -1  # which of them is looked at
        self._zoom = 1.0
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
        return round(100 * self._zoom)

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
        self._show_marks()

    def zoom_by(self, steps: int) -> None:
        """Show the pages larger or smaller."""
        near = [one for one in _STEPS if (one > self._zoom if steps > 0 else one < self._zoom)]
        places = near if steps > 0 else near[::-1]
        if places:
            self._zoom_to(places[min(abs(steps), len(places)) - 1])

    def fit_width(self) -> None:
        """Show the pages as wide as the view."""
        self._zoom_to(1.0)

    def fit_page(self) -> None:
        """Show the whole of a page at once."""
        if self._pages:
            high = self.viewport().height() - 2 * px(16)
            widest = self._width() / self._zoom
            self._zoom_to(min(max(high / (widest * self._pages[0].shape), _STEPS[0]), 1.0))

    def show_marks(self, marks: Sequence[Mark], current: int = 0) -> None:
        """Mark these places, and bring one of them into sight."""
        self._marks, self._current = tuple(marks), current
        self._show_marks()
        if 0 <= current < len(self._marks):
            mark = self._marks[current]
            page = self._pages[mark.page]
            left, top, wide, high = mark.boxes[0]
            middle = page.pos().toPointF()
            x = middle.x() + (left + wide / 2) * page.width()
            y = middle.y() + (top + high / 2) * page.height()
            self.ensureVisible(round(x), round(y), px(60), px(80))

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
        return max(round(widest * self._zoom), px(120))

    def _zoom_to(self, zoom: float) -> None:
        self._zoom = zoom
        self._fit()
        self.wanted.emit(self.dots())

    def _show_marks(self) -> None:
        for place, page in enumerate(self._pages):
            page.mark(
                [
                    (box, number == self._current)
                    for number, one in enumerate(self._marks)
                    if one.page == place
                    for box in one.boxes
                ]
            )

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
        self._marks: Sequence[tuple[tuple[float, float, float, float], bool]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setObjectName("pdf_page")

    @property
    def dots(self) -> int:
        """How many dots the picture is wide."""
        return self._picture.width

    @property
    def shape(self) -> float:
        """How high the page is for its width."""
        return self._picture.height / self._picture.width

    def mark(self, marks: Sequence[tuple[tuple[float, float, float, float], bool]]) -> None:
        """Mark boxes of the page; the one that is looked at is marked stronger."""
        self._marks = marks
        self.update()

    def fit(self, width: int) -> None:
        """Take a width."""
        self.setFixedSize(QSize(width, round(width * self._picture.height / self._picture.width)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        for (left, top, wide, high), is_current in self._marks:
            box = QRectF(
                left * self.width(), top * self.height(), wide * self.width(), high * self.height()
            ).adjusted(-2, -2, 2, 2)
            # Paper is white in every theme: the marks are those of a pen, and the present one framed.
            painter.fillRect(box, _PEN)
            if is_current:
                painter.setPen(QPen(_FRAME, 2))
                painter.drawRect(box)
        painter.setPen(theme().line)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
