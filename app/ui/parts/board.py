"""Columns of cards side by side; the arrows lead from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.look import px
from app.ui.parts.board_column import BoardColumn, ColumnWords


class Board(QWidget):
    """Shows what waits in each column; a column without cards is passed over."""

    opened = Signal(object)
    done = Signal(object, str)
    more_asked = Signal()

    def __init__(self, columns: Sequence[ColumnWords], say: Wording) -> None:
        super().__init__()
        self.setObjectName("board")
        self.columns = {words.name: BoardColumn(words, say) for words in columns}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(14))
        for place, column in enumerate(self.columns.values()):
            row.addWidget(column, 1)
            column.opened.connect(self.opened)
            column.done.connect(self.done)
            column.more_asked.connect(self.more_asked)
            column.sidestepped.connect(lambda by, place=place: self._step(place, by))

    def settle(self) -> None:
        """Let the keyboard stand at no column that became empty, nor at none while there is a card."""
        lists = [one.list for one in self.columns.values()]
        lost = self.hasFocus() or any(one.hasFocus() and not one.cards.rowCount() for one in lists)
        for one in lists:
            some = one.cards.rowCount() > 0
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if some else Qt.FocusPolicy.NoFocus)
        if lost:
            self.setFocus()
            self._pass_on()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the first card, as soon as there is one."""
        super().focusInEvent(event)
        self._pass_on()

    def _pass_on(self) -> None:
        for column in self.columns.values():
            if column.list.cards.rowCount():
                column.list.setFocus()
                return

    def _step(self, place: int, by: int) -> None:
        lists = [one.list for one in self.columns.values()]
        there = place + by
        while 0 <= there < len(lists):
            if lists[there].cards.rowCount():
                lists[there].choose(max(lists[place].currentIndex().row(), 0))
                lists[there].setFocus()
                return
            there += by
