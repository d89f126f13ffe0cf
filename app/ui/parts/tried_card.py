"""The rows that were tried: all, or those that are refused, and below them why one of them is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from app.domain.tried import TriedRow
from app.i18n import Wording
from app.ui.kit.card import Card
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented
from app.ui.parts.tried_table import TriedTable, why


class TriedCard(Card):
    """The table, what narrows it, and the whole sentence of the row that the keyboard is on."""

    def __init__(self, say: Wording) -> None:
        super().__init__("intake_card")
        self._say = say
        both = [Option(False, say("All rows")), Option(True, say("Refused alone"))]
        self._narrowing = Segmented("intake_narrowing", both, spoken=say("Rows shown"), height=30)
        self._table = TriedTable(say)
        self._why = Label(size=13, wrap=True, name="tried_why")
        self._why.setMinimumHeight(px(40))
        self._lay_out()
        self._narrowing.chosen.connect(self._on_narrowed)
        self._table.moved.connect(self._on_moved)

    def show_tried(self, rows: Sequence[TriedRow]) -> None:
        """Show all these rows."""
        self._narrowing.set_value(False)
        self._table.show_tried(rows)
        self._on_moved(-1)

    def _on_narrowed(self, refused_alone: object) -> None:
        self._table.narrow(refused_alone=bool(refused_alone))

    def _on_moved(self, place: int) -> None:
        row = self._table.current_row() if place >= 0 else None
        hint = self._say("Choose a row to read all of it here.")
        self._why.setText(why(row, self._say) if isinstance(row, TriedRow) else hint)
        self._why.set_ink("text" if row is not None else "text2")

    def _lay_out(self) -> None:
        self.body.setContentsMargins(px(8), px(8), px(8), px(8))
        top = QHBoxLayout()
        top.addWidget(self._narrowing)
        top.addStretch(1)
        below = QHBoxLayout()
        below.setContentsMargins(px(10), 0, px(10), 0)
        below.addWidget(self._why)
        self.body.addLayout(top)
        self.body.addWidget(self._table, 1)
        self.body.addLayout(below)
