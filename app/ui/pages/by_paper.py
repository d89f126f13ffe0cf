"""Coming in by a paper from the safe: an emergency code, or the recovery paper."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import Fault
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.choice import Choice
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.memo_edit import MemoEdit
from app.ui.kit.notice import Notice
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented
from app.ui.parts.form_rows import show_faults
from app.ui.parts.scrolled import scrolled

WIDTH = 520
_GLASS, _RECOVERY = "glass", "recovery"
_SHOWN = {
    _GLASS: ("code", "name", "reason"),
    _RECOVERY: ("code", "login", "password", "repeat", "reason"),
}


class ByPaperPage(QWidget):
    """Asks for the code on the paper, who uses it and why; everybody will hear of it."""

    glass_asked = Signal(str, str, str)  # code, name, reason
    recovery_asked = Signal(str, str, str, str)  # code, login, new password, reason
    restore_asked = Signal()  # no paper, but a backup
    closed = Signal()

    def __init__(
        self, say: Wording, logins: Sequence[str], *, offers_backups: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("by_paper_page")
        self._say, self._busy = say, False
        kinds = [
            Option(_GLASS, say("Emergency code")),
            Option(_RECOVERY, say("Recovery paper")),
        ]
        self._kind = Segmented("paper_kind", kinds, spoken=say("Kind of paper"))
        self._code = LineEdit("paper_code", example="K7Q2M-9XW4T-…")
        self._name = LineEdit("paper_name")
        self._reason = MemoEdit("paper_reason")
        self._login = Choice("paper_login", [Option(login, login) for login in logins])
        self._password = LineEdit("paper_password", secret=True)
        self._repeat = LineEdit("paper_repeat", secret=True)
        self._told = Label(size=12, ink="text2", wrap=True, name="paper_told")
        self._fields = self._labelled()
        self._notice = Notice("paper_notice")
        self._restore = Button(say("Bring a backup back…"), "quiet", name="show_bring_back")
        self._restore.setVisible(offers_backups)
        self._cancel = Button(say("Cancel"), "quiet", name="paper_cancel")
        self._enter = Button(say("Come in"), "primary", name="paper_enter", key_hint="Enter")
        self._lay_out()
        self._kind.chosen.connect(self._on_kind)
        self._kind.set_value(_GLASS)
        self._cancel.clicked.connect(self.closed)
        self._restore.clicked.connect(self.restore_asked)
        self._enter.clicked.connect(self._ask)
        self.setFocusProxy(self._code)

    def show_working(self) -> None:
        """Tell that the clinic is being opened; nothing can be asked twice."""
        self._busy = True
        self._notice.clear()
        self._enter.setEnabled(False)
        self._enter.set_words(self._say("Opening the clinic…"), "")

    def show_problem(self, sentence: str) -> None:
        """Tell why the door stays closed; everything typed is still there."""
        self._rest()
        self._notice.tell("bad", sentence)

    def show_faults(self, faults: Iterable[Fault]) -> None:
        """Tell beside every faulty field what would put it right."""
        self._rest()
        show_faults(self._fields, faults, self._say)

    def _rest(self) -> None:
        self._busy = False
        self._enter.setEnabled(True)
        self._enter.set_words(self._say("Come in"), "Enter")

    def _ask(self) -> None:
        if self._busy:
            return
        code, reason = self._code.text().strip(), self._reason.text().strip()
        name, password = self._name.text().strip(), self._password.text()
        if self._password.text() != self._repeat.text():
            self.show_faults((Fault("repeat", "repeat"),))
        elif self._kind.value() == _GLASS:
            self.glass_asked.emit(code, name, reason)
        else:
            self.recovery_asked.emit(code, self._login.currentText(), password, reason)

    def _on_kind(self, kind: object) -> None:
        say = self._say
        self._notice.clear()
        shown = _SHOWN[_GLASS if kind == _GLASS else _RECOVERY]
        for name, field in self._fields.items():
            field.setVisible(name in shown)
            field.clear_error()
        self._told.setText(
            say("The code is good once. Everybody is told at the next sign-in that it was used.")
            if kind == _GLASS
            else say(
                "The paper gives an account that manages people a new password and takes its second "
                "factor off. Everybody is told at the next sign-in."
            )
        )
        if kind == _GLASS:
            self._repeat.clear()
            self._password.clear()

    def _labelled(self) -> dict[str, Field]:
        say = self._say
        return {
            "code": Field(say("Code on the paper"), self._code),
            "name": Field(say("Your name"), self._name, hint=say("for the audit trail")),
            "login": Field(say("User name"), self._login),
            "password": Field(say("New password"), self._password),
            "repeat": Field(say("New password once more"), self._repeat),
            "reason": Field(say("Why the paper is used"), self._reason),
        }

    def _lay_out(self) -> None:
        say = self._say
        card = Card("by_paper_card")
        card.setFixedWidth(px(WIDTH))
        card.body.setContentsMargins(px(32), px(24), px(32), px(20))
        card.body.addWidget(Label(say("Other ways in"), size=20, bold=True))
        card.body.addWidget(self._kind)
        card.body.addWidget(self._told)
        for field in self._fields.values():
            card.body.addWidget(field)
        card.body.addWidget(self._notice)
        foot = QHBoxLayout()
        foot.addWidget(self._restore)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._enter)
        card.body.addLayout(foot)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        middle = QVBoxLayout()
        middle.addStretch(2)
        middle.addLayout(row)
        middle.addStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(middle, "by_paper_scroll"))
