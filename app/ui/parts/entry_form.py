"""The form of one infusion, in the order in which a physician thinks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.diagnoses import Diagnosis
from app.domain.facilities import Premises
from app.domain.formulary import Product
from app.domain.measurements import Measure
from app.domain.staff import Member
from app.domain.treatments import Draft
from app.i18n import Wording
from app.ui.kit.card import Card, Hairline
from app.ui.kit.fields import Field
from app.ui.kit.look import px
from app.ui.parts.diagnosis import DiagnosisAndBasis
from app.ui.parts.encounter import Encounter
from app.ui.parts.lines import Lines
from app.ui.parts.measure_field import MeasureField
from app.ui.parts.product_search import ProductSearch
from app.ui.parts.reasons import Reasons
from app.ui.parts.tall_enough import TallEnough

_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
# The fields before and after the products, in reading order.
_BEFORE = ("started", "ended", "setting", "physician", "diagnosis", "icd10", "onset", "basis")
_IN_LINE = ("product", "dose", "unit", "route", "volume_ml", "indication", "lot", "expiry")
_AFTER = ("off_label_reason", "iv_reason_code", "iv_reason", "late_reason")


class FormParts(NamedTuple):
    """What a form is made of: some can be made ahead, one after the other."""

    encounter: Encounter
    diagnosis: DiagnosisAndBasis
    search: ProductSearch
    lines: Lines
    reasons: Reasons


class EntryForm(QWidget):
    """Takes and gives a draft; every fault has its place beside its field."""

    changed = Signal()
    left = Signal(str)  # the keyboard left the field at an address
    moved_to = Signal(object)  # the widget that should be in sight now

    def __init__(
        self,
        physicians: Sequence[Member],
        premises: Premises,
        today: date,
        say: Wording,
        parts: FormParts | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("entry_form")
        self._draft: Draft | None = None
        self.encounter, self.diagnosis, self.search, self.lines, self.reasons = parts or FormParts(
            Encounter(physicians, premises, today, say),
            DiagnosisAndBasis(say),
            ProductSearch(say),
            Lines(say),
            Reasons(say),
        )
        self.search.body.addWidget(self.lines)
        self._fields: dict[str, Field] = {
            **self.encounter.fields,
            **self.diagnosis.fields,
            **self.reasons.fields,
        }
        self._lay_out()
        self._watched = {self._control(field): name for name, field in self._fields.items()}
        for control in self._watched:
            control.installEventFilter(self)
        for part in (self.encounter, self.diagnosis, self.lines, self.reasons):
            part.changed.connect(self._on_change)
        self.lines.regrouped.connect(self._order_tabs)
        self.lines.left.connect(self.left)
        self.diagnosis.measures.regrouped.connect(self._order_tabs)
        self.diagnosis.measures.left.connect(self.left)
        self.search.opened.connect(self.moved_to)
        self._order_tabs()

    def show_draft(
        self, draft: Draft, product: Callable[[str], Product | None], known: Diagnosis | None
    ) -> None:
        """Show what a form states; `known` is its diagnosis in the list, where it is there."""
        self._draft = draft
        self.encounter.show_draft(draft)
        self.diagnosis.show_draft(draft, known)
        self.lines.set_icd10(self.diagnosis.icd10())
        self.lines.show_lines(draft.lines, product)
        self.reasons.show_draft(draft)

    def filled(self, draft: Draft) -> Draft:
        """Return a form with everything that stands here."""
        for part in (self.encounter, self.diagnosis, self.lines, self.reasons):
            draft = part.filled(draft)
        return draft

    def show_fault(self, address: str, sentence: str) -> None:
        """Tell beside a field what would put it right; an empty sentence takes that away."""
        row = self.lines.row(address)
        if row is not None:
            row.set_error(address.rpartition("/")[2], sentence)
        elif address == "lines":
            self.search.show_fault(sentence)
        elif self.diagnosis.measures.field(address) is not None:
            self.diagnosis.measures.show_fault(address, sentence)
        elif address in self._fields:
            self._fields[address].set_error(sentence)
            if address == "off_label_reason" and sentence:
                self.reasons.ask_off_label(True)
            elif address == "late_reason" and sentence:
                self.reasons.ask_late(True)

    def cure(self, faults: Mapping[str, str]) -> None:
        """Take away each sentence whose fault is no more."""
        for name, field in self._fields.items():
            if field.error and name not in faults:
                field.clear_error()
        measures = self.diagnosis.measures
        for one in measures.fields():
            for address in tuple(one.errors):
                if address not in faults:
                    measures.show_fault(address, "")
        for place, row in enumerate(self.lines.rows()):
            for name in tuple(row.errors):
                if f"lines/{place}/{name}" not in faults:
                    row.set_error(name, "")
        if "lines" not in faults:
            self.search.show_fault("")

    def focus_on(self, address: str) -> None:
        """Bring the keyboard to the field at an address."""
        row = self.lines.row(address)
        if row is not None:
            row.focus(address.rpartition("/")[2])
        elif self.diagnosis.measures.field(address) is not None:
            self.diagnosis.measures.focus_on(address)
        elif address in self._fields:
            self._fields[address].focus()
        else:
            self.search.focus()
        self.moved_to.emit(self.focusWidget())

    def in_order(self, addresses: Iterable[str]) -> list[str]:
        """Return addresses in reading order, each once."""
        return sorted(dict.fromkeys(addresses), key=_rank)

    def where(self) -> str:
        """Return the address of the field the keyboard is in, or nothing."""
        here: QWidget | None = self.focusWidget()
        while here is not None and here is not self:
            if here in self._watched:
                return self._watched[here]
            if isinstance(here, MeasureField):
                return next(iter(here.errors), here.addresses[0])
            for place, row in enumerate(self.lines.rows()):
                if here is row:
                    inside = [name for name, one in row.fields.items() if one.hasFocus()]
                    return f"lines/{place}/{(inside or ['dose'])[0]}"
            if here is self.search:
                return "lines"
            here = here.parentWidget()
        return ""

    def set_narrow(self, narrow: bool) -> None:
        """Fit a small window."""
        self.encounter.set_narrow(narrow)
        self.diagnosis.basis.set_narrow(narrow)
        self.lines.set_narrow(narrow)

    def set_read_only(self, frozen: bool) -> None:
        """Let nobody change anything here, or let it be changed again."""
        for part in (self.encounter, self.diagnosis, self.lines, self.reasons):
            part.set_read_only(frozen)
        self.search.field.setVisible(not frozen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the keyboard leaves a field for another."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            self.left.emit(next(name for one, name in self._watched.items() if one is watched))
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        card = Card("entry_card")
        parts = (self.encounter, self.diagnosis, self.search, self.reasons)
        # As close as it may be: three products and a fault have room at 800 px.
        card.body.setContentsMargins(px(20), px(10), px(20), px(8))
        card.body.setSpacing(0)
        for part in parts:
            if part is not self.encounter:
                # The rows of products end with air of their own.
                card.body.addSpacing(px(3 if part is self.reasons else 10))
                card.body.addWidget(Hairline())
                card.body.addSpacing(px(6 if part is self.search else 8))
            card.body.addWidget(part)
        card.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), 0, px(14), px(8))
        column.addWidget(card)
        self.diagnosis.lay_list_over(self)
        TallEnough(self)

    def _on_change(self) -> None:
        self.lines.set_icd10(self.diagnosis.icd10())
        self.changed.emit()

    def _order_tabs(self) -> None:
        """Let Tab go in reading order; rows that came later stand where they are seen."""
        rows = [control for row in self.lines.rows() for control in row.controls()]
        order = [
            *self.encounter.controls(),
            *self.diagnosis.controls(),
            *self.search.controls(),
            *rows,
            *self.reasons.controls(),
        ]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    @staticmethod
    def _control(field: Field) -> QWidget:
        return field.editor.focusProxy() or field.editor


def _rank(address: str) -> tuple[int, int, int]:
    first, _, rest = address.partition("/")
    if first in _BEFORE:
        return 0, _BEFORE.index(first), 0
    if first == "measurements":
        return 0, len(_BEFORE), tuple(Measure).index(Measure(rest))
    if first == "lines":
        place, _, name = rest.partition("/")
        return 1, int(place or -1), _IN_LINE.index(name) if name in _IN_LINE else 0
    return 2, _AFTER.index(first) if first in _AFTER else len(_AFTER), 0
