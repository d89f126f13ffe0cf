"""Adding, changing and closing out: what is asked, and what the clinic answers."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.staff import Member, MemberForm, Role
from app.services.people import Admitted
from app.ui.desk import Desk
from app.ui.parts.code_dialog import CodeDialog
from app.ui.parts.confirm_sheet import ConfirmSheet
from app.ui.parts.member_sheet import MemberSheet
from app.ui.parts.questions import Questions
from app.words import person_word


class Managing(QObject):
    """Asks what is to be known, and hands it to the clinic by way of the lane."""

    done = Signal(str)  # what came about, in a sentence
    failed = Signal(object)  # the error
    closed_out = Signal()  # somebody who knew the books' key has left

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._questions = Questions(desk.lane, desk.say, page)

    def add(self) -> None:
        """Ask for a new person."""
        desk, say = self._desk, self._desk.say
        self._questions.ask(
            MemberSheet(say, self._roles()),
            say("Add a person"),
            lambda form: desk.clinic.people.add(desk.actor, form),
            self._on_admitted,
            told=say("The program makes a password that is good for the first sign-in."),
            deed=say("Add"),
        )

    def do(self, deed: str, member: Member) -> None:
        """Ask about a deed to a person."""
        {
            "change_person": self._change,
            "reset_password": self._reset,
            "take_off_factor": self._take_off,
            "close_person": self._close,
            "reopen_person": self._reopen,
        }[deed](member)

    def _roles(self) -> list[Role]:
        # A physician's account is a physician's business (decision 18).
        is_physician = self._desk.actor.member.role is Role.PHYSICIAN
        return [role for role in Role if is_physician or role is not Role.PHYSICIAN]

    def _change(self, member: Member) -> None:
        desk, say = self._desk, self._desk.say

        def change(form: MemberForm) -> str:
            desk.clinic.people.change(desk.actor, member.id, form)
            return say("The facts are changed. The audit trail keeps what they were.")

        roles = [role for role in Role if role in {*self._roles(), member.role}]
        self._questions.ask(
            MemberSheet(say, roles, member),
            say("Change {name}", name=person_word(member, say)),
            change,
            self.done.emit,
        )

    def _reset(self, member: Member) -> None:
        desk, say = self._desk, self._desk.say
        self._questions.ask(
            ConfirmSheet(say, person_word(member, say)),
            say("New password"),
            lambda _: desk.clinic.people.reset_password(desk.actor, member.id),
            self._on_admitted,
            told=say("The password of today opens nothing any more. The second factor stays."),
            deed=say("Make a new password"),
        )

    def _take_off(self, member: Member) -> None:
        desk, say = self._desk, self._desk.say

        def take_off(_value: object) -> str:
            desk.clinic.people.take_off_second_factor(desk.actor, member.id)
            return say("The second factor is off. It is to be set up again within two weeks.")

        self._questions.ask(
            ConfirmSheet(say, person_word(member, say)),
            say("Take the second factor off"),
            take_off,
            self.done.emit,
            told=say("For a telephone that is lost. Make sure that it is the person who asks."),
            deed=say("Take off"),
            kind="danger",
        )

    def _close(self, member: Member) -> None:
        desk, say = self._desk, self._desk.say

        def close(_value: object) -> str:
            desk.clinic.people.close(desk.actor, member.id)
            return say(
                "{name} can no longer sign in. The records keep the name.",
                name=person_word(member, say),
            )

        self._questions.ask(
            ConfirmSheet(say, person_word(member, say)),
            say("Close out"),
            close,
            self._on_closed_out,
            told=say(
                "The account stays in the books, but opens nothing. Whoever may have kept a copy "
                "of the database should not keep its key: a new one is offered afterwards."
            ),
            deed=say("Close out"),
            kind="danger",
        )

    def _reopen(self, member: Member) -> None:
        desk, say = self._desk, self._desk.say
        self._questions.ask(
            ConfirmSheet(say, person_word(member, say)),
            say("Let in again"),
            lambda _: desk.clinic.people.reopen(desk.actor, member.id),
            self._on_admitted,
            told=say("The program makes a password that is good for the first sign-in."),
            deed=say("Let in again"),
        )

    def _on_closed_out(self, sentence: str) -> None:
        self.done.emit(sentence)
        self.closed_out.emit()

    def _on_admitted(self, admitted: Admitted) -> None:
        say, member = self._desk.say, admitted.member
        dialog = CodeDialog(
            say,
            self._page,
            title=say("Password of {name}", name=person_word(member, say)),
            code=admitted.password,
            told=(
                say("User name: {login}", login=member.login),
                say("It is good for one sign-in, at which an own password is chosen."),
            ),
        )
        dialog.open()
        self.done.emit("")
