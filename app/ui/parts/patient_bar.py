"""The bar on top of everything that is done for one patient."""

from datetime import date

from app.domain.patients import Patient
from app.i18n import Wording
from app.ui.kit.head_bar import HeadBar
from app.ui.parts.patient_words import badges, identity, names


class PatientBar(HeadBar):
    """Tells whom an infusion or a certificate is about, allergy included."""

    def __init__(self, patient: Patient, today: date, say: Wording) -> None:
        super().__init__("patient_bar")
        name, beside = names(patient, say)
        self.show_title(name, beside=beside, below=identity(patient, today, say))
        self.show_badges(badges(patient, say))
