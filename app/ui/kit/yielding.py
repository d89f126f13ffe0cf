"""Buttons of a bar that give way: key hints go first, then the words beside an icon."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout

from app.ui.kit.buttons import ICON, WHOLE, WITHOUT_HINT, Button


def least_width(row: QBoxLayout, buttons: Sequence[Button], fold: int = ICON) -> int:
    """Return how narrow a row can be, once its buttons have given way so far."""
    return _beside(row, buttons) + _wide(buttons, fold)


def give_way(row: QBoxLayout, buttons: Sequence[Button], room: int) -> None:
    """Leave out as much of the buttons as it takes for the row to have room.

    The words of the last one, which is the main deed, go last.
    """
    shown = [one for one in buttons if not one.isHidden()]
    left = room - _beside(row, buttons)
    ways = [[WHOLE] * len(shown)]
    ways += [[ICON] * gone + [WITHOUT_HINT] * (len(shown) - gone) for gone in range(len(shown) + 1)]
    fitting = (
        way
        for way in ways
        if sum(one.width_at(fold) for one, fold in zip(shown, way, strict=True)) <= left
    )
    for one, fold in zip(shown, next(fitting, ways[-1]), strict=True):
        one.set_fold(fold)


def _beside(row: QBoxLayout, buttons: Sequence[Button]) -> int:
    taken = sum(one.minimumSizeHint().width() for one in buttons if not one.isHidden())
    return row.minimumSize().width() - taken


def _wide(buttons: Sequence[Button], fold: int) -> int:
    return sum(one.width_at(fold) for one in buttons if not one.isHidden())
