"""The list of other clinics that are known here by their fingerprints."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.known_clinics import Compared
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.dialog import Dialog
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.ui.parts.known_clinic_sheet import compared_word


class KnownRow(NamedTuple):
    """One clinic: its name, its fingerprint in groups, and the dates in words."""

    key: UUID
    name: str
    fingerprint: str
    compared: Compared
    kept: str
    listed: str


class KnownClinicsDialog(Dialog):
    """Shows who is known, since when, and of which date each one's list of revocations is."""

    add_asked = Signal()
    out_asked = Signal(object)  # the KnownRow

    def __init__(
        self, say: Wording, parent: QWidget, rows: Sequence[KnownRow], *, may_change: bool
    ) -> None:
        super().__init__(parent)
        self.setObjectName("known_dialog")
        self.setWindowTitle(say("Known clinics"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._say = say
        self._table = Table(_columns(say), name="known_table", spoken=say("Known clinics"))
        self._detail = Label(size=13, ink="text2", wrap=True, name="known_detail")
        self._out = Button(say("Take out…"), "quiet", name="known_out")
        self._add = Button(say("Keep another…"), name="known_add")
        self._close = Button(say("Close"), "primary", name="known_close")
        for button in (self._out, self._add):
            button.setVisible(may_change)
        self._lay_out()
        self._table.moved.connect(self._on_moved)
        self._table.show_rows(rows)
        self._out.setEnabled(bool(rows))
        if rows:
            self._table.selectRow(0)
        else:
            self._detail.setText(say("No other clinic is known yet."))
        self._out.clicked.connect(self._on_out)
        self._add.clicked.connect(self._on_add)
        self._close.clicked.connect(self.accept)

    def _on_moved(self, _place: int) -> None:
        row = self._table.current_row()
        if row is not None:
            told = (compared_word(row.compared, self._say), row.fingerprint)
            self._detail.setText("\n".join(told))

    def _on_out(self) -> None:
        row = self._table.current_row()
        if row is not None:
            self.accept()
            self.out_asked.emit(row)

    def _on_add(self) -> None:
        self.accept()
        self.add_asked.emit()

    def _lay_out(self) -> None:
        card = Card("known_card")
        card.body.setContentsMargins(px(8), px(4), px(8), px(8))
        card.body.addWidget(self._table)
        foot = QHBoxLayout()
        foot.setSpacing(px(10))
        foot.addWidget(self._out)
        foot.addWidget(self._add)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Label(self.windowTitle(), size=16, bold=True))
        column.addWidget(card, 1)
        column.addWidget(self._detail)
        column.addLayout(foot)
        self.setFixedWidth(px(660))
        self._table.setMinimumHeight(px(220))


def _columns(say: Wording) -> list[Column]:
    return [
        Column(say("Name of the clinic"), lambda row: row.name, bold=True),
        Column(say("Known since"), lambda row: row.kept, width=120),
        Column(say("List of revocations"), lambda row: row.listed or "–", width=160),
    ]
