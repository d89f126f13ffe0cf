"""Columns of cards side by side; the arrows lead from one to the next."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.card_list import CardList
from app.ui.kit.look import px
from app.ui.kit.panel import Scroller
from app.ui.parts.board_column import BoardColumn, ColumnWords

_GAP = 14
_NARROWEST = 190  # a column


class Board(QWidget):
    """Shows what waits in each column; a column without cards is passed over."""

    opened = Signal(object)
    done = Signal(object, str)
    more_asked = Signal()

    def __init__(self, columns: Sequence[ColumnWords], say: Wording) -> None:
        super().__init__()
        self.setObjectName("board")
        self.columns = {words.name: BoardColumn(words, say) for words in columns}
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(_GAP))
        self._across = 0
        self._scroller = Scroller(self._content, name="board_scroll")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroller)
        self._scroller.verticalScrollBar().valueChanged.connect(self._pin)
        for place, column in enumerate(self.columns.values()):
            column.list.reached.connect(partial(self._bring_into_sight, column.list))
            column.opened.connect(self.opened)
            column.done.connect(self.done)
            column.more_asked.connect(self.more_asked)
            column.sidestepped.connect(lambda by, place=place: self._step(place, by))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put two columns below the others where four are too narrow to be read."""
        super().resizeEvent(event)
        room = self.width() // len(self.columns) - px(_GAP)
        across = len(self.columns) if room >= px(_NARROWEST) else 2
        if across != self._across:
            self._across = across
            for place, column in enumerate(self.columns.values()):
                self._grid.addWidget(column, place // across, place % across)
            for place in range(len(self.columns)):
                self._grid.setColumnStretch(place, int(place < across))

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

    def _pin(self, top: int) -> None:
        for column in self.columns.values():
            column.pin(top)

    def _bring_into_sight(self, cards: CardList, box: QRect) -> None:
        # With the head above it, which lies over what has gone up.
        place = QRect(cards.mapTo(self._content, box.topLeft()), box.size()).adjusted(
            0, -px(40), 0, 0
        )
        middle, half = place.center(), place.height() // 2
        self._scroller.ensureVisible(place.left(), middle.y(), 0, half)

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
