"""Letting a page scroll where a small window or large letters leave no room for all of it."""

from PySide6.QtWidgets import QLayout, QWidget

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


class _Giving(QWidget):
    """Asks for its least height alone: Qt asks a scrolled layout of sentences for the best one."""

    def heightForWidth(self, _width: int) -> int:
        """Return the least height."""
        return self.minimumSizeHint().height()
