"""The audit trail as a table: one line an entry, and more fetched where somebody scrolls."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Signal

from app.i18n import Wording
from app.ui.kit.rows import Column
from app.ui.kit.table import Table


class TrailLine(NamedTuple):
    """One entry as it is shown."""

    seq: int
    at: datetime
    who: str
    deed: str
    patient: str
    details: str


class TrailTable(Table):
    """Entries, newest first."""

    end_reached = Signal()  # the last line is in sight, and more may be wanted

    def __init__(self, say: Wording) -> None:
        super().__init__(_columns(say), name="trail_table", spoken=say("Audit trail"))
        self._lines: list[TrailLine] = []
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def lines(self) -> tuple[TrailLine, ...]:
        """What is shown by now."""
        return tuple(self._lines)

    def begin(self, lines: list[TrailLine]) -> None:
        """Show these from the top."""
        self._lines = list(lines)
        self.show_rows(self._lines)
        self.scrollToTop()

    def go_on(self, lines: list[TrailLine]) -> None:
        """Show these below the others; what is in sight stays where it is."""
        at = self.verticalScrollBar().value()
        self._lines += lines
        self.show_rows(self._lines)
        # The bar learns of the new lines only with the next layout, and would stop short.
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(at)

    def _on_scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if self._lines and value >= bar.maximum() - bar.pageStep():
            self.end_reached.emit()


def _columns(say: Wording) -> list[Column]:
    # Latin letters run wider than kanji.
    name = 116 if say.language == "ja" else 146
    return [
        Column(say("No."), lambda one: str(one.seq), width=60),
        Column(say("Time"), lambda one: f"{one.at:%Y-%m-%d %H:%M:%S}", width=144),
        Column(say("Who"), lambda one: one.who, width=name),
        Column(say("Deed"), lambda one: one.deed, width=200, most=330, bold=True),
        Column(say("Patient"), lambda one: one.patient, width=150, most=220),
        Column(say("Details"), lambda one: one.details),
    ]
