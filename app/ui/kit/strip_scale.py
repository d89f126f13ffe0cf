"""Turns moments and amounts of a strip of time into places on the window, and back."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from app.ui.kit.look import px
from app.ui.kit.strip import Strip
from app.ui.kit.strip_sampling import Points, highest
from app.ui.kit.strip_view import View

LEFT, RIGHT = 44, 12  # room for the figures of the axis, and beyond the last moment
DAYS, LANE, HOURS = 24, 34, 24  # the days above, the lane of bars, the hours below
_ROOM = 1.22  # so far above the highest the plot goes on


@dataclass(frozen=True, slots=True)
class Scale:
    """Where everything lies, in pixels."""

    view: View
    left: float
    right: float
    lane: float
    top: float
    foot: float
    most: float

    def x(self, at: float) -> float:
        """Return how far to the right a moment lies."""
        return self.left + (at - self.view.since) / self.view.length * (self.right - self.left)

    def y(self, amount: float) -> float:
        """Return how far down an amount lies."""
        return self.foot - amount / self.most * (self.foot - self.top)

    def at(self, x: float) -> float:
        """Return the moment that lies so far to the right; never one out of sight."""
        share = (x - self.left) / max(self.right - self.left, 1.0)
        return self.view.since + min(max(share, 0.0), 1.0) * self.view.length

    def places(self, points: Points) -> list[QPointF]:
        """Return the places of points of a course."""
        return [QPointF(self.x(at), self.y(value)) for at, value in points]


def scale_of(strip: Strip, view: View, width: float, height: float) -> Scale:
    """Return the scale of a strip in a widget: as high as what is in sight asks for."""
    since, until = view.since, view.until
    lines = (strip.course, strip.preview)
    seen = [highest(line, since, until) for line in lines]
    if not is_dense(view, width):
        seen.append(highest(strip.steps, since, until))
    lane = float(px(DAYS))
    return Scale(
        view=view,
        left=float(px(LEFT)),
        right=width - px(RIGHT),
        lane=lane,
        top=lane + px(LANE),
        foot=height - px(HOURS),
        most=max(strip.limit, *seen, 0.0) * _ROOM,
    )


def is_dense(view: View, width: float) -> bool:
    """Tell whether so much time is in sight that single infusions are no more than a few pixels."""
    return view.length / max(width, 1.0) > 3600.0
