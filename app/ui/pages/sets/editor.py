"""One regular set as a form: its name, how long it runs, and its products as in an infusion."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import Fault
from app.domain.formulary import Product
from app.domain.regular_sets import RegularSet
from app.domain.treatments import Draft
from app.faults import fault_sentence
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.dating import is_newer, moment
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.number_edit import NumberEdit, WithUnit
from app.ui.kit.panel import Scroller
from app.ui.parts.lines import Lines
from app.ui.parts.product_search import ProductSearch
from app.ui.parts.tall_enough import TallEnough


class SetEditor(QWidget):
    """Gives a set as it stands; every fault has its place."""

    save_asked = Signal()
    close_asked = Signal()  # put aside, or take up again

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("set_editor")
        self._say = say
        self._set: RegularSet | None = None
        self._lines_changed = 0
        self._name = LineEdit("set_name", example=say("e.g. dehydration 500 mL"))
        minutes = NumberEdit("set_minutes")
        self._minutes = WithUnit(minutes, say("min"), width=72)
        self._minutes_line = minutes
        self.search = ProductSearch(say)
        self.lines = Lines(say)
        self.search.body.addWidget(self.lines)
        self.search.chosen.connect(self.lines.add)
        self._fields = {
            "name": Field(say("Name of the set"), self._name),
            "minutes": Field(say("Runs for"), self._minutes),
        }
        self._save = Button(say("Save"), "primary", name="save_set", icon="save")
        self._close = Button(say("No longer use"), name="close_set")
        self._save.clicked.connect(self.save_asked)
        self._close.clicked.connect(self.close_asked)
        self.lines.changed.connect(self._on_lines)
        self._lay_out()

    def show_set(self, one: RegularSet, product: Callable[[str], Product | None]) -> None:
        """Show a set; one of version 0 is new."""
        self._set = one
        self._name.setText(one.name)
        self._minutes_line.setText(str(one.minutes or ""))
        self.lines.show_lines(one.lines, product)
        self._close.setVisible(one.version > 0)
        self._close.set_words(
            self._say("No longer use") if one.is_active else self._say("Use again")
        )
        for field in self._fields.values():
            field.clear_error()
        self.search.show_fault("")

    def typed(self) -> RegularSet | None:
        """Return the set as it stands, or None where none is shown."""
        if self._set is None:
            return None
        nothing = Draft(self._set.id, self._set.id)
        number = self._minutes_line.number()
        return replace(
            self._set,
            name=self._name.text().strip(),
            minutes=int(number) if number.isdigit() else (-1 if number else 0),
            lines=self.lines.filled(nothing).lines,
        )

    def show_faults(self, faults: tuple[Fault, ...]) -> None:
        """Tell every fault in its place."""
        for one in faults:
            words = fault_sentence(one, self._say)
            if one.field in self._fields:
                self._fields[one.field].answer(words)
            elif not is_newer(self._lines_changed):
                self.search.show_fault(words)
        if any(field.error for field in self._fields.values()):
            self._name.setFocus()

    def show_day(self, day: date) -> None:
        """Show how the products stand on a day."""
        self.lines.show_standing(day, frozenset())

    def _on_lines(self) -> None:
        self._lines_changed = moment()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self._fields["name"], 1)
        top.addWidget(self._fields["minutes"])
        hint = self._say("A set fills products, never diagnosis or basis.")
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(0, 0, px(8), 0)
        inner.setSpacing(px(12))
        inner.addLayout(top)
        inner.addWidget(self.search)
        inner.addWidget(Label(hint, size=12, ink="text2", wrap=True))
        inner.addStretch(1)
        TallEnough(held)
        foot = QHBoxLayout()
        foot.addWidget(self._close)
        foot.addStretch(1)
        foot.addWidget(self._save)
        card = Card("set_card")
        card.body.addWidget(Scroller(held), 1)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
