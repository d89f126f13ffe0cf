"""One certificate of the register, with everything that became of it, and the deeds below."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, Hairline
from app.ui.kit.chip import Chip
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.parts.fact_list import FactList


class RegisterFacts(NamedTuple):
    """What is told of one certificate, and which deeds are this person's."""

    number: str
    is_valid: bool
    state: str
    facts: Sequence[tuple[str, str]]
    may_revoke: bool
    may_issue_again: bool


class RegisterDetail(Card):
    """Shows one certificate, or asks to choose one."""

    opened = Signal()
    revoke_asked = Signal()
    record_asked = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__("register_detail")
        self._say = say
        self._title = Label(size=16, bold=True, wrap=True, name="register_title")
        self._state = Chip(name="register_chip")
        self._facts = FactList("register_facts")
        self._revoke = Button(say("Call back…"), "quiet", name="revoke")
        self._record = Button(say("Issue again from the record…"), name="issue_again")
        self._open = Button(say("Open"), "primary", name="open_certificate", key_hint="Enter")
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self._revoke)
        foot.addWidget(self._record)
        foot.addStretch(1)
        foot.addWidget(self._open)
        self.body.setSpacing(px(8))
        for widget in (self._title, self._state, Hairline()):
            self.body.addWidget(widget)
        self.body.addWidget(self._facts, 1)
        self.body.addLayout(foot)
        self._open.clicked.connect(self.opened)
        self._revoke.clicked.connect(self.revoke_asked)
        self._record.clicked.connect(self.record_asked)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Ask to choose; nothing can be pressed by mistake."""
        self._title.setText(self._say("Nothing is chosen"))
        self._facts.show_facts(())
        for widget in (self._state, self._open, self._revoke, self._record):
            widget.hide()

    def show_certificate(self, told: RegisterFacts) -> None:
        """Show another one."""
        self._title.setText(told.number)
        self._state.show_verdict("ok" if told.is_valid else "bad", told.state)
        self._facts.show_facts(told.facts)
        self._state.show()
        self._open.show()
        self._revoke.setVisible(told.may_revoke)
        self._record.setVisible(told.may_issue_again)
