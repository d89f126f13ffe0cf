"""What is known of this computer's clock at each entry."""

from collections.abc import Callable

from app.domain.clocks import ClockState
from app.services.clock_watch import ClockWatch, Steady, steady

# Whether the system keeps its clock in step with standard time; None where it does not tell.
Synchronised = Callable[[], bool | None]
ClockStateOf = Callable[[], ClockState]
# The system is asked again after so many seconds: on some it takes a tenth of one.
ASKED_AGAIN_AFTER = 600.0

_WORDS = {
    True: ClockState.SYNCHRONISED,
    False: ClockState.UNSYNCHRONISED,
    None: ClockState.UNKNOWN,
}


def unknown() -> ClockState:
    """Return what is known of a clock that nobody asks about."""
    return ClockState.UNKNOWN


class ClockKeeper:
    """Tells the state of the clock, from one entry to the next."""

    def __init__(
        self, watch: ClockWatch, synchronised: Synchronised, ticks: Steady = steady
    ) -> None:
        self._watch, self._synchronised, self._ticks = watch, synchronised, ticks
        self._asked: float | None = None
        self._known = ClockState.UNKNOWN

    def state(self) -> ClockState:
        """Return whether the clock was set since the last look, and else whether it is in step."""
        if self._watch.leap() is not None:
            # What was known before it was set is known no more.
            self._asked = None
            return ClockState.LEAPT
        ran = self._ticks()
        if self._asked is None or ran - self._asked > ASKED_AGAIN_AFTER:
            self._asked, self._known = ran, _WORDS[self._synchronised()]
        return self._known
