"""A clock that can be put back, so that the fictional clinic has a past."""

from datetime import UTC, datetime, timedelta


class PastClock:
    """Runs as the computer's own, so much behind it as it was last put back."""

    def __init__(self) -> None:
        self._behind = timedelta(0)

    def __call__(self) -> datetime:
        """Return the moment it shows, in UTC."""
        return datetime.now(UTC) - self._behind

    def put_back(self, **span: float) -> datetime:
        """Show the moment so long ago, such as hours=30, and return it."""
        self._behind = timedelta(**span)
        return self()
