"""Wrong passwords in a row: after five, each further one costs a longer wait."""

from datetime import datetime, timedelta

from app.domain.values import dataclass

FREE_TRIES = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
# More moments than this tell nothing new.
KEPT_MOMENTS = 50


@dataclass(frozen=True, slots=True)
class Tries:
    """The failures under one login name: those in a row, and those that the trail does not know yet."""

    in_a_row: int = 0
    last: datetime | None = None
    untold: int = 0
    moments: tuple[datetime, ...] = ()

    def wait(self, now: datetime) -> timedelta:
        """Return how long nobody may try under this name; nothing where one may."""
        if self.last is None or self.in_a_row < FREE_TRIES:
            return timedelta(0)
        doublings = min(self.in_a_row - FREE_TRIES, 10)
        whole = min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
        # A clock that was set back must not lock anybody out for longer than the wait itself.
        return max(timedelta(0), min(self.last + whole - now, whole))

    def failed(self, now: datetime) -> "Tries":
        """Return the tries with one more failure."""
        moments = (*self.moments, now)[-KEPT_MOMENTS:]
        return Tries(self.in_a_row + 1, now, self.untold + 1, moments)

    def succeeded(self) -> "Tries":
        """Return the tries after a right password: the row is broken, the trail is still to be told."""
        return Tries(0, None, self.untold, self.moments)

    def told(self) -> "Tries":
        """Return the tries once the trail knows them."""
        return Tries(self.in_a_row, self.last)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to remember."""
        return self.in_a_row == 0 and self.untold == 0
