"""Calculating for the product in whose row the keyboard is, without leaving the entry."""

from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.dosing import Worked
from app.domain.quantities import show_decimal
from app.domain.treatments import Draft
from app.i18n import Wording
from app.services.judgement import Judgement
from app.ui.kit.choice import Choice
from app.ui.kit.line_edit import LineEdit
from app.ui.parts.dose_sums import DoseSums
from app.ui.parts.entry_form import EntryForm
from app.ui.parts.line_row import LineRow
from app.words import ml_word

_KEYS = ("F9", "Alt+C")


class Calculating(QObject):
    """Opens the calculator by a key, and puts what is taken into the row."""

    def __init__(
        self, judgement: Judgement, draft: Draft, form: EntryForm, say: Wording, page: QWidget
    ) -> None:
        super().__init__(page)
        self._judgement, self._draft = judgement, draft
        self._form, self._say, self._page = form, say, page
        self._row: LineRow | None = None
        for keys in _KEYS:
            QShortcut(QKeySequence(keys), page).activated.connect(self.open)

    def open(self) -> None:
        """Open the calculator for the row with the keyboard, or for the last one."""
        rows = self._form.lines.rows()
        self._row = self._form.lines.row(self._form.where()) or next(reversed(rows), None)
        if self._row is None or not self._row.fields["dose"].isEnabled():
            return
        entry = self._judgement.read(self._form.filled(self._draft))
        sums = DoseSums(
            self._row.product,
            entry.iv_volume_ml,
            _minutes(entry.started, entry.ended),
            self._say,
            self._page,
        )
        sums.taken.connect(self._on_taken)
        sums.open()

    def _on_taken(self, found: Worked) -> None:
        row = self._row
        # The row may have been removed meanwhile.
        if row is None or row not in self._form.lines.rows():
            return
        dose, unit, volume = (row.fields[name] for name in ("dose", "unit", "volume_ml"))
        is_volume = found.result.unit == "mL" and _states(unit) != "mL"
        if is_volume and isinstance(volume, LineEdit):
            volume.setText(ml_word(found.result.amount))
        elif isinstance(dose, LineEdit) and isinstance(unit, Choice):
            unit.set_value(found.result.unit)
            dose.setText(show_decimal(found.result.amount))
        row.focus("volume_ml" if is_volume else "dose")


def _states(unit: QWidget) -> object:
    return unit.value() if isinstance(unit, Choice) else ""


def _minutes(started: datetime | None, ended: datetime | None) -> int | None:
    if started is None or ended is None or ended <= started:
        return None
    return int((ended - started).total_seconds()) // 60
