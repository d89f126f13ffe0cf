"""The two questions before a certificate: the password, and a look at the package inserts."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import Refused, WrongPassword
from app.domain.formulary import Product
from app.domain.treatments import Draft, Treatment
from app.faults import fault_sentence
from app.problems import explain
from app.ui.desk import Desk
from app.ui.pages.treatment.records import Records
from app.ui.parts.label_check import LabelCheck
from app.ui.parts.password_prompt import PasswordPrompt
from app.words import physician_word


class Finishing(QObject):
    """Asks what must be asked before a record is final and before it is certified."""

    labels_confirmed = Signal()

    def __init__(self, desk: Desk, records: Records, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._records, self._page = desk, records, page
        self._prompt: PasswordPrompt | None = None
        self._check: LabelCheck | None = None
        self._draft: Draft | None = None
        self._treatment: Treatment | None = None
        records.saved.connect(self._on_saved)
        records.finalised.connect(self._on_finalised)
        records.password_refused.connect(self._on_refused)
        records.failed.connect(self._on_failed)
        records.unconfirmed.connect(self._on_unconfirmed)
        records.confirmed.connect(self._on_confirmed)
        records.date_refused.connect(self._on_date_refused)

    def ask_password(
        self, draft: Draft | None, treatment: Treatment | None, warning: str = ""
    ) -> None:
        """Ask for the password; `draft` is what must be saved first, `warning` what to think of."""
        self._draft, self._treatment = draft, treatment
        say = self._desk.say
        name = physician_word(self._desk.actor.member, say)
        self._prompt = PasswordPrompt(name, say, self._page, warning)
        self._prompt.entered.connect(self._on_password)
        self._prompt.finished.connect(self._on_prompt_closed)
        self._prompt.open()

    def _on_password(self, password: str) -> None:
        self._records.finalise(self._draft, self._treatment, password)

    def _on_saved(self, treatment: Treatment) -> None:
        # Saved on the way: what is asked next is to finalise this version.
        self._draft, self._treatment = None, treatment

    def _on_finalised(self, _treatment: Treatment) -> None:
        if self._prompt is not None:
            self._prompt.accept()

    def _on_refused(self, error: Exception) -> None:
        say = self._desk.say
        words = str(explain(error, say))
        if isinstance(error, WrongPassword):
            words = say(
                "The password is not right. Check capitals and the input method, then try again."
            )
        if self._prompt is not None:
            self._prompt.tell(words)

    def _on_failed(self, _error: Exception) -> None:
        # It is told on the page, where it can be tried again.
        if self._prompt is not None:
            self._prompt.reject()

    def _on_prompt_closed(self) -> None:
        self._prompt = None

    def _on_unconfirmed(self, products: Sequence[Product]) -> None:
        self._check = LabelCheck(products, self._desk.say, self._page)
        self._check.confirmed.connect(self._on_compared)
        self._check.finished.connect(self._on_check_closed)
        self._check.open()

    def _on_compared(self, product: str, insert_date: date) -> None:
        self._records.confirm(product, insert_date)

    def _on_confirmed(self, product: str) -> None:
        if self._check is not None and self._check.show_confirmed(product):
            self._check.accept()
            self.labels_confirmed.emit()

    def _on_date_refused(self, product: str, error: Exception) -> None:
        if self._check is not None:
            say = self._desk.say
            faults = error.faults if isinstance(error, Refused) else ()
            words = [fault_sentence(fault, say) for fault in faults] or [str(explain(error, say))]
            self._check.tell(product, words[0])

    def _on_check_closed(self) -> None:
        self._check = None
