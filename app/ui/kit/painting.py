"""Small strokes that several painted widgets share: boxes, one-line texts, the focus ring."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.ui.kit.look import px, theme

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
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
    pen = QPen(Qt.PenStyle.NoPen)
    if border:
        pen = QPen(QColor(border), width)
        if dashed:
            pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    corner = max(0.0, px(radius) - inset)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner)


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
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """Paint one line in the middle of a rectangle, shortened at its end; return its width."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)


def width_of(text: str, font: QFont) -> int:
    """Return how wide a line of text is, in whole pixels that surely hold it."""
    return int(QFontMetricsF(font).horizontalAdvance(text) + 0.999) if text else 0


def paint_bar(bar: QWidget, hairline: int) -> None:
    """Paint the ground of a bar and a hairline at a height of it."""
    look = theme()
    painter = QPainter(bar)
    painter.fillRect(bar.rect(), QColor(look.surface))
    painter.fillRect(0, hairline, bar.width(), 1, QColor(look.line))
    painter.end()
