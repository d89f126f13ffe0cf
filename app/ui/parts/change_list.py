"""The history of a patient's records: what was written, changed, taken back and handed out, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from app.i18n import Wording
from app.ui.kit.card import Card
from app.ui.kit.look import px
from app.ui.kit.rows import Column
from app.ui.kit.table import Table


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One thing that was done; `source` is the record that it was done to, or None."""

    at: str
    what: str
    about: str
    who: str
    why: str = ""
    source: object = None


class ChangeList(Card):
    """What was done, line by line; Enter on a record's line leads to its versions."""

    opened = Signal(object)  # the row's source

    def __init__(self, say: Wording) -> None:
        super().__init__("patient_changes_card")
        self.body.setContentsMargins(px(8), px(8), px(8), px(8))
        columns = [
            Column(say("When"), lambda row: row.at, width=138, bold=True),
            Column(say("What"), lambda row: row.what, width=176),
            Column(say("About"), lambda row: row.about, width=200),
            Column(say("Who"), lambda row: row.who, width=150, drop=1),
            Column(say("Reason"), lambda row: row.why),
        ]
        self.table = Table(columns, name="patient_changes", spoken=say("History of changes"))
        self.table.opened.connect(self._on_opened)
        self.body.addWidget(self.table)
        self.setFocusProxy(self.table)

    def show_changes(self, rows: Sequence[ChangeRow]) -> None:
        """Show these."""
        self.table.show_rows(rows)

    def _on_opened(self, place: int) -> None:
        source = self.table.rows.row(place).source
        if source is not None:
            self.opened.emit(source)
