"""The drips that wait or run, one big card each; Enter or a finger opens one."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.patients import Patient
from app.domain.treatments import EntryId, Treatment
from app.i18n import Wording
from app.ui.kit.look import px
from app.ui.kit.panel import Scroller
from app.ui.kit.touch import by_finger
from app.ui.parts.empty import Empty
from app.ui.parts.named import AS_RECORDED, Called
from app.ui.parts.order_row import OrderRow

_WIDE = 400  # the least width of a card
Drip = tuple[Treatment, Patient]


class OrderList(QWidget):
    """Shows the drips in the order in which they are planned."""

    chosen = Signal(object)  # the EntryId

    def __init__(self, say: Wording, called: Called = AS_RECORDED) -> None:
        super().__init__()
        self.setObjectName("order_list")
        self.setAccessibleName(say("Orders"))
        self._say, self._called = say, called
        self._entries: tuple[EntryId, ...] = ()
        self._rows: list[OrderRow] = []
        self._empty = Empty("orders_empty")
        self._empty.tell(
            say("Nothing is ordered."), say("A physician orders an infusion on its form.")
        )
        content = QWidget()
        self._columns = 1
        self._grid = QGridLayout()
        self._grid.setSpacing(px(12))
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, px(4), 0)
        whole.addLayout(self._grid)
        whole.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._scroller = Scroller(content, name="orders_scroll")
        by_finger(self._scroller)
        column.addWidget(self._scroller, 1)
        column.addWidget(self._empty, 1)
        # Nothing is said before anything is known.
        self._empty.hide()

    def show_drips(self, drips: Sequence[Drip], today: date) -> None:
        """Show these instead; the keyboard stays at the drip where it was."""
        here = next((place for place, row in enumerate(self._rows) if row.hasFocus()), None)
        before = None if here is None else self._entries[here]
        self._entries = tuple(treatment.entry for treatment, _ in drips)
        while len(self._rows) < len(drips):
            self._add_row()
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(drips))
        for row, (treatment, patient) in zip(self._rows, drips, strict=False):
            row.show_drip(treatment, patient, today, self._say, self._called)
        self._scroller.setVisible(bool(drips))
        self._empty.setVisible(not drips)
        self.setFocusProxy(self._rows[0] if drips else self._empty)
        if before in self._entries:
            self._rows[self._entries.index(before)].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as there is room for."""
        super().resizeEvent(event)
        columns = max(1, min(self.width() // px(_WIDE), 3))
        if columns != self._columns:
            self._columns = columns
            for place, row in enumerate(self._rows):
                self._grid.addWidget(row, place // columns, place % columns)
            for column in range(3):
                self._grid.setColumnStretch(column, int(column < columns))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the cards by the arrows."""
        down, right = self._columns, 1
        steps = {
            Qt.Key.Key_Down: down,
            Qt.Key.Key_Up: -down,
            Qt.Key.Key_Right: right,
            Qt.Key.Key_Left: -right,
        }
        here = next((place for place, row in enumerate(self._rows) if row.hasFocus()), None)
        if here is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        there = min(max(here + steps[Qt.Key(event.key())], 0), len(self._entries) - 1)
        self._rows[there].setFocus()
        self._scroller.ensureWidgetVisible(self._rows[there])

    def _add_row(self) -> None:
        place = len(self._rows)
        row = OrderRow(place)
        row.clicked.connect(partial(self._on_pressed, place))
        self._rows.append(row)
        self._grid.addWidget(row, place // self._columns, place % self._columns)

    def _on_pressed(self, place: int, _checked: bool = False) -> None:
        self.chosen.emit(self._entries[place])
