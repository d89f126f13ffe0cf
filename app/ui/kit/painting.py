"""Small strokes that several painted widgets share: boxes, one-line texts, the focus ring.

What the sign-in window paints with does without the names in `Qt`, and without the calls that
look whether they were given one (such as setBrush and setPen): the first of these makes
some 90 enumerations, which costs a start a tenth of its time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QWidget

from app.ui.kit.look import px, theme

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
        painter.fillPath(box, _brush(fill))
    if border:
        pen = QPen()
        pen.setColor(QColor(border))
        pen.setWidthF(width)
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
    colour = QColor(ink)
    # A painter begins in its widget's own ink.
    if painter.pen().color() != colour:
        painter.setPen(colour)
    painter.drawText(QPointF(left, baseline), text)
    return width


def width_of(text: str, font: QFont) -> int:
    """Return how wide a line of text is, in whole pixels that surely hold it."""
    return int(QFontMetricsF(font).horizontalAdvance(text) + 0.999) if text else 0


@lru_cache(maxsize=128)
def _brush(colour: str) -> QBrush:
    # Out of a palette, since the brush's own maker would look whether it was given a name in Qt.
    return QPalette(QColor(colour), QColor(colour)).button()


def _shortened(text: str, metrics: QFontMetricsF, width: float) -> str:
    # Nothing on the sign-in window is too long.
    from PySide6.QtCore import Qt

    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def paint_bar(bar: QWidget, hairline: int) -> None:
    """Paint the ground of a bar and a hairline at a height of it."""
    look = theme()
    painter = QPainter(bar)
    painter.fillRect(bar.rect(), QColor(look.surface))
    painter.fillRect(0, hairline, bar.width(), 1, QColor(look.line))
    painter.end()
