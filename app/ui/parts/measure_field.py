"""One measured value of the form: its short name, a small line, and its unit."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.measurements import PRESSURE, Measure, TypedMeasurement
from app.i18n import Wording
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.parts.measure_text import Measures, text_of, tidy, typed
from app.ui.parts.tidy_edit import TidyEdit
from app.words import measure_word

HEIGHT = 28
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_WIDTH = 44
# Wide enough for what is usual.
_WIDTHS = {
    Measure.SYSTOLIC: 60,
    Measure.PULSE: 46,
    Measure.SPO2: 38,
    Measure.TSAT: 38,
    Measure.BUN: 38,
    Measure.URINE_GRAVITY: 50,
    Measure.URINE_KETONES: 38,
    Measure.WBC: 54,
    Measure.CK: 50,
}


class MeasureField(QWidget):
    """A line for one value; blood pressure is two values on one line."""

    changed = Signal()
    left = Signal(str)  # the keyboard left the field of this address

    def __init__(self, measures: Measures, say: Wording) -> None:
        super().__init__()
        self.measures = measures
        self.errors: dict[str, str] = {}  # the sentences told, by address
        is_pressure = measures == PRESSURE
        words = say("BP") if is_pressure else measure_word(measures[0], say)
        name = "blood_pressure" if is_pressure else measures[0].value
        unit, is_vital = measures[0].unit, measures[0].is_vital_sign
        # Everybody knows the units of vital signs: they show while the field is empty.
        example = unit if is_vital else ""
        self.edit = TidyEdit(f"measure_{name}", partial(tidy, measures), example=example)
        self.edit.setProperty("small", True)
        self.edit.setFixedSize(px(_WIDTHS.get(measures[0], _WIDTH)), px(HEIGHT))
        self.edit.setAccessibleName(words)
        self.edit.setAccessibleDescription(unit)
        self.edit.setToolTip(f"{words} {unit}".strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(3))
        label = Label(words, size=12, ink="text2", name=f"measure_{name}_label")
        label.setBuddy(self.edit)
        row.addWidget(label)
        row.addWidget(self.edit)
        if unit and not is_vital and measures != (Measure.URINE_KETONES,):
            row.addWidget(Label(unit, size=11, ink="text3"))
        self.setObjectName(f"measure_{name}_field")
        self.setFocusProxy(self.edit)
        self.edit.on_change(self._on_change)
        self.edit.installEventFilter(self)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of what is typed here."""
        return tuple(f"measurements/{measure}" for measure in self.measures)

    @property
    def is_wanted(self) -> bool:
        """Whether it must not go: something stands in it, or the keyboard does."""
        return bool(self.edit.text().strip()) or self.edit.hasFocus()

    def show_values(self, values: Mapping[Measure, str]) -> None:
        """Show what a form states."""
        self.edit.setText(text_of(self.measures, values))

    def typed(self) -> tuple[TypedMeasurement, ...]:
        """Return what stands here."""
        return typed(self.measures, self.edit.text())

    def set_error(self, address: str, sentence: str) -> None:
        """Take what would put a value right, or that it is right again."""
        if sentence:
            self.errors[address] = sentence
        else:
            self.errors.pop(address, None)
        self.edit.set_bad(bool(self.errors))
        told = " ".join(dict.fromkeys(self.errors.values()))
        self.edit.setAccessibleDescription(told or self.measures[0].unit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the keyboard leaves for another field."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            for address in self.addresses:
                self.left.emit(address)
        return super().eventFilter(watched, event)

    def _on_change(self) -> None:
        self.changed.emit()
