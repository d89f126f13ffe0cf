"""The bar on top of everything that is done for one patient."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from app.domain.patients import Patient
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.head_bar import HeadBar
from app.ui.parts.patient_words import badges, identity, names


class PatientBar(HeadBar):
    """Tells whom an infusion or a certificate is about, allergy included."""

    history_asked = Signal()

    def __init__(self, patient: Patient, today: date, say: Wording) -> None:
        super().__init__("patient_bar")
        name, beside = names(patient, say)
        self.show_title(name, beside=beside, below=identity(patient, today, say))
        self.show_badges(badges(patient, say))
        self._history = Button(
            say("Versions"), "quiet", name="show_versions", icon="clock", key_hint="Ctrl+H"
        )
        self._history.hide()
        self._history.clicked.connect(self.history_asked)
        self._key = QShortcut(QKeySequence("Ctrl+H"), self)
        self._key.setEnabled(False)
        self._key.activated.connect(self.history_asked)
        self.add(self._history)

    def offer_history(self, is_recorded: bool) -> None:
        """Offer the versions of the record, once there is one."""
        self._history.setVisible(is_recorded)
        self._key.setEnabled(is_recorded)
