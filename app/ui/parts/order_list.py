"""The drips that wait or run, one big row each; Enter or a finger shows one."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.patients import Patient
from app.domain.treatments import EntryId, Treatment
from app.i18n import Wording
from app.ui.kit.look import px
from app.ui.kit.panel import Scroller
from app.ui.parts.empty import Empty
from app.ui.parts.order_row import OrderRow

Drip = tuple[Treatment, Patient]


class OrderList(QWidget):
    """Shows the drips in the order in which they are planned."""

    chosen = Signal(object)  # the EntryId

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("order_list")
        self.setAccessibleName(say("Orders"))
        self._say = say
        self._entries: tuple[EntryId, ...] = ()
        self._rows: list[OrderRow] = []
        self._empty = Empty("orders_empty")
        self._empty.tell(
            say("Nothing is ordered."), say("A physician orders an infusion on its form.")
        )
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, px(4), 0)
        self._column.setSpacing(px(8))
        self._column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroller = Scroller(content, name="orders_scroll")
        column.addWidget(self._scroller, 1)
        column.addWidget(self._empty, 1)
        # Nothing is said before anything is known.
        self._empty.hide()

    def show_drips(self, drips: Sequence[Drip], today: date) -> None:
        """Show these instead; the keyboard stays where it was."""
        self._entries = tuple(treatment.entry for treatment, _ in drips)
        while len(self._rows) < len(drips):
            self._add_row()
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(drips))
        for row, (treatment, patient) in zip(self._rows, drips, strict=False):
            row.show_drip(treatment, patient, today, self._say)
        self._scroller.setVisible(bool(drips))
        self._empty.setVisible(not drips)
        self.setFocusProxy(self._rows[0] if drips else self._empty)

    def mark(self, entry: EntryId | None) -> None:
        """Mark the drip that is shown beside the list; one that is not in it marks nothing."""
        for place, row in enumerate(self._rows):
            row.setChecked(self._entries[place : place + 1] == (entry,))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down the list by the arrows."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
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
        self._column.insertWidget(place, row)

    def _on_pressed(self, place: int, _checked: bool = False) -> None:
        self.chosen.emit(self._entries[place])
