"""How the fields of a form stand in rows, and how all their faults are told at once."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.errors import Fault
from app.faults import fault_sentence
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.look import px


class FormGrid(QGridLayout):
    """Fields by name in rows of equal columns; where there are fewer columns, a row takes more lines."""

    def __init__(
        self, fields: Mapping[str, Field], rows: Sequence[Sequence[str]], wide: Mapping[str, int]
    ) -> None:
        super().__init__()
        self._fields, self._rows, self._wide = fields, rows, wide
        self._fillers: list[QWidget] = []
        self.setHorizontalSpacing(px(16))
        self.setVerticalSpacing(px(12))

    def lay(self, columns: int) -> None:
        """Put the fields into so many columns."""
        for filler in self._fillers:
            self.removeWidget(filler)
            filler.deleteLater()
        self._fillers = []
        down = 0
        for row in self._rows:
            across = 0
            for name in row:
                span = min(self._wide.get(name, 1), columns)
                if across + span > columns:
                    self._fill(down, across, columns)
                    down, across = down + 1, 0
                self.addWidget(self._fields[name], down, across, 1, span)
                across += span
            self._fill(down, across, columns)
            down += 1
        for column in range(max(columns, self.columnCount())):
            self.setColumnStretch(column, int(column < columns))
            self.setColumnMinimumWidth(column, px(80) if column < columns else 0)

    def _fill(self, down: int, across: int, columns: int) -> None:
        """Keep the rest of a line: without anything in it a column would give its spacing away."""
        for rest in range(across, columns):
            self._fillers.append(QWidget())
            self.addWidget(self._fillers[-1], down, rest)


def form_grid(
    fields: Mapping[str, Field],
    rows: Sequence[Sequence[str]],
    wide: Mapping[str, int],
    columns: int,
) -> FormGrid:
    """Return fields by name in rows of equal columns; a wide one takes so many of them."""
    grid = FormGrid(fields, rows, wide)
    grid.lay(columns)
    return grid


def all_changed(form: QWidget, say: Wording) -> str:
    """Return what is said where a form was refused for fields that were all changed meanwhile."""
    fields = form.findChildren(Field)
    if any(field.error for field in fields) or not any(field.is_newer for field in fields):
        return ""
    return say("Not saved: it was changed meanwhile. Please save it again.")


def show_faults(fields: Mapping[str, Field], faults: Iterable[Fault], say: Wording) -> None:
    """Tell beside every faulty field what would put it right, and go to the first."""
    sentences = {fault.field: fault_sentence(fault, say) for fault in faults}
    for name, field in fields.items():
        field.answer(sentences.get(name, ""))
    # A field that was changed meanwhile tells nothing, and does not fetch the keyboard back.
    first = next((one for name, one in fields.items() if name in sentences and one.error), None)
    if first is not None:
        first.focus()
