"""How much of a limit is used: a bar of parts, the limit's line, the total in large figures."""

from typing import Final

from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.hatching import hatch
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, RIGHT, paint_box, paint_text, painting, width_of
from app.ui.kit.reading import Reading, Segment

_BAR: Final = 22
_BAR_TOP: Final = 40
_NUMBER_FITS: Final = 34
_GAP: Final = 1.5


class Gauge(QWidget):
    """A bar from nothing to 120 % of a limit."""

    FULL: Final = 1.2

    def __init__(self, title: str, *, name: str) -> None:
        """Make the gauge, empty."""
        super().__init__()
        self._title = title
        self._reading = Reading(limit=1.0)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def reading(self) -> Reading:
        """What it shows."""
        return self._reading

    def show_reading(self, reading: Reading) -> None:
        """Show other figures."""
        self._reading = reading
        self.setAccessibleName(f"{self._title} {reading.total} {reading.of}".strip())
        self.setAccessibleDescription(reading.spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for total, bar, axis and as many lines of legend as it takes."""
        lines = len(self._legend_lines(max(self.width(), px(240))))
        return QSize(px(320), px(_BAR_TOP + _BAR + 24) + lines * px(20))

    def minimumSizeHint(self) -> QSize:
        """Shrink in width only."""
        return QSize(px(220), self.sizeHint().height())

    def x_of(self, amount: float) -> float:
        """Return where on the bar an amount lies, in pixels; the bar ends at 120 %."""
        share = amount / (self._reading.limit * self.FULL)
        return self.width() * min(max(share, 0.0), 1.0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all of it."""
        with painting(self) as painter:
            self._paint_total(painter)
            bar = QRectF(0, px(_BAR_TOP), self.width(), px(_BAR))
            painter.save()
            clip = QPainterPath()
            clip.addRoundedRect(bar, px(4), px(4))
            painter.setClipPath(clip)
            self._paint_grounds(painter, bar)
            self._paint_parts(painter, bar)
            painter.restore()
            self._paint_limit(painter, bar)
            self._paint_axis(painter, bar)
            self._paint_legend(painter, bar.bottom() + px(22))

    def _paint_total(self, painter: QPainter) -> None:
        look, reading = theme(), self._reading
        ink = look.not_legitimate.ink if reading.is_over else look.text
        of, row = font(14), QRectF(0, px(2), self.width(), px(34))
        right = row.right()
        if reading.of:
            baseline = QRectF(0, px(5), right, px(34))
            right -= paint_text(
                painter, baseline, reading.of, font=of, ink=look.text2, align=RIGHT
            ) + px(6)
        large = font(22, bold=True)
        total = QRectF(0, row.top(), right, row.height())
        used = paint_text(painter, total, reading.total, font=large, ink=ink, align=RIGHT)
        words = QRectF(0, row.top(), right - used - px(8), row.height())
        paint_text(painter, words, self._title, font=font(12, bold=True), ink=look.text2)

    def _paint_grounds(self, painter: QPainter, bar: QRectF) -> None:
        look, limit = theme(), self._reading.limit
        near, top = self.x_of(limit * self._reading.near), self.x_of(limit)
        for left, right, colour in (
            (0.0, near, look.track),
            (near, top, look.caution.ground),
            (top, bar.right(), look.not_legitimate.ground),
        ):
            painter.fillRect(QRectF(left, bar.top(), right - left, bar.height()), QColor(colour))

    def _paint_parts(self, painter: QPainter, bar: QRectF) -> None:
        done = 0.0
        for part in self._reading.segments:
            if part.tone == "exempt" or part.amount <= 0:
                continue
            left, right = self.x_of(done), self.x_of(done + part.amount)
            gap = _GAP if done else 0.0
            box = QRectF(left + gap, bar.top(), right - left - gap, bar.height())
            self._paint_part(painter, box, part)
            done += part.amount
        for part in self._reading.segments:
            if part.tone == "exempt" and part.amount > 0:
                left, right = self.x_of(done) + _GAP, self.x_of(done + part.amount)
                box = QRectF(left, bar.top(), right - left, bar.height())
                paint_box(painter, box, border=theme().control, width=1.5, radius=3, dashed=True)
                done += part.amount

    def _paint_part(self, painter: QPainter, box: QRectF, part: Segment) -> None:
        look = theme()
        past = part.tone == "past"
        painter.fillRect(box, QColor(look.past if past else look.accent))
        if past:
            hatch(painter, box)
            paint_box(painter, box, border=look.accent, radius=0)
        over = box.intersected(QRectF(self.x_of(self._reading.limit), 0, self.width(), 999))
        if not over.isEmpty():
            painter.fillRect(over, QColor(look.bad_fill))
        if part.inside and box.width() >= px(_NUMBER_FITS):
            shown = box if over.isEmpty() else box.adjusted(0, 0, -over.width(), 0)
            ink = look.text if past else look.on_accent
            if shown.width() >= px(_NUMBER_FITS):
                face = font(12, bold=True)
                paint_text(painter, shown, part.inside, font=face, ink=ink, align=CENTRE)

    def _paint_limit(self, painter: QPainter, bar: QRectF) -> None:
        look, place = theme(), self.x_of(self._reading.limit)
        pen = QPen(QColor(look.not_legitimate.ink), 2)
        painter.setPen(pen)
        painter.drawLine(QLineF(place, bar.top() - px(4), place, bar.bottom() + px(6)))

    def _paint_axis(self, painter: QPainter, bar: QRectF) -> None:
        look, words, face = theme(), self._reading.limit_words, font(11, bold=True)
        row = QRectF(0, bar.bottom() + px(3), self.width(), px(18))
        wide = width_of(words, face)
        left = min(self.x_of(self._reading.limit) - wide / 2, self.width() - wide)
        box = QRectF(left, row.top() + px(3), wide + 1, row.height())
        paint_text(painter, box, words, font=face, ink=look.not_legitimate.ink)
        for amount, text in self._reading.ticks:
            wide = width_of(text, font(11))
            place = max(0.0, self.x_of(amount) - wide / 2)
            tick = QRectF(place, row.top(), wide + 1, row.height())
            if tick.right() < left:
                paint_text(painter, tick, text, font=font(11), ink=look.text3)

    def _legend_lines(self, room: int) -> list[list[Segment]]:
        order = {"accent": 0, "past": 1, "exempt": 2}
        parts = [part for part in self._reading.segments if part.label and part.amount > 0]
        lines: list[list[Segment]] = []
        used = room + 1
        for part in sorted(parts, key=lambda one: order[one.tone]):
            wide = px(15 + 14) + width_of(part.label, font(12))
            if used + wide > room:
                lines.append([])
                used = 0
            lines[-1].append(part)
            used += wide
        return lines

    def _paint_legend(self, painter: QPainter, top: float) -> None:
        look, side = theme(), px(10)
        for line in self._legend_lines(self.width()):
            left = 0.0
            for part in line:
                box = QRectF(left, top + px(10) - side / 2, side, side)
                if part.tone == "exempt":
                    paint_box(painter, box, border=look.control, width=1.5, radius=1)
                else:
                    past = part.tone == "past"
                    painter.fillRect(box, QColor(look.past if past else look.accent))
                    if past:
                        hatch(painter, box)
                        paint_box(painter, box, border=look.accent, radius=0)
                words = QRectF(left + side + px(5), top, self.width(), px(20))
                used = paint_text(painter, words, part.label, font=font(12), ink=look.text2)
                left = words.left() + used + px(14)
            top += px(20)
