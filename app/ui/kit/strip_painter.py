"""The course of a strip: its line and area, the limit, and what lies above it."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_text, width_of
from app.ui.kit.strip import Strip
from app.ui.kit.strip_sampling import Points, above, columns, in_sight, stairs
from app.ui.kit.strip_scale import Scale, is_dense

_AREA = 46  # of 255: how thick the area's tint lies


def paint_course(painter: QPainter, scale: Scale, strip: Strip) -> None:
    """Paint what was given up to now as a line over its area, and what is not certain dotted."""
    since, until = scale.view.since, scale.view.until
    known = in_sight(strip.course, since, min(until, strip.now))
    if is_dense(scale.view, scale.right - scale.left):
        _paint_columns(painter, scale, known, strip.limit)
        return
    ahead = in_sight(strip.preview, max(since, strip.preview_from), until)
    if max(since, strip.preview_from) > strip.now:
        ahead = in_sight(strip.preview, max(since, strip.now), until)
    _paint_steps(painter, scale, stairs(strip.steps, since, until))
    _paint_area(painter, scale, known, theme().accent)
    _paint_area(painter, scale, ahead, theme().accent, thick=_AREA // 2)
    for points, is_dotted in ((ahead, True), (known, False)):
        _stroke(painter, scale.places(points), theme().accent, is_dotted=is_dotted)
        for part in above(points, strip.limit):
            _paint_over(painter, scale, part, is_dotted=is_dotted)


def paint_limit(painter: QPainter, scale: Scale, strip: Strip) -> None:
    """Paint the limit's line and its words."""
    look, y, face = theme(), scale.y(strip.limit), font(11, bold=True)
    painter.setPen(QPen(QColor(look.not_legitimate.ink), 1.6))
    painter.drawLine(QLineF(scale.left, y, scale.right, y))
    wide = width_of(strip.limit_words, face)
    room = QRectF(scale.left + px(6), y - px(19), wide + 1, px(18))
    veil = QColor(look.surface)
    veil.setAlpha(200)
    painter.fillRect(room.adjusted(-px(2), px(2), px(2), -px(1)), veil)
    paint_text(painter, room, strip.limit_words, font=face, ink=look.not_legitimate.ink)


def _paint_area(
    painter: QPainter, scale: Scale, points: Points, colour: str, thick: int = _AREA
) -> None:
    if not points:
        return
    tint = QColor(colour)
    tint.setAlpha(thick)
    foot = [QPointF(scale.x(points[-1][0]), scale.foot), QPointF(scale.x(points[0][0]), scale.foot)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawPolygon(QPolygonF([*scale.places(points), *foot]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_over(painter: QPainter, scale: Scale, part: Points, *, is_dotted: bool) -> None:
    look = theme()
    places = scale.places(part)
    tint = QColor(look.bad_fill)
    tint.setAlpha(_AREA if is_dotted else 150)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawPolygon(QPolygonF(places))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _stroke(painter, places, look.bad_fill, is_dotted=is_dotted)


def _paint_steps(painter: QPainter, scale: Scale, points: Points) -> None:
    pen = QPen(QColor(theme().text3), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.drawPolyline(QPolygonF(scale.places(points)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _stroke(painter: QPainter, places: list[QPointF], colour: str, *, is_dotted: bool) -> None:
    pen = QPen(QColor(colour), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if is_dotted:
        pen.setDashPattern([1.2, 1.6])
    painter.setPen(pen)
    if places:
        painter.drawPolyline(QPolygonF(places))


def _paint_columns(painter: QPainter, scale: Scale, points: Points, limit: float) -> None:
    """Paint one upright line for each column of pixels: from the lowest to the highest in it."""
    look, foot, line = theme(), scale.foot, scale.y(limit)
    calm, over, area = [], [], []
    for place, low, high in columns(points, scale.view, int(scale.right - scale.left)):
        x, top, least = scale.left + place + 0.5, scale.y(high), scale.y(low)
        area.append(QLineF(x, top, x, foot))
        calm.append(QLineF(x, max(top, line) if high > limit else top, x, max(least, top + 1.5)))
        if high > limit:
            over.append(QLineF(x, top, x, line))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    tint = QColor(look.accent)
    tint.setAlpha(_AREA)
    for colour, lines in ((tint, area), (QColor(look.accent), calm), (QColor(look.bad_fill), over)):
        painter.setPen(QPen(colour, 1))
        painter.drawLines(lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
