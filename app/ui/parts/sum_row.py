"""One sum: its fields in a line, below them the formula, and a button that takes the result."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dosing import Worked
from app.domain.quantities import NotANumber, read_decimal
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.number_edit import NumberEdit
from app.words import dose_word

Work = Callable[[Sequence[Decimal]], Worked | None]


class SumRow(QWidget):
    """Works out a result while its numbers are typed."""

    taken = Signal(object)  # the Worked
    is_taken_over = True  # the form has a field for the result

    def __init__(
        self, name: str, title: str, fields: Sequence[tuple[str, str, str]], say: Wording
    ) -> None:
        """Show a title and fields, each with its name, its words and what it starts with."""
        super().__init__()
        self.setObjectName(name)
        self._say = say
        self._work: Work = _nothing
        self._found: Worked | None = None
        self.edits = [NumberEdit(f"{name}_{key}", width=110) for key, _, _ in fields]
        self._formula = Label(size=13, bold=True, wrap=True, name=f"{name}_formula")
        self._above = Label(size=12, ink="bad", wrap=True, name=f"{name}_above")
        self.button = Button(say("Use this"), "soft", name=f"{name}_take", height=32)
        self.button.setAutoDefault(False)
        line = QHBoxLayout()
        line.setSpacing(px(12))
        for edit, (_, words, start) in zip(self.edits, fields, strict=True):
            edit.setText(start)
            edit.on_change(self._renew)
            edit.returnPressed.connect(self._on_taken)
            line.addWidget(Field(words, edit))
        line.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self._formula, 1)
        below.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(Label(title, size=13, bold=True))
        column.addLayout(line)
        column.addLayout(below)
        column.addWidget(self._above)
        self.button.clicked.connect(self._on_taken)
        self.button.hide()
        self._above.hide()

    def set_work(self, work: Work) -> None:
        """Say how the result is worked out of the numbers."""
        self._work = work
        self._renew()

    def _renew(self) -> None:
        numbers = [_number(edit.number()) for edit in self.edits]
        known = [one for one in numbers if one]
        self._found = self._work(known) if len(known) == len(numbers) else None
        found, say = self._found, self._say
        self._formula.setText("" if found is None else found.formula.replace(" ug", " µg"))
        most = None if found is None else found.most
        self._above.setVisible(most is not None)
        if most is not None:
            self._above.setText(
                say("Above the label's highest dose of {dose}.", dose=dose_word(most, say))
            )
        self.button.setVisible(found is not None and self.is_taken_over)

    def _on_taken(self) -> None:
        if self._found is not None and self.is_taken_over:
            self.taken.emit(self._found)


def _nothing(_numbers: Sequence[Decimal]) -> Worked | None:
    return None


def _number(text: str) -> Decimal | None:
    try:
        return read_decimal(text)
    except NotANumber:
        return None
