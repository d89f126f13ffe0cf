"""What can still be done with a record that stands: amend it, withdraw it, approve it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import Refused, WrongPassword
from app.domain.recording import draft_of
from app.domain.staff import StaffId
from app.domain.treatments import Draft, Treatment
from app.faults import fault_sentence
from app.problems import explain
from app.services.trouble import RecordMovedOn
from app.ui.desk import Desk
from app.ui.parts.draft_changes import draft_changes
from app.ui.parts.draft_facts import Known
from app.ui.parts.reason_prompt import Asked, ReasonPrompt
from app.words import physician_word, product_word


class Amending(QObject):
    """Asks for reason and password, and does the deed; `is_on` while a final form is corrected."""

    begun = Signal(object)  # the Treatment that the form goes on over
    done = Signal(object)  # the Treatment as it stands now
    approved = Signal(object)  # the Treatment
    failed = Signal(object)  # the error

    def __init__(self, desk: Desk, treatment: Treatment | None, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._treatment, self._page = desk, treatment, page
        self._prompt: ReasonPrompt | None = None
        self._reason = ""  # what was typed when somebody else was first
        self.is_on = False

    @property
    def treatment(self) -> Treatment | None:
        """The record that the form goes on from."""
        return self._treatment

    def offer(self, treatment: Treatment | None) -> None:
        """Take the record as it stands now."""
        self._treatment, self.is_on = treatment, False

    def begin(self) -> None:
        """Let the form of a final record be corrected."""
        if self._treatment is not None and not self.is_on:
            self.is_on = True
            self.begun.emit(self._treatment)

    def follow(self, saved: Treatment) -> None:
        """Go on over what somebody saved meanwhile; over a final record that is an amendment."""
        self._treatment, self.is_on = saved, saved.finalised is not None
        self.begun.emit(saved)

    def ask(self, draft: Draft) -> None:
        """Show what an amendment changes, and ask for its reason; nothing changed is no amendment."""
        treatment, desk, say = self._treatment, self._desk, self._desk.say
        changes = (
            ()
            if treatment is None
            else draft_changes(draft_of(treatment), draft, say, _known(desk))
        )
        if not changes:
            return
        asked = Asked(
            say("Amend the record"),
            say("The amendment is a new version, final at once. The version before stays."),
            say("Amend"),
            changes,
            self._reason,
        )
        self._open(asked, lambda *typed: desk.clinic.treatments.amend(desk.actor, draft, *typed))

    def ask_withdrawal(self) -> None:
        """Ask why the record is withdrawn."""
        treatment, desk, say = self._treatment, self._desk, self._desk.say
        if treatment is None:
            return
        entry = treatment.entry
        asked = Asked(
            say("Withdraw the record"),
            say("It stays to be read, but counts nowhere. Its certificates are no longer valid."),
            say("Withdraw"),
        )
        self._open(asked, lambda *typed: desk.clinic.treatments.withdraw(desk.actor, entry, *typed))

    def approve(self) -> None:
        """Approve what was entered on a physician's behalf."""
        treatment, desk = self._treatment, self._desk
        if treatment is not None:
            desk.lane.run(
                self,
                lambda: desk.clinic.treatments.approve(desk.actor, treatment.id),
                then=self.approved.emit,
                failed=self.failed.emit,
            )

    def _open(self, asked: Asked, deed: Callable[[str, str], Treatment]) -> None:
        desk = self._desk
        name = physician_word(desk.actor.member, desk.say)
        self._prompt = ReasonPrompt(asked, name, desk.say, self._page)
        self._prompt.entered.connect(
            lambda reason, password: desk.lane.run(
                self,
                lambda: deed(reason, password),
                then=self._on_done,
                failed=partial(self._on_failed, reason),
            )
        )
        self._prompt.finished.connect(self._on_closed)
        self._prompt.open()

    def _on_done(self, treatment: Treatment) -> None:
        if self._prompt is not None:
            self._prompt.accept()
        self.done.emit(treatment)

    def _on_closed(self) -> None:
        self._prompt = None

    def _on_failed(self, reason: str, error: Exception) -> None:
        say, prompt = self._desk.say, self._prompt
        if prompt is None:
            return
        if isinstance(error, WrongPassword):
            prompt.tell("password", say("The password is not right. Try again."))
        elif isinstance(error, Refused) and [one.field for one in error.faults] == ["reason"]:
            prompt.tell("reason", fault_sentence(error.faults[0], say))
        elif isinstance(error, Refused | RecordMovedOn):
            self._reason = reason
            prompt.reject()
            self.failed.emit(error)
        else:
            prompt.tell("reason", str(explain(error, say)))


def _known(desk: Desk) -> Known:
    """Return who tells the names of products and physicians at this desk."""
    say, physicians = desk.say, {one.id: one for one in desk.clinic.physicians}

    def product(number: str) -> str:
        found = desk.clinic.products.named(number)
        return number if found is None else product_word(found, say)

    def person(staff: StaffId) -> str:
        return physician_word(physicians[staff], say) if staff in physicians else str(staff)

    return Known(product, person, desk.clinic.premises)
