"""The question before a record is final: the physician's password once more."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.errors import Refused, WrongPassword
from app.domain.treatments import Draft, Treatment
from app.faults import fault_sentence
from app.problems import explain
from app.ui.desk import Desk
from app.ui.pages.treatment.records import Records
from app.ui.pages.treatment.standing import Standing, uncertifiable
from app.ui.parts.heed_words import allergy_word
from app.ui.parts.password_prompt import PasswordPrompt
from app.words import physician_word


class Finishing(QObject):
    """Asks for the password, and tells why it was refused."""

    def __init__(self, desk: Desk, records: Records, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._records, self._page = desk, records, page
        self._prompt: PasswordPrompt | None = None
        self._draft: Draft | None = None
        self._treatment: Treatment | None = None
        records.saved.connect(self._on_saved)
        records.finalised.connect(self._on_finalised)
        records.password_refused.connect(self._on_refused)
        records.failed.connect(self._on_failed)

    def ask_password(self, draft: Draft | None, treatment: Treatment | None, now: Standing) -> None:
        """Ask for the password; `draft` is what must be saved first, `now` how the form stands."""
        self._draft, self._treatment = draft, treatment
        say = self._desk.say
        name = physician_word(self._desk.actor.member, say)
        allergy = allergy_word(now.view.heeds, say)
        told = (allergy, uncertifiable(now.view.assessment, say))
        warning = " ".join(filter(None, told))
        self._prompt = PasswordPrompt(name, say, self._page, warning, asks_reason=bool(allergy))
        self._prompt.entered.connect(self._on_password)
        self._prompt.finished.connect(self._on_prompt_closed)
        self._prompt.open()

    def _on_password(self, password: str, reason: str) -> None:
        self._records.finalise(self._draft, self._treatment, password, reason)

    def _on_saved(self, treatment: Treatment) -> None:
        # Saved on the way: what is asked next is to finalise this version.
        self._draft, self._treatment = None, treatment

    def _on_finalised(self, _treatment: Treatment) -> None:
        if self._prompt is not None:
            self._prompt.accept()

    def _on_refused(self, error: Exception) -> None:
        say = self._desk.say
        words, is_reason = str(explain(error, say)), False
        if isinstance(error, Refused) and error.faults[0].field == "allergy_reason":
            words, is_reason = fault_sentence(error.faults[0], say), True
        if isinstance(error, WrongPassword):
            words = say(
                "The password is not right. Check capitals and the input method, then try again."
            )
        if self._prompt is not None:
            self._prompt.tell(words, of_reason=is_reason)

    def _on_failed(self, _error: Exception) -> None:
        # It is told on the page, where it can be tried again.
        if self._prompt is not None:
            self._prompt.reject()

    def _on_prompt_closed(self) -> None:
        self._prompt = None
