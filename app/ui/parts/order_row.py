"""One drip of the bedside's list as a card: whose it is and how far it is, big enough for a finger."""

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
from app.ui.parts.named import AS_RECORDED, Called
from app.ui.parts.patient_words import names
from app.ui.parts.record_state import stage_word
from app.words import ml_word

HEIGHT: Final = 132
_RADIUS: Final = 14


class OrderRow(QPushButton):
    """A card that is pressed; an allergy is told here already."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.setObjectName(f"order_{place}")
        self.setAutoDefault(True)
        self.setFixedHeight(px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = ElidedLabel(size=22, bold=True, name=f"order_{place}_name", spread=True)
        self._kana = ElidedLabel(size=14, ink="text2", name=f"order_{place}_kana", spread=True)
        self._what = ElidedLabel(size=15, name=f"order_{place}_what", spread=True)
        self._allergy = ElidedLabel(size=14, bold=True, ink="bad", name=f"order_{place}_allergy")
        self._chip = Chip(height=30, name=f"order_{place}_chip")
        self._when = Label(size=14, ink="text2", name=f"order_{place}_when")
        self._lay_out()

    def show_drip(
        self,
        treatment: Treatment,
        patient: Patient,
        today: date,
        say: Wording,
        called: Called = AS_RECORDED,
    ) -> None:
        """Show whose drip it is, what flows in, and how far it is."""
        name, beside = names(patient, say)
        first = called.product(treatment.given[0])
        more = len(treatment.given) - 1
        what = say("{product} and {more} more", product=first, more=more) if more else first
        mark, word = stage_mark(treatment), stage_word(treatment, say)
        when = progress_line(treatment, today, say)
        self._name.setText(name)
        elsewhere = called.elsewhere(treatment.branch)
        self._kana.setText("  ".join(filter(None, (elsewhere, beside))))
        self._what.setText(f"{what}  {ml_word(treatment.iv_volume_ml)} mL")
        self._chip.show_verdict(mark.tone, word, mark.icon)
        self._when.setText(when)
        allergies = " ".join(patient.allergies.split())
        words = say("Allergy {names}", names=allergies) if allergies else ""
        self._allergy.setText(words)
        self._allergy.setVisible(bool(words))
        self.setAccessibleName(f"{name} {word} {when}")
        told = (elsewhere, self._what.text(), words)
        self.setAccessibleDescription("  ".join(filter(None, told)))

    def sizeHint(self) -> QSize:
        """Ask for the width of a card."""
        return QSize(px(380), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Give way in a narrow window."""
        return QSize(px(200), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, and the ring of the keyboard."""
        look, box = theme(), QRectF(self.rect())
        fill = look.hover if self.underMouse() or self.isDown() else look.surface
        with painting(self) as painter:
            paint_box(painter, box, fill=fill, border=look.control, radius=_RADIUS)
            if self.hasFocus():
                paint_focus(painter, box, _RADIUS)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(8), px(16), px(8))
        column.setSpacing(px(3))
        column.addStretch(1)
        for words, beside in ((self._name, self._chip), (self._kana, self._when)):
            row = QHBoxLayout()
            row.setSpacing(px(8))
            row.addWidget(words, 1)
            row.addWidget(beside)
            column.addLayout(row)
        column.addWidget(self._what)
        column.addWidget(self._allergy)
        column.addStretch(1)
