"""What a strip of time shows: a course and its limit, bars above it, and where now is; all in plain numbers.

Moments are seconds on the clinic's own clock, amounts are plain figures: they are worked out once,
away from the window, so that painting has nothing left to count.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Line:
    """A course: moments in order, and how high it is at each; straight between them."""

    times: tuple[float, ...] = ()
    values: tuple[float, ...] = ()

    def value(self, at: float) -> float:
        """Return how high it is at a moment; nothing before its first and after its last."""
        after = bisect_left(self.times, at)
        if after == len(self.times) or (after == 0 and self.times[0] != at):
            return 0.0
        if self.times[after] == at:
            return self.values[after]
        start, high = self.times[after - 1], self.values[after]
        low = self.values[after - 1]
        return low + (at - start) / (self.times[after] - start) * (high - low)

    def level(self, at: float) -> float:
        """Return how high the step is that a moment lies on."""
        place = bisect_right(self.times, at) - 1
        return self.values[place] if place >= 0 else 0.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing in the lane; ``key`` is its owner's."""

    key: object
    since: float
    until: float
    words: str
    is_elsewhere: bool = False
    is_preview: bool = False
    is_faint: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """Everything that is painted; ``preview`` is dotted, and takes over from ``preview_from`` on."""

    limit: float
    limit_words: str
    now: float
    now_words: str
    window: float
    bars: tuple[Bar, ...] = ()
    course: Line = Line()
    preview: Line = Line()
    preview_from: float = 0.0
    steps: Line = Line()

    def value(self, at: float) -> float:
        """Return how high the course is at a moment, drafts counted where they are."""
        return (self.preview if at > self.preview_from else self.course).value(at)


@dataclass(frozen=True, slots=True)
class Told:
    """What a card beside the dot tells of a moment; ``over`` is said in red."""

    moment: str
    amount: str
    over: str
    entries: str

    @property
    def spoken(self) -> str:
        """Return all of it as a sentence for those who cannot see it."""
        return "  ".join(one for one in (self.moment, self.amount, self.over, self.entries) if one)


Tell = Callable[[float], Told]
DayWord = Callable[[date], str]


def day_of(at: float) -> date:
    """Return the day that a moment lies on."""
    return datetime.fromtimestamp(at, UTC).date()


def clock_of(at: float) -> str:
    """Return the time of the day of a moment."""
    return datetime.fromtimestamp(at, UTC).strftime("%H:%M")
