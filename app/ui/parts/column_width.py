"""How wide a column of a list must be, so that nothing in it is cut off."""

from collections.abc import Callable, Sequence
from typing import Any

from app.ui.kit.look import font, px
from app.ui.kit.painting import width_of

# What a cell leaves free on both sides, in lengths of the drawings.
_AROUND = 22
# Measuring is dear, and thousands of rows would be felt: the widest is among the longest.
_MEASURED = 24
_FULL_WIDTH = 0x2E80  # from here on signs are about twice as wide


def fitting(rows: Sequence[Any], get: Callable[[Any], str], title: str = "", least: int = 0) -> int:
    """Return the width that the longest text and the title need, in lengths of the drawings."""
    texts = sorted({get(row) for row in rows}, key=_rough, reverse=True)[:_MEASURED]
    widest = max((width_of(text, font(13)) for text in texts), default=0)
    needed = max(widest, width_of(title, font(12)))
    return max(round(needed / px(100) * 100) + _AROUND, least)


def _rough(text: str) -> int:
    """Return about how wide a text is, in halves of a full sign."""
    return sum(2 if ord(sign) >= _FULL_WIDTH else 1 for sign in text)
