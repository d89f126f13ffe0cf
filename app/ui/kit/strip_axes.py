"""The days and hours, the figures at the left, and the line of now."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, RIGHT, paint_box, paint_text, width_of
from app.ui.kit.strip import DAY, DayWord, Strip, clock_of, day_of
from app.ui.kit.strip_scale import Scale

_HOURS = (1, 2, 3, 6, 12)
_DAYS = (1, 2, 7, 14)
_STEPS = (5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000)


def paint_ground(painter: QPainter, scale: Scale, strip: Strip, day_word: DayWord) -> None:
    """Paint the days as bands, and name days and hours."""
    day = (scale.right - scale.left) * DAY / scale.view.length
    names_days = day >= width_of(day_word(day_of(scale.view.since)), font(12, bold=True)) + px(8)
    months = list(_months(scale)) if day < px(8) else []
    starts = months or list(_days(scale, 1))
    _paint_bands(painter, scale, starts)
    if names_days:
        for at in starts:
            _paint_name(painter, scale, at, day_word(day_of(at)), _now_box(scale, strip))
        _paint_hours(painter, scale)
        return
    for at in months or _days(scale, _fitting_days(day)):
        shape = "%Y-%m" if months else "%m-%d"
        _paint_tick(painter, scale, at, day_of(at).strftime(shape), lined=True)


def paint_amounts(painter: QPainter, scale: Scale, limit: float) -> None:
    """Paint the figures at the left and a hairline from each."""
    look = theme()
    step = next((one for one in _STEPS if scale.most / one <= 5), _STEPS[-1])
    amounts = (
        [0.0, limit / 2, limit]
        if scale.most <= 2.2 * limit
        else [float(step * count) for count in range(int(scale.most / step) + 1)]
    )
    for amount in amounts:
        y = scale.y(amount)
        painter.setPen(QPen(QColor(look.line if amount else look.control), 1))
        painter.drawLine(QLineF(scale.left, y, scale.right, y))
        room = QRectF(0, y - px(9), scale.left - px(8), px(18))
        paint_text(painter, room, f"{amount:g}", font=font(11), ink=look.text2, align=RIGHT)


def paint_now(painter: QPainter, scale: Scale, strip: Strip) -> None:
    """Paint the line of the present moment and its word."""
    box = _now_box(scale, strip)
    if box.isNull():
        return
    look, x = theme(), scale.x(strip.now)
    painter.setPen(QPen(QColor(look.text), 1.4))
    painter.drawLine(QLineF(x, scale.lane, x, scale.foot))
    paint_box(painter, box, fill=look.text, radius=5)
    face = font(11, bold=True)
    paint_text(painter, box, strip.now_words, font=face, ink=look.surface, align=CENTRE)


def _now_box(scale: Scale, strip: Strip) -> QRectF:
    """Return where the word of the present moment stands; no box where that is out of sight."""
    if not scale.view.since <= strip.now <= scale.view.until:
        return QRectF()
    wide = width_of(strip.now_words, font(11, bold=True)) + px(16)
    left = max(scale.x(strip.now) - wide / 2, scale.left)
    return QRectF(min(left, scale.right + px(8) - wide), px(2), wide, px(19))


def _paint_bands(painter: QPainter, scale: Scale, starts: list[float]) -> None:
    look = theme()
    edges = [*starts, scale.view.until]
    for at, end in pairwise(edges):
        # Every other one, and always the same ones, however the view is moved.
        day = day_of(at)
        if (day.month if len(starts) > 1 and end - at > 2 * DAY else day.toordinal()) % 2:
            left = max(scale.x(at), scale.left)
            box = QRectF(left, scale.lane, scale.x(end) - left, scale.foot - scale.lane)
            painter.fillRect(box, QColor(look.sunken))


def _paint_name(painter: QPainter, scale: Scale, at: float, words: str, covered: QRectF) -> None:
    left = max(scale.x(at), scale.left) + px(6)
    end = min(scale.x(at + DAY), scale.right)
    if covered.left() > left:
        end = min(end, covered.left() - px(4))
    elif covered.right() > left:
        left = covered.right() + px(6)
    face = font(12, bold=True)
    if end - left >= width_of(words, face):
        room = QRectF(left, 0, end - left, px(22))
        paint_text(painter, room, words, font=face, ink=theme().text2)


def _paint_hours(painter: QPainter, scale: Scale) -> None:
    hour = (scale.right - scale.left) * 3600 / scale.view.length
    wide = width_of("00:00", font(11)) + px(24)
    step = next((one for one in _HOURS if one * hour >= wide), _HOURS[-1]) * 3600.0
    at = scale.view.since - scale.view.since % step
    while at <= scale.view.until:
        if at >= scale.view.since:
            _paint_tick(painter, scale, at, clock_of(at), lined=True)
        at += step


def _paint_tick(painter: QPainter, scale: Scale, at: float, words: str, *, lined: bool) -> None:
    look, x, face = theme(), scale.x(at), font(11)
    if x < scale.left - 1 or x > scale.right + 1:
        return
    if lined:
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawLine(QPointF(x, scale.lane), QPointF(x, scale.foot))
    wide = width_of(words, face)
    left = min(max(x - wide / 2, scale.left - px(12)), scale.right + px(RIGHT_ROOM) - wide)
    paint_text(
        painter,
        QRectF(left, scale.foot + px(4), wide + 2, px(18)),
        words,
        font=face,
        ink=look.text2,
    )


RIGHT_ROOM = 12


def _fitting_days(day: float) -> int:
    wide = width_of("00-00", font(11)) + px(14)
    return next((one for one in _DAYS if one * day >= wide), _DAYS[-1])


def _days(scale: Scale, every: int) -> Iterator[float]:
    number = int(scale.view.since // DAY)
    while number * DAY <= scale.view.until:
        if number % every == 0:
            yield number * DAY
        number += 1


def _months(scale: Scale) -> Iterator[float]:
    month = day_of(scale.view.since).replace(day=1)
    while (at := datetime(month.year, month.month, 1, tzinfo=UTC).timestamp()) <= scale.view.until:
        yield at
        month = (month + timedelta(days=32)).replace(day=1)
