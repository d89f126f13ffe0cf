"""The ground of a strip of time: painted once for each view, so that a moving dot costs nothing."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.look import px, scale, theme
from app.ui.kit.painting import paint_focus, painting
from app.ui.kit.strip import DAY, DayWord, Strip, Tell
from app.ui.kit.strip_axes import paint_amounts, paint_ground, paint_now
from app.ui.kit.strip_card import paint_card, paint_dot
from app.ui.kit.strip_lane import paint_lane
from app.ui.kit.strip_painter import paint_course, paint_limit
from app.ui.kit.strip_scale import Scale, scale_of
from app.ui.kit.strip_view import View


class StripCanvas(QWidget):
    """Shows a strip in a view, and a dot with its card."""

    def __init__(self, title: str, day_word: DayWord, *, name: str) -> None:
        """Make it without anything to show."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._day_word = day_word
        self._strip = Strip(1.0, "", 0.0, "", 1.0)
        self._view = View(-DAY, 0.0, -DAY, 0.0)
        self._tell: Tell | None = None
        self._spoken = ""
        self._dot: float | None = None
        self._still: tuple[object, QPixmap] | None = None

    @property
    def strip(self) -> Strip:
        """What it shows."""
        return self._strip

    @property
    def view(self) -> View:
        """The span of time in sight."""
        return self._view

    @property
    def dot(self) -> float | None:
        """The moment that the dot is on, or None."""
        return self._dot

    @property
    def scale(self) -> Scale:
        """Where everything lies just now."""
        return scale_of(self._strip, self._view, self.width(), self.height())

    def show_strip(self, strip: Strip, tell: Tell, spoken: str) -> None:
        """Show this; ``tell`` answers for the card of a moment, ``spoken`` is all of it in words."""
        self._strip, self._tell, self._spoken = strip, tell, spoken
        first = min((one.since for one in strip.bars), default=strip.now)
        last = max([strip.now, *[one.until + strip.window for one in strip.bars]])
        self._view = View(self._view.since, self._view.until, first - DAY, last + DAY / 4)
        self._still = None
        self.put_dot(None)

    def look_at(self, view: View) -> None:
        """Bring another span of time into sight."""
        if view != self._view:
            self._view, self._still = view, None
            self.update()

    def put_dot(self, at: float | None) -> None:
        """Put the dot on a moment, and tell in words what is there; or take it away."""
        self._dot = at
        told = self._spoken if at is None or self._tell is None else self._tell(at).spoken
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the room of the drawings."""
        return QSize(px(720), px(300))

    def minimumSizeHint(self) -> QSize:
        """Ask for as much as can still be read."""
        return QSize(px(320), px(190))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the ground, then dot and card on it."""
        with painting(self) as painter:
            painter.drawPixmap(0, 0, self._ground())
            if self._dot is not None and self._tell is not None:
                lies = self.scale
                if self._view.since <= self._dot <= self._view.until:
                    amount = self._strip.value(self._dot)
                    place = QPointF(lies.x(self._dot), lies.y(amount))
                    paint_dot(painter, place, is_over=amount > self._strip.limit)
                    paint_card(painter, lies, place, self._tell(self._dot))
            if self.hasFocus():
                paint_focus(painter, QRectF(self.rect()), 8)

    def _ground(self) -> QPixmap:
        """Return everything but dot and card, painted anew only where something has changed."""
        ratio = self.devicePixelRatioF()
        key = (self.size().toTuple(), ratio, theme().window, scale())
        if self._still is not None and self._still[0] == key:
            return self._still[1]
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(QColor(theme().surface))
        lies, painter = self.scale, QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, lies, self._strip, self._day_word)
        paint_amounts(painter, lies, self._strip.limit)
        painter.setClipRect(QRectF(lies.left, 0, self.width() - lies.left, self.height()))
        paint_course(painter, lies, self._strip)
        paint_limit(painter, lies, self._strip)
        paint_lane(painter, lies, self._strip)
        painter.setClipping(False)
        paint_now(painter, lies, self._strip)
        painter.end()
        self._still = (key, ground)
        return ground
