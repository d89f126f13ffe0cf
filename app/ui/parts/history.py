"""The table of a patient's infusions: drafts first, then records, newest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut

from app.domain.calendar import local
from app.domain.verdicts import Assessment, Outcome
from app.findings import outcome_word
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.chip import chip_width
from app.ui.kit.look import px
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.ui.kit.tokens import TONE_ICONS
from app.ui.parts.column_width import fitting
from app.ui.parts.empty import Empty
from app.ui.parts.patient_words import body
from app.words import ml_word

CERTIFICATE_WIDTH, PRODUCT_WIDTH = 114, 110
_WIDEST = 190  # so much of a product's name stands there before other columns do
_ROOM_FOR_BUTTON = 210


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One infusion of the table. `source` is what opening the row hands back, `key` what it stays.

    One received elsewhere has no assessment; `uncertified` tells that it is never certified.
    """

    source: object
    started: str
    state: str
    diagnosis: str
    product: str
    volume_ml: Decimal | None
    assessment: Assessment | None
    certificates: tuple[str, ...] = ()
    uncertified: str = ""
    written: str = ""
    has_versions: bool = False
    key: object = None

    def outcome(self, code: str) -> Outcome | None:
        """Return what a body says of it, or None where it was not asked."""
        verdict = None if self.assessment is None else self.assessment.verdict(code)
        return None if verdict is None else verdict.outcome


def shown_moment(at: datetime, now: datetime) -> str:
    """Return a moment as lists show it: without the year where it is the present one."""
    year = "" if local(at).year == local(now).year else "%Y-"
    return local(at).strftime(f"{year}%m-%d %H:%M")


def shown_writing(at: datetime, started: datetime, now: datetime) -> str:
    """Return when something was written down: the time on the day itself, the day where later.

    Lists have little room; the versions of the record tell both.
    """
    if local(at).date() == local(started).date():
        return f"{local(at):%H:%M}"
    return shown_moment(at, now).rpartition(" ")[0]


class History(Card):
    """A patient's infusions; Enter or a double click opens one, Ctrl+H its versions.

    What is told elsewhere too is left out where the product would have no room.
    """

    opened = Signal(object)  # the row's source
    versions_asked = Signal(object)  # the row's source

    def __init__(
        self,
        bodies: Sequence[str],
        rows: Sequence[HistoryRow],
        say: Wording,
        prefix: str = "",
    ) -> None:
        super().__init__(f"{prefix}patient_history")
        self._has_rows = bool(rows)
        self.body.setContentsMargins(px(8), px(4), px(8), px(8))
        if not rows:
            empty = Empty(f"{prefix}patient_history_empty")
            empty.tell(say("No infusion is recorded yet."), say("Start the first one with Ctrl+N."))
            self.body.addWidget(empty)
            return
        columns = _columns(bodies, rows, say)
        self.table = Table(columns, name=f"{prefix}patient_records", spoken=say("Infusions"))
        self.table.show_rows(rows)
        self.table.opened.connect(self._on_opened)
        self.body.addWidget(self.table)
        self._versions = Button(
            say("Versions"),
            "quiet",
            name=f"{prefix}row_versions",
            icon="clock",
            key_hint="Ctrl+H",
            height=30,
        )
        self.body.addWidget(self._versions, 0, Qt.AlignmentFlag.AlignRight)
        self._versions.clicked.connect(self._on_versions)
        self.table.moved.connect(self._on_moved)
        self._key = QShortcut(QKeySequence("Ctrl+H"), self)
        self._key.activated.connect(self._on_versions)
        self.table.selectRow(0)
        self.setFocusProxy(self.table)

    @property
    def key(self) -> object:
        """What the keyboard is at, whatever else becomes of it; None where there is nothing."""
        row = self.table.current_row() if self._has_rows else None
        return None if row is None else row.key

    def stand_as(self, before: "History") -> None:
        """Take over from a table with other rows: the same infusion stays chosen and in sight."""
        if not self._has_rows or before.key is None:
            return
        rows = self.table.rows
        same = (one for one in range(rows.rowCount()) if rows.row(one).key == before.key)
        self.table.selectRow(next(same, 0))
        self.table.verticalScrollBar().setValue(before.table.verticalScrollBar().value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the rows the room of the button where there is little."""
        super().resizeEvent(event)
        if self._has_rows:
            # Its key works all the same, and so does the button behind the tab of all records.
            self._versions.setVisible(self.height() >= px(_ROOM_FOR_BUTTON))

    def _on_opened(self, place: int) -> None:
        self.opened.emit(self.table.rows.row(place).source)

    def _on_moved(self, place: int) -> None:
        has_versions = place >= 0 and self.table.rows.row(place).has_versions
        self._versions.setEnabled(has_versions)
        self._key.setEnabled(has_versions)

    def _on_versions(self) -> None:
        self.versions_asked.emit(self.table.current_row().source)


def _columns(bodies: Sequence[str], rows: Sequence[HistoryRow], say: Wording) -> list[Column]:
    return [
        Column(say("Start"), lambda row: row.started, width=_start_width(rows), bold=True),
        Column(say("Written"), _written, width=fitting(rows, _written, say("Written")), drop=4),
        Column(say("State"), _state, width=fitting(rows, _state, least=70), drop=1),
        # It grows no wider than what stands in it: the product beside it is the name to be read.
        Column(
            say("Diagnosis"),
            _diagnosis,
            width=84,
            most=min(max(fitting(rows, _diagnosis), 84), 220),
            drop=3,
        ),
        Column(
            say("Product"),
            _product,
            least=PRODUCT_WIDTH,
            wish=min(fitting(rows, _product, least=PRODUCT_WIDTH), _WIDEST),
        ),
        Column(say("mL"), _volume, align="right", width=60),
        *(_body_column(code, rows, say) for code in bodies),
        Column(
            say("Certificate"),
            _certificates,
            width=fitting(rows, _certificates, least=CERTIFICATE_WIDTH),
            drop=2,
        ),
    ]


def _start_width(rows: Sequence[HistoryRow]) -> int:
    return 138 if any(len(row.started) > len("11-20 14:20") for row in rows) else 102


def _written(row: HistoryRow) -> str:
    return row.written


def _diagnosis(row: HistoryRow) -> str:
    return row.diagnosis


def _product(row: HistoryRow) -> str:
    return row.product


def _state(row: HistoryRow) -> str:
    return row.state


def _certificates(row: HistoryRow) -> str:
    return ", ".join(row.certificates) or row.uncertified


def _volume(row: HistoryRow) -> str:
    return "" if row.volume_ml is None else ml_word(row.volume_ml)


def _body_column(code: str, rows: Sequence[HistoryRow], say: Wording) -> Column:
    word, tone = _word(code, say), _tone(code)
    # As wide as the widest chip in it, so that no verdict is cut off.
    told = {(word(row), TONE_ICONS.get(tone(row), "")) for row in rows}
    widest = max((chip_width(*one) for one in told), default=0)
    width = max(round(widest / px(100) * 100) + 16, 104)
    return Column(body(code), word, width=width, tone=tone)


def _word(code: str, say: Wording) -> Callable[[HistoryRow], str]:
    def word(row: HistoryRow) -> str:
        outcome = row.outcome(code)
        return say("No verdict") if outcome is None else outcome_word(outcome, say)

    return word


def _tone(code: str) -> Callable[[HistoryRow], str]:
    def tone(row: HistoryRow) -> str:
        outcome = row.outcome(code)
        return "" if outcome is None else outcome.value

    return tone
