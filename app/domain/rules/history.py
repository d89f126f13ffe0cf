"""All infusions of a patient in order, so that those near a moment are found without looking at all."""

from bisect import bisect_left, bisect_right
from datetime import datetime, timedelta
from itertools import accumulate
from operator import attrgetter

from app.domain.rules.volume import Dripped, places
from app.domain.values import dataclass, field

_STARTED = attrgetter("started")


@dataclass(frozen=True, slots=True)
class History:
    """A patient's infusions; what is near one of them is found by halves.

    `_over` have ended, in the order of their starts, and `_reach` is the latest end up to each;
    `_running` have no end yet.
    """

    dripped: tuple[Dripped, ...]
    _over: tuple[Dripped, ...] = field(init=False, repr=False, compare=False)
    _reach: tuple[datetime, ...] = field(init=False, repr=False, compare=False)
    _running: tuple[Dripped, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        over = tuple(sorted((one for one in self.dripped if one.ended is not None), key=_STARTED))
        # A drip of days reaches past what began after it.
        reach = tuple(accumulate((max(one.started, one.ended or one.started) for one in over), max))
        object.__setattr__(self, "_over", over)
        object.__setattr__(self, "_reach", reach)
        running = tuple(one for one in self.dripped if one.ended is None)
        object.__setattr__(self, "_running", running)

    def near(
        self, started: datetime, ended: datetime | None, span: timedelta, now: datetime | None
    ) -> tuple[Dripped, ...]:
        """Return what is less than a span away from an infusion, and what is so from one of these.

        With a span as long as a window at least, that is everything which decides the windows of
        the infusion and those of its neighbours. What has no end is at its start and at `now`.
        """
        reached: list[tuple[datetime, datetime]] = []
        for own_start, own_end in places(started, ended, now):
            first, last = own_start, own_end
            for one in self._within(own_start - span, own_end + span, now):
                if one.ended is None:
                    reached += places(one.started, None, now)
                else:
                    first, last = min(first, one.started), max(last, one.ended)
            reached.append((first, last))
        found = [self._within(first - span, last + span, now) for first, last in reached]
        if len(found) == 1:
            return found[0]
        return tuple({one.id: one for near in found for one in near}.values())

    def _within(
        self, after: datetime, before: datetime, now: datetime | None
    ) -> tuple[Dripped, ...]:
        first = bisect_right(self._reach, after)
        last = bisect_left(self._over, before, key=_STARTED)
        over = (one for one in self._over[first:last] if (one.ended or one.started) > after)
        running = (
            one
            for one in self._running
            if any(after < at < before for at, _ in places(one.started, None, now))
        )
        return (*over, *running)
