"""The table of patients."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from app.domain.patients import Patient
from app.i18n import Wording
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.ui.parts.patient_words import age, body, names


class PatientTable(Table):
    """Patients to choose from; the first is ready for Enter."""

    chosen = Signal(object)  # the Patient

    def __init__(self, say: Wording, today: date) -> None:
        super().__init__(_columns(say, today), name="patient_table", spoken=say("Patients"))
        self.opened.connect(self._on_opened)

    def show_patients(self, patients: Sequence[Patient]) -> None:
        """Show these instead."""
        self.show_rows(patients)
        if patients and self.current_place() < 0:
            self.selectRow(0)

    def step(self, by: int) -> None:
        """Go some rows down or up."""
        last = self.rows.rowCount() - 1
        if last >= 0:
            self.selectRow(min(max(self.current_place() + by, 0), last))

    def _on_opened(self, place: int) -> None:
        self.chosen.emit(self.rows.row(place))


def _columns(say: Wording, today: date) -> list[Column]:
    def birth(one: Patient) -> str:
        return f"{one.birth.isoformat()}  {age(one.birth, today, say)}"

    beside = say("Kana") if say.language == "ja" else say("Kanji")
    return [
        Column(say("Name"), lambda one: names(one, say)[0], width=170, bold=True),
        Column(beside, lambda one: names(one, say)[1], width=150, drop=1),
        Column(say("Date of birth"), birth, width=160),
        Column(say("Bodies"), lambda one: ", ".join(map(body, one.bodies)), width=160, drop=2),
        Column(say("Team"), lambda one: one.team),
        Column(say("Patient No."), lambda one: one.number, width=100),
    ]
