"""One drip of the bedside's list: whose it is and how far it is, big enough for a finger."""

from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from app.domain.patients import Patient
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.ui.kit.chip import Chip
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px, theme
from app.ui.kit.painting import paint_box, paint_focus, painting
from app.ui.parts.course_words import progress_line, stage_mark
from app.ui.parts.patient_words import names
from app.ui.parts.record_state import stage_word
from app.words import ml_word

HEIGHT: Final = 92
_RADIUS: Final = 8


class OrderRow(QPushButton):
    """A row that is pressed; the one that is shown beside the list is tinted."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.setObjectName(f"order_{place}")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setFixedHeight(px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = ElidedLabel(size=17, bold=True, name=f"order_{place}_name", spread=True)
        self._kana = ElidedLabel(size=12, ink="text2", name=f"order_{place}_kana", spread=True)
        self._what = ElidedLabel(size=12, ink="text2", name=f"order_{place}_what", spread=True)
        self._chip = Chip(name=f"order_{place}_chip")
        self._when = Label(size=12, ink="text2", name=f"order_{place}_when")
        self._lay_out()

    def show_drip(self, treatment: Treatment, patient: Patient, today: date, say: Wording) -> None:
        """Show whose drip it is, what flows in, and how far it is."""
        name, beside = names(patient, say)
        first = treatment.given[0].brand
        more = len(treatment.given) - 1
        what = say("{product} and {more} more", product=first, more=more) if more else first
        mark, word = stage_mark(treatment), stage_word(treatment, say)
        when = progress_line(treatment, today, say)
        self._name.setText(name)
        self._kana.setText(beside)
        self._what.setText(f"{what}  {ml_word(treatment.iv_volume_ml)} mL")
        self._chip.show_verdict(mark.tone, word, mark.icon)
        self._when.setText(when)
        self.setAccessibleName(f"{name} {word} {when}")
        self.setAccessibleDescription(self._what.text())

    def nextCheckState(self) -> None:
        """Stay as it is: the owner marks which drip is shown."""

    def sizeHint(self) -> QSize:
        """Ask for the width of the list."""
        return QSize(px(240), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Give way down to the narrow list."""
        return QSize(px(200), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, tinted where it is shown, and the ring of the keyboard."""
        look, box = theme(), QRectF(self.rect())
        fill = look.accent_bg if self.isChecked() else look.surface
        border = look.accent if self.isChecked() else look.line
        with painting(self) as painter:
            paint_box(painter, box, fill=fill, border=border, radius=_RADIUS)
            if self.hasFocus():
                paint_focus(painter, box, _RADIUS)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(6), px(12), px(6))
        column.setSpacing(px(3))
        column.addStretch(1)
        for words, beside in ((self._name, self._chip), (self._kana, self._when)):
            row = QHBoxLayout()
            row.setSpacing(px(8))
            row.addWidget(words, 1)
            row.addWidget(beside)
            column.addLayout(row)
        column.addWidget(self._what)
        column.addStretch(1)
