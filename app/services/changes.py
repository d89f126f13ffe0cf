"""How one hears of what others write into the same books."""

from collections.abc import Callable

# Told the number of a trace that came to stand elsewhere; called on a thread of its own.
Heard = Callable[[int], None]
# Ends the listening: nothing is heard once it has returned.
End = Callable[[], None]
Listen = Callable[[Heard], End]


def nobody_else(_heard: Heard) -> End:
    """Hear nothing: this program alone writes these books."""
    return _nothing


def _nothing() -> None:
    """End what never began."""
