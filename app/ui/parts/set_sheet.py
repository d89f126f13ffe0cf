"""A new regular set out of what stands in a form: its name, and how long it runs."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.regular_sets import RegularSet, check_set
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.number_edit import NumberEdit, WithUnit
from app.ui.parts.filing_sheet import FilingSheet


class SetSheet(FilingSheet):
    """Tells which products the set will hold, and asks for the rest."""

    def __init__(self, one: RegularSet, held: str, say: Wording) -> None:
        super().__init__("set_sheet", say)
        self._set = one
        self._name = LineEdit("new_set_name", example=say("e.g. dehydration 500 mL"))
        self._name.setText(one.name)
        self._minutes = NumberEdit("new_set_minutes")
        self._minutes.setText(str(one.minutes or ""))
        minutes = WithUnit(self._minutes, say("min"), width=72)
        self.fields = {
            "name": Field(say("Name of the set"), self._name),
            "minutes": Field(say("Runs for"), minutes),
        }
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.fields["name"], 1)
        row.addWidget(self.fields["minutes"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(Label(held, bold=True, wrap=True, name="new_set_holds"))
        column.addLayout(row)
        self.setFocusProxy(self._name)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        return (self._name.text().strip(), self._minutes.number())

    def value(self) -> RegularSet:
        """Return the set; raises Refused with every faulty field."""
        number = self._minutes.number()
        minutes = int(number) if number.isdigit() else (-1 if number else 0)
        one = replace(self._set, name=self._name.text().strip(), minutes=minutes)
        check_set(one)
        return one
