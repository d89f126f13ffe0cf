"""Calling a certificate back: why, and the password once more."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import Refused, WrongPassword
from app.faults import fault_sentence
from app.problems import explain
from app.services.issued import CertificateLine
from app.ui.desk import Desk
from app.ui.parts.reason_prompt import Asked, ReasonPrompt
from app.words import person_word


class Revoking(QObject):
    """Asks, and calls back by way of the lane."""

    revoked = Signal(object)  # the CertificateLine as it stands now

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._prompt: ReasonPrompt | None = None

    def ask(self, number: str) -> None:
        """Ask why a certificate is called back."""
        desk, say = self._desk, self._desk.say
        asked = Asked(
            say("Call back {number}", number=number),
            say("It is listed as no longer valid from now on. The record it certifies stands."),
            say("Call back"),
        )
        prompt = ReasonPrompt(asked, person_word(desk.actor.member, say), say, self._page)
        self._prompt = prompt

        def work(reason: str, password: str) -> None:
            desk.lane.run(
                self,
                lambda: desk.clinic.register.revoke(desk.actor, number, reason, password),
                then=self._on_done,
                failed=self._on_failed,
            )

        prompt.entered.connect(work)
        prompt.finished.connect(self._on_closed)
        prompt.open()

    def _on_done(self, line: CertificateLine) -> None:
        if self._prompt is not None:
            self._prompt.accept()
        self.revoked.emit(line)

    def _on_closed(self) -> None:
        self._prompt = None

    def _on_failed(self, error: Exception) -> None:
        say, prompt = self._desk.say, self._prompt
        if prompt is None:
            return
        if isinstance(error, WrongPassword):
            prompt.tell("password", say("The password is not right. Try again."))
        elif isinstance(error, Refused):
            prompt.tell("reason", fault_sentence(error.faults[0], say))
        else:
            prompt.tell("reason", str(explain(error, say)))
