"""Letting a page scroll where a small window or large letters leave no room for all of it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.kit.look import px
from app.ui.kit.panel import Scroller
from app.ui.kit.touch import by_finger
from app.ui.parts.tall_enough import TallEnough


def scrolled(layout: QLayout, name: str, *, is_text: bool = True) -> Scroller:
    """Return a place for a layout: nothing in it is squeezed, what has no room scrolls.

    ``is_text`` is for wrapped sentences; lists give way down to the least height they ask for.
    """
    content = QWidget() if is_text else _Giving()
    content.setLayout(layout)
    if is_text:
        TallEnough(content)
    place = Scroller(content, name=name)
    by_finger(place)
    return place


def scrolled_cards(cards: Iterable[QWidget], widest: int, name: str) -> Scroller:
    """Return a place for cards one below the other, none wider than so many px of the design."""
    column = QVBoxLayout()
    column.setSpacing(px(12))
    for card in cards:
        card.setMaximumWidth(px(widest))
        column.addWidget(card)
    column.addStretch(1)
    # In a row of their own: alone, Qt would measure their sentences at the width of the place,
    # and those that are not so wide would be too low.
    row = QHBoxLayout()
    row.setContentsMargins(px(20), px(14), px(20), px(14))
    row.addLayout(column, 1)
    row.addStretch(0)
    return scrolled(row, name)


class _Giving(QWidget):
    """Asks for its least height alone: Qt asks a scrolled layout of sentences for the best one."""

    def heightForWidth(self, _width: int) -> int:
        """Return the least height."""
        return self.minimumSizeHint().height()
