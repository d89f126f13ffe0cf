"""Several notices in the room of one: the most urgent is shown, the others fold behind a count."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.look import px
from app.ui.kit.notice import Notice

_RANKS = ("bad", "caution", "accent", "ok", "quiet")


class NoticeFold(QWidget):
    """Never lets notices stand in a stack, unless somebody asks to see all of them."""

    def __init__(
        self, name: str, notices: Sequence[Notice], more: Callable[[int], str], fold: str
    ) -> None:
        """Hold notices; of the same tone the first one counts more. `more` tells how many are folded."""
        super().__init__()
        self.setObjectName(name)
        self._notices, self._more, self._fold = tuple(notices), more, fold
        self._is_open = False
        self._left_out: frozenset[Notice] = frozenset()
        # A folded notice is still told: only its place is hidden.
        self._places = {notice: _Place(notice) for notice in notices}
        self._button = Button("", "quiet", name=f"{name}_more", height=34)
        self._column = QVBoxLayout()
        self._column.setSpacing(px(6))
        for place in self._places.values():
            self._column.addWidget(place)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(px(6))
        self._row.addLayout(self._column, 1)
        self._row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self._button.clicked.connect(self._on_pressed)
        self.settle()

    def leave_out(self, *notices: Notice) -> None:
        """Show these not now: the page below tells the same."""
        self._left_out = frozenset(notices)
        self.settle()

    def settle(self) -> None:
        """Put the most urgent notice on top, and fold the others."""
        told = [one for one in self._notices if not one.isHidden() and one not in self._left_out]
        told.sort(key=lambda one: _RANKS.index(one.tone))
        others = len(told) - 1
        self._is_open = self._is_open and others > 0
        for rank, notice in enumerate(told):
            self._column.removeWidget(self._places[notice])
            self._column.insertWidget(rank, self._places[notice])
        for notice, place in self._places.items():
            place.setVisible(notice in told and (self._is_open or notice is told[0]))
        self._button.set_words(self._fold if self._is_open else self._more(others))
        self._button.setVisible(others > 0)
        self._row.setContentsMargins(px(20), px(8) if told else 0, px(20), 0)

    def _on_pressed(self) -> None:
        self._is_open = not self._is_open
        self.settle()


class _Place(QWidget):
    """Where one notice stands."""

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(notice)
