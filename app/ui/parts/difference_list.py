"""The entries that are judged differently, a row for each body that changed its mind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.changes import Change, Difference
from app.domain.verdicts import Verdict
from app.findings import headline, outcome_word
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Hairline
from app.ui.kit.chip import chip_width
from app.ui.kit.look import px
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.ui.kit.tokens import TONE_ICONS
from app.ui.parts.change_detail import ChangeDetail
from app.ui.parts.column_width import fitting
from app.ui.parts.history import shown_moment, shown_writing
from app.ui.parts.patient_words import body, names


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """What one body says differently of one entry."""

    difference: Difference
    change: Change


class DifferenceList(QWidget):
    """The differences to look through; Enter or a double click opens the record."""

    opened = Signal(object)  # the Difference

    def __init__(
        self,
        differences: Sequence[Difference],
        say: Wording,
        now: datetime,
        *,
        heads: tuple[str, str],
        same_edition: str = "",
    ) -> None:
        """Make the list; ``heads`` stand over the verdict before and the one after."""
        super().__init__()
        self.setObjectName("differences")
        rows = [row for one in differences for row in _rows(one)]
        columns = _columns(rows, say, now, heads)
        self._table = Table(columns, name="difference_table", spoken=say("Differences"))
        self._detail = ChangeDetail(say, same_edition)
        self._open = Button(
            say("Open the record"),
            name="open_record",
            icon="arrow-right",
            key_hint="Enter",
            height=30,
        )
        self._lay_out()
        self._table.opened.connect(self._on_opened)
        self._table.moved.connect(self._on_moved)
        self._open.clicked.connect(self._on_open_pressed)
        self.setFocusProxy(self._table)
        self._table.show_rows(rows)
        self._table.selectRow(0)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(px(12))
        below.addWidget(self._detail, 1)
        below.addWidget(self._open, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._table, 3)
        column.addWidget(Hairline())
        column.addLayout(below, 2)

    def _on_moved(self, place: int) -> None:
        if place >= 0:
            self._detail.show_change(self._table.rows.row(place).change)

    def _on_opened(self, place: int) -> None:
        self.opened.emit(self._table.rows.row(place).difference)

    def _on_open_pressed(self) -> None:
        if self._table.current_place() >= 0:
            self._on_opened(self._table.current_place())


def _rows(difference: Difference) -> list[DifferenceRow]:
    """Return a row for each body, those whose verdict is another before those with other reasons."""
    ranked = sorted(difference.changes, key=lambda change: not change.is_of_outcome)
    return [DifferenceRow(difference, change) for change in ranked]


def _columns(
    rows: Sequence[DifferenceRow], say: Wording, now: datetime, heads: tuple[str, str]
) -> list[Column]:
    def started(row: DifferenceRow) -> str:
        return shown_moment(row.difference.treatment.started, now)

    def written(row: DifferenceRow) -> str:
        record = row.difference.treatment
        return shown_writing(record.recorded.at, record.started, now)

    # Latin letters run wider than kanji.
    patient = 108 if say.language == "ja" else 144
    wide = any(len(started(row)) > len("11-20 14:20") for row in rows)
    return [
        Column(say("Infusion"), started, width=138 if wide else 106, bold=True),
        Column(say("Written"), written, width=fitting(rows, written, say("Written"))),
        Column(say("Patient"), lambda row: names(row.difference.patient, say)[0], width=patient),
        Column(say("Body"), lambda row: body(row.change.body), width=100),
        _verdict_column(heads[0], rows, lambda row: row.change.before, say),
        Column("", lambda _row: "→", width=34),
        _verdict_column(heads[1], rows, lambda row: row.change.after, say),
        Column(say("Reason"), lambda row: _reason(row.change, say)),
    ]


def _verdict_column(
    head: str,
    rows: Sequence[DifferenceRow],
    verdict: Callable[[DifferenceRow], Verdict],
    say: Wording,
) -> Column:
    def word(row: DifferenceRow) -> str:
        return outcome_word(verdict(row).outcome, say)

    def tone(row: DifferenceRow) -> str:
        return verdict(row).outcome.value

    # Each pair of word and shape is measured once, however long the list is.
    chips = {(word(row), TONE_ICONS.get(tone(row), "")) for row in rows}
    widest = max((chip_width(*chip) for chip in chips), default=0)
    width = max(round(widest / px(100) * 100) + 24, 104)
    return Column(head, word, width=width, tone=tone)


def _reason(change: Change, say: Wording) -> str:
    told = change.came or change.went
    return say(", ").join(headline(one, say) for one in told)
