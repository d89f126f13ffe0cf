"""Whose drip it is, to be compared with the wristband: name, reading, birth date, allergies."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.patients import Patient
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.ui.kit.badge import BadgeRow
from app.ui.kit.chip import Chip
from app.ui.kit.labels import ElidedLabel
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.parts.course_words import stage_mark
from app.ui.parts.patient_words import age, badges, names, sex
from app.ui.parts.record_state import record_state


class DripHead(QWidget):
    """The name big, the birth date beside it, an allergy across the whole width."""

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("drip_head")
        self._say = say
        self._name = ElidedLabel(size=26, bold=True, name="drip_name")
        self._kana = ElidedLabel(size=14, ink="text2", name="drip_kana", spread=True)
        self._birth = ElidedLabel(size=16, bold=True, name="drip_birth")
        self._facts = ElidedLabel(size=14, ink="text2", name="drip_facts")
        self._state = Chip(height=30, name="drip_state")
        self._badges = BadgeRow("drip_badges")
        self._allergy = Notice("drip_allergy")
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self._name)
        top.addWidget(self._kana, 1)
        top.addWidget(self._state)
        below = QHBoxLayout()
        below.setSpacing(px(12))
        below.addWidget(self._birth)
        below.addWidget(self._facts)
        below.addWidget(self._badges, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self._allergy)

    def show_drip(self, treatment: Treatment, patient: Patient, today: date) -> None:
        """Show whose drip it is and how far it is."""
        say = self._say
        name, beside = names(patient, say)
        self._name.setText(name)
        self._kana.setText(beside)
        self._birth.setText(patient.birth.isoformat())
        number = say("No. {number}", number=patient.number)
        self._facts.setText(
            "  ".join((age(patient.birth, today, say), sex(patient.sex, say), number))
        )
        mark = stage_mark(treatment)
        self._state.show_verdict(mark.tone, record_state(treatment, say), mark.icon)
        # The allergy has a line of its own.
        self._badges.show_badges([one for one in badges(patient, say) if not one.tone])
        allergies = " ".join(patient.allergies.split())
        if allergies:
            words = say("Allergy {names}", names=allergies)
            self._allergy.tell("bad", words, urgent=True)
        else:
            self._allergy.tell("quiet", say("No allergy is recorded."))
