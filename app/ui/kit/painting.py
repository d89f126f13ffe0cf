"""Small strokes that several painted widgets share: boxes, one-line texts, the focus ring."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from app.ui.kit.look import px, theme

# What the sign-in window paints with does without the names in `Qt`: the first use of any of
# them makes some 130 enumerations, which costs a start 14 ms.

LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0  # how much of the free room lies before a text
FOCUS_PX = 2.0


@contextmanager
def painting(widget: QWidget) -> Iterator[QPainter]:
    """Give a painter with smooth edges for the time of one paint event."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()


def paint_box(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: str = "",
    border: str = "",
    width: float = 1.0,
    radius: float = 6.0,
    dashed: bool = False,
) -> None:
    """Paint a rounded box whose border lies wholly inside the rectangle."""
    inset = width / 2 if border else 0.0
    corner = max(0.0, px(radius) - inset)
    box = QPainterPath()
    box.addRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner)
    if fill:
        painter.fillPath(box, QColor(fill))
    if border:
        pen = QPen(QColor(border), width)
        if dashed:
            pen.setDashPattern([3, 2])
        painter.strokePath(box, pen)


def paint_focus(painter: QPainter, rect: QRectF, radius: float = 6.0) -> None:
    """Paint the ring that tells where the keyboard is; it takes no room of its own."""
    paint_box(painter, rect, border=theme().accent, width=FOCUS_PX, radius=radius)


def paint_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    font: QFont,
    ink: str,
    align: float = LEFT,
) -> float:
    """Paint one line in the middle of a rectangle, shortened at its end; return its width."""
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text)
    if width > rect.width():
        text = _shortened(text, metrics, rect.width())
        width = metrics.horizontalAdvance(text)
    left = rect.left() + align * (rect.width() - width)
    baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(QPointF(left, baseline), text)
    return width


def width_of(text: str, font: QFont) -> int:
    """Return how wide a line of text is, in whole pixels that surely hold it."""
    return int(QFontMetricsF(font).horizontalAdvance(text) + 0.999) if text else 0


def _shortened(text: str, metrics: QFontMetricsF, width: float) -> str:
    # Imported here: nothing on the sign-in window is too long, see above.
    from PySide6.QtCore import Qt

    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def paint_bar(bar: QWidget, hairline: int) -> None:
    """Paint the ground of a bar and a hairline at a height of it."""
    look = theme()
    painter = QPainter(bar)
    painter.fillRect(bar.rect(), QColor(look.surface))
    painter.fillRect(0, hairline, bar.width(), 1, QColor(look.line))
    painter.end()
