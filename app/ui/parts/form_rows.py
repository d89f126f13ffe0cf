"""How the fields of a form stand in rows, and how all their faults are told at once."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.errors import Fault
from app.faults import fault_sentence
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.look import px


def form_grid(
    fields: Mapping[str, Field],
    rows: Sequence[Sequence[str]],
    wide: Mapping[str, int],
    columns: int,
) -> QGridLayout:
    """Return fields by name in rows of equal columns; a wide one takes so many of them."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(12))
    for down, row in enumerate(rows):
        across = 0
        for name in row:
            span = wide.get(name, 1)
            grid.addWidget(fields[name], down, across, 1, span)
            across += span
        for rest in range(across, columns):
            # Without anything in it a column would give its spacing to the others.
            grid.addWidget(QWidget(), down, rest)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(column, px(80))
    return grid


def show_faults(fields: Mapping[str, Field], faults: Iterable[Fault], say: Wording) -> None:
    """Tell beside every faulty field what would put it right, and go to the first."""
    sentences = {fault.field: fault_sentence(fault, say) for fault in faults}
    for name, field in fields.items():
        field.set_error(sentences.get(name, ""))
    first = next((field for name, field in fields.items() if name in sentences), None)
    if first is not None:
        first.focus()
