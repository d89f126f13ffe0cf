"""Slanted lines over what was received elsewhere: colour never stands alone."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.kit.look import px, theme


def hatch(painter: QPainter, box: QRectF) -> None:
    """Paint the slanted lines of what was received elsewhere: colour never stands alone."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    line = QColor(theme().surface)
    line.setAlphaF(0.7)
    painter.setPen(QPen(line, 1))
    step = px(6)
    start = box.left() - box.height()
    for place in range(int(start), int(box.right()) + step, step):
        painter.drawLine(QLineF(place, box.bottom(), place + box.height(), box.top()))
    painter.restore()
