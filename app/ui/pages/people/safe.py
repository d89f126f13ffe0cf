"""The papers in the safe and the key they lead to: how they stand, and what can be done."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.staff import Member
from app.i18n import Wording
from app.problems import explain
from app.services.papers import Paper
from app.services.trouble import of_the_system
from app.ui.desk import Desk
from app.ui.kit.look import px
from app.ui.kit.progress import Watch
from app.ui.parts.code_dialog import CodeDialog
from app.ui.parts.confirm_sheet import ConfirmSheet
from app.ui.parts.deed_card import DeedCard
from app.ui.parts.emergency_sheet import EmergencySheet
from app.ui.parts.password_sheet import PasswordSheet
from app.ui.parts.questions import Questions
from app.ui.parts.save_dialog import save_dialog
from app.words import post_word


class _Held(NamedTuple):
    """What lies in the safe, and which codes are unused."""

    has_recovery: bool
    codes: tuple[Member, ...]


class Safe(QObject):
    """Shows three cards, asks what is to be known, and hands it to the clinic by way of the lane."""

    done = Signal(str)  # what came about, in a sentence
    failed = Signal(object)  # the error

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._codes: tuple[Member, ...] = ()
        self._questions = Questions(desk.lane, desk.say, page)
        say = desk.say
        self._recovery = DeedCard(
            "safe_recovery", say("Recovery paper"), [("print_recovery", say("Make a new one…"))]
        )
        codes = [("make_code", say("Make a code…")), ("withdraw_code", say("Withdraw…"))]
        self._emergency = DeedCard("safe_emergency", say("Emergency codes"), codes)
        self._key = DeedCard("safe_key", say("Key"), [("renew_key", say("Renew the key…"))])
        self.cards = QWidget()
        column = QVBoxLayout(self.cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for card in (self._recovery, self._emergency, self._key):
            column.addWidget(card)
            card.asked.connect(self._on_asked)
        self._key.tell(
            say("With a new key, a copy that somebody kept of the old one opens nothing new.")
        )

    def refresh(self) -> None:
        """Look again how the papers stand."""
        desk = self._desk

        def look() -> _Held:
            papers = desk.clinic.papers
            return _Held(
                papers.has_recovery(desk.actor),
                papers.emergencies(desk.actor),
            )

        desk.lane.run(self, look, then=self._on_held, failed=self.failed.emit)

    def _on_held(self, held: _Held) -> None:
        say = self._desk.say
        self._codes = held.codes
        self._recovery.tell(
            say("There is one. Keep it where neither the computer nor a backup is.")
            if held.has_recovery
            else say("There is none. When all passwords are lost, so is the database.")
        )
        roles = ", ".join(post_word(one.role, say) for one in held.codes)
        self._emergency.tell(
            say("{count} unused: {roles}.", count=len(held.codes), roles=roles)
            if held.codes
            else say("There is none. A code lets somebody in once, and everybody is told.")
        )
        self._emergency.buttons["withdraw_code"].setVisible(bool(held.codes))

    def _on_asked(self, deed: str) -> None:
        {
            "print_recovery": self._print_recovery,
            "make_code": self._make_code,
            "withdraw_code": self._withdraw_code,
            "renew_key": self.ask_new_key,
        }[deed]()

    def _print_recovery(self) -> None:
        desk, say = self._desk, self._desk.say
        self._questions.ask(
            PasswordSheet(desk.actor.member.name, say),
            say("Recovery paper"),
            lambda password: desk.clinic.papers.print_recovery(desk.actor, password),
            self._on_paper,
            told=say("The paper made before opens nothing any more."),
            deed=say("Make a new one"),
        )

    def _make_code(self) -> None:
        desk, say = self._desk, self._desk.say
        self._questions.ask(
            EmergencySheet(say),
            say("Emergency code"),
            lambda role: desk.clinic.papers.make_emergency(desk.actor, role),
            self._on_paper,
            told=say("Whoever comes in by it reads and writes as this role, and never finalises."),
            deed=say("Make a code"),
        )

    def _withdraw_code(self) -> None:
        desk, say, code = self._desk, self._desk.say, self._codes[0]

        def withdraw(_value: object) -> str:
            desk.clinic.papers.withdraw_emergency(desk.actor, code.id)
            return say("The code is withdrawn.")

        self._questions.ask(
            ConfirmSheet(say, f"{_number(code)}  {post_word(code.role, say)}"),
            say("Withdraw the oldest emergency code"),
            withdraw,
            self.done.emit,
            deed=say("Withdraw"),
            kind="danger",
        )

    def ask_new_key(self) -> None:
        """Ask whether the books shall get a new key, as when somebody has left."""
        desk, say, watch = self._desk, self._desk.say, Watch()

        def renew(password: str) -> str:
            lost = desk.clinic.papers.renew_key(desk.actor, password, watch.tell)
            if lost:
                return say(
                    "The key is new. Without a way in now: {logins}.", logins=", ".join(lost)
                )
            return say("The key is new. Everybody keeps the password.")

        self._questions.ask(
            PasswordSheet(desk.actor.member.name, say),
            say("Renew the key"),
            renew,
            self.done.emit,
            told=say(
                "With a new key, a copy that somebody kept of the old one opens nothing new. The "
                "whole database is written anew, and nobody can save meanwhile; with many records "
                "that takes a minute. Make a backup afterwards."
            ),
            deed=say("Renew the key"),
            under_way=say("Renewing…"),
            watch=watch,
        )

    def _on_paper(self, paper: Paper) -> None:
        say = self._desk.say
        told = [say("Write it down or print it, and lock it away.")]
        if paper.role is None:
            title = say("Recovery paper")
            told.append(say("It opens the clinic when all passwords are lost."))
        else:
            title = say("Emergency code {number}", number=paper.number)
            role = post_word(paper.role, say)
            told.append(say("It lets somebody in once, as: {role}.", role=role))
        dialog = CodeDialog(
            say, self._page, title=title, code=paper.code, told=told, can_print=True
        )
        dialog.print_asked.connect(partial(self._choose_file, dialog, paper))
        dialog.open()
        self.done.emit("")

    def _choose_file(self, over: CodeDialog, paper: Paper) -> None:
        say = self._desk.say
        asked = save_dialog(over, say, say("Save the paper"), f"tenteki-{_file_name(paper)}.pdf")
        asked.fileSelected.connect(partial(self._write, over, paper))
        asked.open()

    def _write(self, over: CodeDialog, paper: Paper, path: str) -> None:
        desk, say = self._desk, self._desk.say

        def write() -> str:
            Path(path).write_bytes(desk.clinic.papers.page(desk.actor, paper))
            return say("Saved. Print it, then delete the file: whoever has it can come in.")

        desk.lane.run(
            over,
            write,
            then=partial(over.notice.tell, "caution"),
            failed=partial(_tell_why, over, say),
        )


def _file_name(paper: Paper) -> str:
    return "recovery" if paper.role is None else f"emergency-{paper.number}"


def _tell_why(over: CodeDialog, say: Wording, error: Exception) -> None:
    trouble = of_the_system(error) if isinstance(error, OSError) else error
    over.notice.tell("bad", str(explain(trouble, say)))


def _number(code: Member) -> str:
    return f"No. {code.login.rpartition('-')[2]}"
