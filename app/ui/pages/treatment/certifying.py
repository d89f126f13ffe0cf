"""What is asked before a certificate: for whom and with whose consent, and a look at the inserts."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.calendar import local
from app.domain.consents import Terms
from app.domain.errors import Refused
from app.domain.formulary import Product
from app.domain.patients import Patient
from app.domain.treatments import Treatment
from app.domain.verdicts import CertificateType
from app.faults import fault_sentence
from app.problems import explain
from app.ui.desk import Desk
from app.ui.pages.treatment.records import Records
from app.ui.parts.filing_dialog import FilingDialog
from app.ui.parts.label_check import LabelCheck
from app.ui.parts.terms_sheet import TermsSheet
from app.words import certificate_word


class Certifying(QObject):
    """Leads from the wish for a certificate to its issue; the type is the rules' answer."""

    def __init__(self, desk: Desk, records: Records, patient: Patient, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._records, self._patient, self._page = desk, records, patient, page
        self._dialog: FilingDialog | None = None
        self._check: LabelCheck | None = None
        self._wanted: tuple[Treatment, Terms] | None = None
        records.issued.connect(self._on_issued)
        records.failed.connect(self._on_failed)
        records.unconfirmed.connect(self._on_unconfirmed)
        records.confirmed.connect(self._on_confirmed)
        records.date_refused.connect(self._on_date_refused)

    def ask(self, treatment: Treatment, kind: CertificateType) -> None:
        """Ask for whom it is and who agreed, then issue the certificate of a record."""
        say, today = self._desk.say, local(self._desk.clock()).date()
        sheet = TermsSheet(self._patient.birth, today, say)
        self._dialog = FilingDialog(
            sheet,
            say,
            self._page,
            title=say("Issue a certificate"),
            told=say("By the rules: {type}.", type=certificate_word(kind, say)),
            deed=say("Issue"),
        )
        self._dialog.filed.connect(lambda terms: self._issue(treatment, terms))
        self._dialog.finished.connect(self._on_dialog_closed)
        self._dialog.open()

    def _issue(self, treatment: Treatment, terms: Terms) -> None:
        self._wanted = (treatment, terms)
        self._records.certify(treatment, terms)

    def _on_issued(self, _issued: object) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def _on_failed(self, error: Exception) -> None:
        if self._dialog is None:
            return
        if isinstance(error, Refused):
            self._dialog.tell(error)
        else:
            # It is told on the page, where it can be tried again.
            self._dialog.accept()

    def _on_dialog_closed(self) -> None:
        self._dialog = None

    def _on_unconfirmed(self, products: Sequence[Product]) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._check = LabelCheck(products, self._desk.say, self._page)
        self._check.confirmed.connect(self._on_compared)
        self._check.finished.connect(self._on_check_closed)
        self._check.open()

    def _on_compared(self, product: str, insert_date: date) -> None:
        self._records.confirm(product, insert_date)

    def _on_confirmed(self, product: str) -> None:
        if self._check is not None and self._check.show_confirmed(product):
            self._check.accept()
            if self._wanted is not None:
                self._records.certify(*self._wanted)

    def _on_date_refused(self, product: str, error: Exception) -> None:
        if self._check is not None:
            say = self._desk.say
            faults = error.faults if isinstance(error, Refused) else ()
            words = [fault_sentence(fault, say) for fault in faults] or [str(explain(error, say))]
            self._check.tell(product, words[0])

    def _on_check_closed(self) -> None:
        self._check = None
