"""Buttons of a bar that give way: key hints go first, then the words beside an icon."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout

from app.ui.kit.buttons import ICON, WHOLE, WITHOUT_HINT, Button


def least_width(row: QBoxLayout, buttons: Sequence[Button], fold: int = ICON) -> int:
    """Return how narrow a row can be, once its buttons have given way so far."""
    return _beside(row, buttons) + _wide(buttons, fold)


def give_way(row: QBoxLayout, buttons: Sequence[Button], room: int) -> None:
    """Leave out as much of the buttons as it takes for the row to have room."""
    left = room - _beside(row, buttons)
    folds = (fold for fold in (WHOLE, WITHOUT_HINT, ICON) if _wide(buttons, fold) <= left)
    fold = next(folds, ICON)
    for one in buttons:
        one.set_fold(fold)


def _beside(row: QBoxLayout, buttons: Sequence[Button]) -> int:
    taken = sum(one.minimumSizeHint().width() for one in buttons if not one.isHidden())
    return row.minimumSize().width() - taken


def _wide(buttons: Sequence[Button], fold: int) -> int:
    return sum(one.width_at(fold) for one in buttons if not one.isHidden())
