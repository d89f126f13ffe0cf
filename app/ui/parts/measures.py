"""What was measured, in one line of small fields below the basis of diagnosis."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.measurements import PRESSURE, Measure
from app.domain.treatments import Draft
from app.i18n import Wording
from app.ui.kit.flow import Flow
from app.ui.parts.fault_line import FaultLine
from app.ui.parts.freeze import freeze
from app.ui.parts.measure_field import MeasureField
from app.ui.parts.measure_text import Measures, field_of
from app.ui.parts.more_measures import MoreMeasures

# Always there; laboratory values come when they are asked for, stated, or added.
_VITAL: tuple[Measures, ...] = (
    PRESSURE,
    (Measure.PULSE,),
    (Measure.TEMPERATURE,),
    (Measure.SPO2,),
)


class MeasureRow(QWidget):
    """Vital signs first, then the laboratory values that a committee would ask for."""

    changed = Signal()
    regrouped = Signal()  # fields came or went
    left = Signal(str)  # the keyboard left the field at an address

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("measurements")
        self._say = say
        self._fields: dict[Measures, MeasureField] = {}
        self._asked: tuple[Measures, ...] = ()
        self._added: list[Measures] = []
        self._frozen = False
        self._more = MoreMeasures(say)
        self._flow = Flow("measurement_fields", gap=8)
        self._message = FaultLine("measurements_message")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._flow)
        column.addWidget(self._message)
        self._more.wanted.connect(self._on_wanted)
        self._regroup()

    def show_draft(self, draft: Draft) -> None:
        """Show what a form states."""
        values = {one.measure: one.value for one in draft.measurements}
        self._added = list(dict.fromkeys(field_of(measure) for measure in values))
        for measures in self._added:
            self._field(measures)
        for field in self._fields.values():
            field.show_values(values)
        self._regroup()

    def filled(self, draft: Draft) -> Draft:
        """Return a form with what stands here, in the order of the measures."""
        typed = {one.measure: one for field in self._fields.values() for one in field.typed()}
        return replace(
            draft, measurements=tuple(typed[measure] for measure in Measure if measure in typed)
        )

    def show_asked(self, measures: Iterable[Measure]) -> None:
        """Offer the fields that are asked for first; what stands in others stays in sight."""
        asked = tuple(dict.fromkeys(map(field_of, measures)))
        if asked != self._asked:
            self._asked = asked
            self._regroup()

    def field(self, address: str) -> MeasureField | None:
        """Return the field of an address ("measurements/pulse"), or None where it is another's."""
        group, _, name = address.partition("/")
        if group != "measurements" or name not in set(Measure):
            return None
        return self._field(field_of(Measure(name)))

    def fields(self) -> tuple[MeasureField, ...]:
        """Return the fields in sight."""
        return tuple(one for one in self._flow.items() if isinstance(one, MeasureField))

    def show_fault(self, address: str, sentence: str) -> None:
        """Tell below the fields what would put one right; an empty sentence takes that away."""
        field = self.field(address)
        if field is not None:
            field.set_error(address, sentence)
        told = [words for one in self.fields() for words in one.errors.values()]
        self._message.tell(" ".join(dict.fromkeys(told)))

    def focus_on(self, address: str) -> None:
        """Bring the keyboard to the field of an address; it is added where it is not in sight."""
        field = self.field(address)
        if field is not None:
            if field not in self.fields():
                self._add(field.measures)
            # As by Tab, so that typing replaces what stands there.
            field.edit.setFocus(Qt.FocusReason.TabFocusReason)
            field.edit.selectAll()

    def controls(self) -> list[QWidget]:
        """Return what can be operated, in reading order."""
        return [*(field.edit for field in self.fields()), self._more]

    def set_read_only(self, frozen: bool) -> None:
        """Let nobody change anything here; then only what was measured is shown."""
        self._frozen = frozen
        freeze([field.edit for field in self._fields.values()], frozen)
        self._regroup()

    def _field(self, measures: Measures) -> MeasureField:
        if measures not in self._fields:
            field = MeasureField(measures, self._say)
            self._fields[measures] = field
            # Within the row at once: without a parent it would be a window of its own.
            field.setParent(self._flow)
            field.changed.connect(self.changed)
            field.left.connect(self.left)
            freeze([field.edit], self._frozen)
        return self._fields[measures]

    def _on_wanted(self, measure: Measure) -> None:
        self._add(field_of(measure))
        self.focus_on(f"measurements/{measure}")

    def _add(self, measures: Measures) -> None:
        if measures not in self._added:
            self._added.append(measures)
        self._regroup()

    def _regroup(self) -> None:
        stated = [one for one, field in self._fields.items() if field.is_wanted]
        order = dict.fromkeys((*_VITAL, *self._asked, *self._added, *stated))
        fields = [self._field(measures) for measures in order]
        if self._frozen:
            fields = [field for field in fields if field.edit.text()]
        shown: Sequence[QWidget] = fields if self._frozen else [*fields, self._more]
        self._more.offer(one for one in Measure if not one.is_vital_sign and (one,) not in order)
        if self._flow.items() != tuple(shown):
            self._flow.show_items(shown)
            # Standing nowhere yet, it would become a window of its own and take the keyboard.
            if not shown or self.parentWidget() is not None:
                self.setVisible(bool(shown))
            self.regrouped.emit()
