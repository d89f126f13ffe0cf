"""Who received a lot: typed or scanned, answered at once, taken out as a table."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.quantities import show_ml
from app.domain.sheets import Table as Sheet
from app.i18n import Wording
from app.services.reports import MOST_FOUND, Received
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.ui.parts.empty import Empty
from app.ui.parts.patient_words import names


class Lots(QWidget):
    """Asks for a lot number, and shows who received it."""

    asked = Signal(str)
    saving_asked = Signal()
    opened = Signal(object)  # the PatientId

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("lots")
        self._say = say
        self._found: tuple[Received, ...] = ()
        self._line = LineEdit("lot_line", example="4A1207")
        self._count = Label(size=13, bold=True, name="lots_count")
        self._table = Table(_columns(say), name="lots_table", spoken=say("Who received the lot"))
        self._empty = Empty("lots_empty")
        self._save = Button(say("Save as a table…"), name="lots_save", icon="save")
        self._places = QStackedLayout()
        self._lay_out()
        self._line.textChanged.connect(self.asked)
        self._save.clicked.connect(self.saving_asked)
        self._table.opened.connect(self._on_opened)
        self.setFocusProxy(self._line)
        self.show_found("", ())

    @property
    def typed(self) -> str:
        """What was asked for."""
        return self._line.text()

    def show_found(self, typed: str, found: Sequence[Received]) -> None:
        """Show who received what was asked for; an answer that came too late is left."""
        if typed != self.typed:
            return
        say, self._found = self._say, tuple(found)
        self._table.show_rows(self._found)
        people = len({one.patient.id for one in found})
        self._count.setText(_counted(len(found), people, say) if found else "")
        self._save.setEnabled(bool(found))
        if typed.strip():
            way = say("Only lots that were written down or scanned with the infusion are found.")
            self._empty.tell(say("Nobody received a lot that begins so."), way)
        else:
            way = say("Type its number or the beginning of it, or scan the package.")
            self._empty.tell(say("Who received a lot?"), way)
        self._places.setCurrentWidget(self._table if found else self._empty)

    def sheet(self) -> Sheet:
        """Return what is shown as a table that leaves the house, with how to reach each."""
        say = self._say
        head = (
            *(say("Patient number"), say("Name"), say("Kana"), say("Phone"), say("Address")),
            *(say("Infusion"), say("Product"), say("Lot"), say("Expiry"), say("Volume mL")),
        )
        rows = tuple(
            (
                *(one.patient.number, one.patient.name, one.patient.kana),
                *(one.patient.phone, one.patient.address),
                f"{local(one.line.started):%Y-%m-%d %H:%M}",
                *(one.line.brand, one.line.lot, one.line.expiry, show_ml(one.line.volume_ml)),
            )
            for one in self._found
        )
        return Sheet(say("Lot {lot}", lot=self.typed.strip()), head, rows)

    def _on_opened(self, place: int) -> None:
        self.opened.emit(self._table.rows.row(place).patient.id)

    def _lay_out(self) -> None:
        say = self._say
        asking = QHBoxLayout()
        asking.setSpacing(px(16))
        field = Field(say("Lot number"), self._line)
        field.setMaximumWidth(px(340))
        asking.addWidget(field, 1)
        asking.addWidget(self._count, 1)
        asking.addWidget(self._save)
        card = Card("lots_card")
        card.body.setContentsMargins(px(8), px(4), px(8), px(8))
        card.body.addLayout(self._places)
        self._places.addWidget(self._empty)
        self._places.addWidget(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(asking)
        column.addWidget(card, 1)


def _counted(lines: int, people: int, say: Wording) -> str:
    if lines >= MOST_FOUND:
        return say("More than {count} infusions. Type more of the number.", count=f"{lines - 1:,}")
    return say("People: {people}, infusions: {count}", people=f"{people:,}", count=f"{lines:,}")


def _columns(say: Wording) -> list[Column]:
    return [
        Column(say("Patient"), lambda one: names(one.patient, say)[0], width=142, bold=True),
        Column(say("No."), lambda one: one.patient.number, width=78),
        Column(say("Phone"), lambda one: one.patient.phone, width=116),
        Column(say("Infusion"), lambda one: f"{local(one.line.started):%Y-%m-%d %H:%M}", width=128),
        Column(say("Product"), lambda one: one.line.brand, least=130),
        Column(say("Lot"), lambda one: one.line.lot, width=84),
        Column(say("Expiry"), lambda one: one.line.expiry, width=84),
        Column(say("mL"), lambda one: show_ml(one.line.volume_ml), align="right", width=60),
    ]
