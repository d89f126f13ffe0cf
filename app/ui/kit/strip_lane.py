"""The lane of bars above a course: each as wide as it lasted, its volume beside it."""

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.kit.hatching import hatch
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_box, paint_text, width_of
from app.ui.kit.strip import Bar, Strip
from app.ui.kit.strip_scale import LANE, Scale

_NARROWEST, _TALL = 7, 20
_MANY = 90  # so many bars are told by their places alone


def paint_lane(painter: QPainter, scale: Scale, strip: Strip) -> None:
    """Paint the bars that are in sight; words only where they have room."""
    shown = [
        one for one in strip.bars if one.until >= scale.view.since and one.since <= scale.view.until
    ]
    if len(shown) > _MANY:
        _paint_ticks(painter, scale, shown)
        return
    boxes = [box_of(scale, one) for one in shown]
    for place, (bar, box) in enumerate(zip(shown, boxes, strict=True)):
        following = boxes[place + 1].left() if place + 1 < len(boxes) else scale.right + px(10)
        _paint_bar(painter, bar, box)
        _paint_words(
            painter, bar, box, boxes[place - 1].right() if place else scale.left, following
        )


def box_of(scale: Scale, bar: Bar) -> QRectF:
    """Return where a bar lies."""
    left = scale.x(bar.since)
    wide = max(scale.x(bar.until) - left, float(px(_NARROWEST)))
    top = scale.lane + (px(LANE) - px(_TALL)) / 2
    return QRectF(left, top, wide, px(_TALL))


def bar_at(scale: Scale, strip: Strip, x: float, y: float) -> Bar | None:
    """Return the bar at a place, or None."""
    if not scale.lane <= y <= scale.top:
        return None
    near = [one for one in strip.bars if box_of(scale, one).adjusted(-4, -9, 4, 9).contains(x, y)]
    return near[-1] if near else None


def _paint_bar(painter: QPainter, bar: Bar, box: QRectF) -> None:
    look = theme()
    if bar.is_faint:
        paint_box(painter, box, fill=look.surface, border=look.control, width=1.5, radius=3)
    elif bar.is_preview:
        paint_box(
            painter, box, fill=look.accent_bg, border=look.accent, width=1.5, radius=3, dashed=True
        )
    else:
        paint_box(painter, box, fill=look.past if bar.is_elsewhere else look.accent, radius=3)
    if bar.is_elsewhere:
        hatch(painter, box)
        # The pale ground alone would hardly stand out from the card.
        paint_box(painter, box, border=look.control if bar.is_faint else look.accent, radius=3)


def _paint_words(painter: QPainter, bar: Bar, box: QRectF, before: float, following: float) -> None:
    look, face = theme(), font(12, bold=True)
    wide, gap = width_of(bar.words, face), px(8)
    # At the right; at the left where the next bar is too near.
    left = box.right() + gap
    if left + wide > following - px(4):
        left = box.left() - gap - wide
        if left < before + wide + 2 * gap:
            return
    room = QRectF(left, box.top(), wide + 1, box.height())
    paint_text(painter, room, bar.words, font=face, ink=look.text2 if bar.is_preview else look.text)


def _paint_ticks(painter: QPainter, scale: Scale, bars: list[Bar]) -> None:
    look, middle, half = theme(), scale.lane + px(LANE) / 2, px(_TALL) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for is_elsewhere, colour in ((True, look.control), (False, look.accent)):
        places = {int(scale.x(one.since)) for one in bars if one.is_elsewhere == is_elsewhere}
        painter.setPen(QPen(QColor(colour), 2))
        painter.drawLines([QLineF(x, middle - half, x, middle + half) for x in places])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
