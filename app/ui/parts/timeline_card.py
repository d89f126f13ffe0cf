"""The card of the rolling volume: what the marks mean, how much time is shown, and the course itself."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QLineF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.i18n import Wording
from app.ui.kit.card import Card
from app.ui.kit.hatching import hatch
from app.ui.kit.labels import ElidedLabel
from app.ui.kit.look import font, px, theme
from app.ui.kit.option import Option
from app.ui.kit.painting import paint_box, paint_text, painting, width_of
from app.ui.kit.segmented import Segmented
from app.ui.kit.strip import DAY, Strip
from app.ui.kit.strip_view import View
from app.ui.kit.timeline import Timeline
from app.ui.parts.timeline_words import Telling, day_word

_SPANS: tuple[tuple[float, Callable[[Wording], str]], ...] = (
    (DAY, lambda say: say("24 hours")),
    (3 * DAY, lambda say: say("3 days")),
    (14 * DAY, lambda say: say("2 weeks")),
    (365 * DAY, lambda say: say("1 year")),
)
_FIRST = 3 * DAY


@dataclass(frozen=True, slots=True)
class ShownCourse:
    """A course ready to be painted, and what answers for each moment of it."""

    strip: Strip
    telling: Telling
    spoken: str


class TimelineCard(Card):
    """The timeline with its head."""

    opened = Signal(object)  # the id of an infusion

    def __init__(self, say: Wording) -> None:
        super().__init__("timeline_card")
        self._say = say
        self._placed: View | None = None  # what was in sight before anybody moved it
        self.timeline = Timeline(say("IV volume"), partial(day_word, say), name="timeline")
        self._title = ElidedLabel(size=14, bold=True, name="timeline_title")
        spans = [Option(length, words(say)) for length, words in _SPANS]
        self.span = Segmented("timeline_span", spans, spoken=say("Time shown"), height=30)
        self.span.set_value(_FIRST)
        self.span.chosen.connect(self.timeline.show_span)
        self.timeline.opened.connect(self.opened)
        head = QHBoxLayout()
        head.setSpacing(px(14))
        head.addWidget(self._title)
        head.addWidget(Legend(say), 1)
        head.addWidget(self.span)
        self.body.setContentsMargins(px(16), px(10), px(12), px(8))
        self.body.setSpacing(px(8))
        self.body.addLayout(head)
        self.body.addWidget(self.timeline, 1)

    def show_course(self, course: ShownCourse) -> None:
        """Show another course; the span chosen stays, and what somebody moved into sight."""
        is_moved = self._placed is not None and self.timeline.view != self._placed
        dot = self.timeline.dot if self.timeline.hasFocus() else None
        title = self._say("IV volume in {hours} h", hours=round(course.strip.window / 3600))
        self._title.setText(title)
        self.timeline.setAccessibleName(title)
        self.timeline.show_strip(course.strip, course.telling, course.spoken)
        self.timeline.put_dot(dot)
        length = self.span.value()
        if isinstance(length, float) and not is_moved:
            self.timeline.show_span(length)
            self._placed = self.timeline.view


class Legend(QWidget):
    """What the marks of the timeline mean; left out where there is no room, since each has words."""

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._marks = (
            ("accent", say("This clinic")),
            ("past", say("Elsewhere")),
            ("steps", say("if counted as a whole")),
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(px(120), px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as many marks as there is room for."""
        left, middle, face = 0.0, self.height() / 2, font(12)
        with painting(self) as painter:
            for kind, words in self._marks:
                box = QRectF(left, middle - px(5), px(14), px(10))
                wide = width_of(words, face)
                if box.right() + px(6) + wide > self.width():
                    return
                if kind == "steps":
                    pen = QPen(QColor(theme().text3), 1.2)
                    pen.setDashPattern([4, 3])
                    painter.setPen(pen)
                    painter.drawLine(QLineF(box.left(), middle, box.right(), middle))
                else:
                    paint_box(painter, box, fill=theme().fill(kind), radius=2)
                if kind == "past":
                    hatch(painter, box)
                    paint_box(painter, box, border=theme().accent, radius=2)
                room = QRectF(box.right() + px(6), 0, wide + 1, self.height())
                paint_text(painter, room, words, font=face, ink=theme().text2)
                left = room.right() + px(14)
