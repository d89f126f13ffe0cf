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
    has_sheet: bool = True


class RegisterDetail(Card):
    """Shows one certificate, or asks to choose one."""

    opened = Signal()
    sheet_asked = Signal()
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
        self._sheet = Button("", name="open_sheet", icon="print")
        self._open = Button(say("Open"), "primary", name="open_certificate", key_hint="Enter")
        above, foot = _row(self._revoke, self._record), _row(self._sheet)
        foot.addWidget(self._open)
        self.body.setSpacing(px(8))
        for widget in (self._title, self._state, Hairline()):
            self.body.addWidget(widget)
        self.body.addWidget(self._facts, 1)
        self.body.addLayout(above)
        self.body.addLayout(foot)
        self._open.clicked.connect(self.opened)
        self._sheet.clicked.connect(self.sheet_asked)
        self._revoke.clicked.connect(self.revoke_asked)
        self._record.clicked.connect(self.record_asked)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Ask to choose; nothing can be pressed by mistake."""
        self._title.setText(self._say("Nothing is chosen"))
        self._facts.show_facts(())
        for widget in (self._state, self._open, self._sheet, self._revoke, self._record):
            widget.hide()

    def show_certificate(self, told: RegisterFacts) -> None:
        """Show another one."""
        self._title.setText(told.number)
        self._state.show_verdict("ok" if told.is_valid else "bad", told.state)
        self._facts.show_facts(told.facts)
        self._state.show()
        self._open.show()
        say = self._say
        self._sheet.set_words(say("Copy…") if told.is_valid else say("Void sheet…"))
        self._sheet.setVisible(told.has_sheet)
        self._revoke.setVisible(told.may_revoke)
        self._record.setVisible(told.may_issue_again)


def _row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(8))
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
