"""Which span of time is in sight, and how it is moved: zoomed around a moment, panned, never beyond reason."""

from dataclasses import dataclass, replace

from app.ui.kit.strip import DAY

SHORTEST, LONGEST = 6 * 3600.0, 366 * DAY
ZOOM = 1.25


@dataclass(frozen=True, slots=True)
class View:
    """A span of time, and how far it may be moved at all."""

    since: float
    until: float
    first: float
    last: float

    @property
    def length(self) -> float:
        """Return how long it is."""
        return self.until - self.since

    def zoomed(self, factor: float, around: float) -> "View":
        """Return a longer (factor above 1) or shorter view; the moment stays where it is."""
        length = min(max(self.length * factor, SHORTEST), LONGEST)
        share = (around - self.since) / self.length
        return self._from(around - share * length, length)

    def panned(self, by: float) -> "View":
        """Return the view moved along."""
        return self._from(self.since + by, self.length)

    def lasting(self, length: float, closing: float) -> "View":
        """Return a view of a length that ends at a moment."""
        length = min(max(length, SHORTEST), LONGEST)
        return self._from(closing - length, length)

    def showing(self, at: float) -> "View":
        """Return the view, moved only where the moment would be out of sight."""
        if self.since <= at <= self.until:
            return self
        return self._from(at - self.length / 2, self.length)

    def _from(self, since: float, length: float) -> "View":
        # A view longer than all there is ends with it.
        since = min(max(since, self.first), self.last - length)
        return replace(self, since=since, until=since + length)
