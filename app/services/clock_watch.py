"""Noticing that this computer's clock was set: it went another way than a clock that nobody can set."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

Steady = Callable[[], float]
# What a clock may be put right by without anybody being told.
LEAP = timedelta(seconds=60)


def steady() -> float:
    """Return seconds of a clock that nobody sets, and that goes on while the computer sleeps."""
    # Elsewhere than on Linux the usual one goes on by itself, or comes nearest to that.
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class ClockWatch:
    """Compares two clocks from one look to the next."""

    def __init__(self, clock: Callable[[], datetime], ticks: Steady = steady) -> None:
        self._clock, self._ticks = clock, ticks
        self._at, self._ran = clock(), ticks()

    def leap(self) -> timedelta | None:
        """Return how far the clock was set since the last look, where that is a leap; else None."""
        at, ran = self._clock(), self._ticks()
        off = (at - self._at) - timedelta(seconds=ran - self._ran)
        self._at, self._ran = at, ran
        return off if abs(off) > LEAP else None
