"""Whose drip it is, to be compared with the person: name, reading, birth date, allergies, the clock."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.patients import Patient
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.ui.kit.big_button import BigButton
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px
from app.ui.kit.painting import paint_bar
from app.ui.parts.allergy_mark import AllergyMark
from app.ui.parts.course_words import stage_mark
from app.ui.parts.patient_words import age, names, sex
from app.ui.parts.record_state import record_state


class DripHead(QWidget):
    """The way back, the name big, an allergy tinted beside it, the clock and whose hands give."""

    closed = Signal()

    def __init__(self, say: Wording, who: str) -> None:
        super().__init__()
        self.setObjectName("drip_head")
        self._say = say
        self.back = BigButton("", name="drip_back", icon="arrow-left", height=60)
        self.back.setFixedSize(px(60), px(60))
        self.back.setAccessibleName(say("Back to the list"))
        self.back.setToolTip(say("Back to the list"))
        self.back.clicked.connect(self.closed)
        self._name = ElidedLabel(size=30, bold=True, name="drip_name")
        self._kana = ElidedLabel(size=16, ink="text2", name="drip_kana", spread=True)
        self._birth = ElidedLabel(size=16, bold=True, name="drip_birth")
        self._facts = ElidedLabel(size=16, ink="text2", name="drip_facts", spread=True)
        self._allergy = AllergyMark(say)
        self._clock = Label(size=26, bold=True, name="drip_clock")
        self._who = Label(who, size=13, ink="text2", name="drip_who")
        self._lay_out()

    def show_drip(self, treatment: Treatment, patient: Patient, now: datetime) -> None:
        """Show whose drip it is and how far it is."""
        say = self._say
        name, beside = names(patient, say)
        self._name.setText(name)
        self._kana.setText(beside)
        self._birth.setText(patient.birth.isoformat())
        facts = (
            age(patient.birth, now.date(), say),
            sex(patient.sex, say),
            say("No. {number}", number=patient.number),
            record_state(treatment, say),
        )
        self._facts.setText("  ".join(facts))
        self._allergy.show_allergies(patient.allergies)
        self.setAccessibleName(f"{name} {beside}")
        self.setAccessibleDescription(stage_mark(treatment).tone)
        self.show_time(now)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the room to the name: whose drip it is counts more than the clock."""
        self._clock.setVisible(not narrow)
        self._who.setVisible(not narrow)

    def show_time(self, now: datetime) -> None:
        """Show what time it is."""
        self._clock.setText(f"{now:%H:%M}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline below."""
        paint_bar(self, self.height() - 1)

    def _lay_out(self) -> None:
        top, below = QHBoxLayout(), QHBoxLayout()
        for row, pair in ((top, (self._name, self._kana)), (below, (self._birth, self._facts))):
            row.setSpacing(px(14))
            row.addWidget(pair[0])
            row.addWidget(pair[1], 1)
        who = QVBoxLayout()
        who.setSpacing(px(2))
        who.addLayout(top)
        who.addLayout(below)
        clock = QVBoxLayout()
        clock.setSpacing(0)
        for label in (self._clock, self._who):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label)
            clock.addLayout(row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(px(20), px(10), px(28), px(10))
        whole.setSpacing(px(20))
        whole.addWidget(self.back)
        whole.addLayout(who, 1)
        whole.addWidget(self._allergy)
        whole.addLayout(clock)
