"""The history of a patient's records: what was written, changed, taken back and handed out, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from app.i18n import Wording
from app.ui.kit.card import Card
from app.ui.kit.look import px
from app.ui.kit.rows import Column
from app.ui.kit.table import Table

PAPERS = "patient_papers"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One thing that was done; `source` is what it was done to and can be opened, or None."""

    at: str
    what: str
    about: str
    who: str
    why: str = ""
    source: object = None


class ChangeList(Card):
    """What was done, line by line; Enter on a record's line leads to its versions, on a certificate's to it."""

    opened = Signal(object)  # the row's source

    def __init__(self, say: Wording, name: str = "patient_changes") -> None:
        """Make it empty; papers that left the clinic tell their reason in what they are about."""
        super().__init__(f"{name}_card")
        is_of_papers = name == PAPERS
        self.body.setContentsMargins(px(8), px(8), px(8), px(8))
        columns = [
            Column(say("When"), lambda row: row.at, width=138, bold=True),
            Column(say("What"), lambda row: row.what, width=186),
        ]
        about, who = say("About"), say("Who")
        # Latin letters run wider than kanji.
        wide = 108 if say.language == "ja" else 144
        if is_of_papers:
            columns += [
                Column(who, lambda row: row.who, width=150),
                Column(about, lambda row: row.about),
            ]
        else:
            columns += [
                Column(about, lambda row: row.about, width=204),
                Column(who, lambda row: row.who, width=wide, drop=1),
                Column(say("Reason"), lambda row: row.why),
            ]
        spoken = say("Papers and files given out") if is_of_papers else say("History of changes")
        self.table = Table(columns, name=name, spoken=spoken)
        self.table.opened.connect(self._on_opened)
        self.body.addWidget(self.table)
        self.setFocusProxy(self.table)

    def show_changes(self, rows: Sequence[ChangeRow]) -> None:
        """Show these."""
        self.table.renew_rows(rows, _deed)

    def _on_opened(self, place: int) -> None:
        source = self.table.rows.row(place).source
        if source is not None:
            self.opened.emit(source)


def _deed(row: ChangeRow) -> tuple[str, ...]:
    return row.at, row.what, row.about, row.who
