"""The dot on a course and the small card beside it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_box, paint_text, width_of
from app.ui.kit.strip import Told
from app.ui.kit.strip_scale import Scale

_ROW = 19


def paint_dot(painter: QPainter, place: QPointF, *, is_over: bool) -> None:
    """Paint the dot."""
    look = theme()
    painter.setPen(QPen(QColor(look.surface), 1.5))
    painter.setBrush(QColor(look.bad_fill if is_over else look.accent))
    painter.drawEllipse(place, px(6), px(6))
    painter.setBrush(QColor(0, 0, 0, 0))


def paint_card(painter: QPainter, scale: Scale, place: QPointF, told: Told) -> None:
    """Paint the card where it hides neither the dot nor runs out of the plot."""
    look = theme()
    plain, loud, small = font(12), font(15, bold=True), font(12, bold=True)
    first = width_of(told.amount, loud) + (px(10) + width_of(told.over, small) if told.over else 0)
    wide = max(first, width_of(told.moment, plain), width_of(told.entries, plain)) + 2 * px(12)
    wide = min(wide, int(scale.right - scale.left))
    high = px(3 * _ROW + 14)
    left = place.x() - wide - px(14)
    if left < scale.left:
        left = min(place.x() + px(14), scale.right - wide)
    top = min(max(place.y() + px(10), scale.top), scale.foot - high)
    box = QRectF(max(left, scale.left), max(top, 0.0), wide, high)
    paint_box(painter, box, fill=look.surface, border=look.control, radius=8)
    row = QRectF(box.left() + px(12), box.top() + px(7), wide - 2 * px(12) + 1, px(_ROW))
    paint_text(painter, row, told.moment, font=plain, ink=look.text2)
    row.translate(0, px(_ROW))
    ink = look.not_legitimate.ink if told.over else look.text
    used = paint_text(painter, row, told.amount, font=loud, ink=ink) + px(10)
    paint_text(painter, row.adjusted(used, 0, 0, 0), told.over, font=small, ink=ink)
    row.translate(0, px(_ROW))
    paint_text(painter, row, told.entries, font=plain, ink=look.text2)
