"""Which is newer: what stands in a field, or the answer that tells of it."""

from collections.abc import Callable
from itertools import count
from typing import TypeVar

T = TypeVar("T")
_moments = count(1)
_asked: list[int] = []  # when the answer that is being told was asked for, if one is


def moment() -> int:
    """Return when a field changes: now, or, where an answer fills it in, when that was asked for."""
    return _asked[-1] if _asked else next(_moments)


def dated(tell: Callable[[T], None]) -> Callable[[T], None]:
    """Return how an answer is told that is asked for now, so that fields know how old it is."""
    asked = next(_moments)

    def told(answer: T) -> None:
        _asked.append(asked)
        try:
            tell(answer)
        finally:
            _asked.pop()

    return told


def is_newer(changed: int) -> bool:
    """Tell whether something changed after the answer was asked for that is being told."""
    return bool(_asked) and changed > _asked[-1]
