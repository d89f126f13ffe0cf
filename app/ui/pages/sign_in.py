"""Coming in: a name and a password. The first thing painted, so it imports nothing of the clinic."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px

WIDTH = 400


def _login_editor(logins: Sequence[str], away: str) -> LineEdit | QComboBox:
    """Return a choice where several people work; whoever works alone need not type the name."""
    if len(logins) > 1:
        # Only where there is a choice to make: it costs a list.
        from app.ui.kit.choice import Choice
        from app.ui.kit.option import Option

        choice = Choice("sign_in_login", [Option(login, login) for login in logins])
        choice.set_value(away)
        return choice
    editor = LineEdit("sign_in_login")
    editor.setText("".join(logins))
    return editor


class SignInPage(QWidget):
    """Asks who comes in; whether the door opens is decided elsewhere.

    What is wanted beside the password (a code, a new password) is asked for when the door says so.
    """

    asked = Signal(str, str, str, str)  # login name, password, code, new password
    given_up = Signal()  # to begin anew with the name
    papers_asked = Signal()  # an emergency code or the recovery paper

    def __init__(self, say: Wording, logins: Sequence[str] = (), away: str = "") -> None:
        """Make the page; ``away`` has locked the window and may come back, or somebody else come."""
        super().__init__()
        self.setObjectName("sign_in_page")
        self._say, self._away = say, away
        self._busy = False
        self._login = _login_editor(logins, away)
        self._password = LineEdit("sign_in_password", secret=True)
        self._login_field = Field(say("User name"), self._login)
        self._password_field = Field(say("Password"), self._password)
        self._code: Field | None = None
        self._new: tuple[Field, Field] | None = None
        self._notice: QWidget | None = None
        self._notice_place, self._more_place = QVBoxLayout(), QVBoxLayout()
        self._words = say("Unlock") if away else say("Sign in")
        self._enter = Button(self._words, "primary", name="sign_in", key_hint="Enter")
        self._foot = QVBoxLayout()
        self._papers: Button | None = None
        self._lay_out()
        self._enter.clicked.connect(self._ask)
        self._password.returnPressed.connect(self._ask)
        self.setFocusProxy(self._password if away or len(logins) == 1 else self._login)

    def show_working(self) -> None:
        """Tell that the clinic is being opened; nothing can be asked twice."""
        self._busy = True
        self._take_away_notice()
        self._enter.setEnabled(False)
        self._enter.set_words(self._say("Opening the clinic…"), "")

    def show_updating(self, share: float) -> None:
        """Tell how much of an update of the records is done."""
        done = int(share * 100)
        self._enter.set_words(self._say("Updating the records… {done} %", done=done), "")

    def show_problem(self, sentence: str) -> None:
        """Tell why the door stays closed; what was typed last can be typed anew at once."""
        self._rest()
        self._put_up_notice("bad", sentence)
        last = self._code.editor if self._code is not None else self._password
        last.setFocus()
        if isinstance(last, LineEdit):
            last.selectAll()

    def want_code(self, sentence: str) -> None:
        """Ask for the code of the second factor; the password was right."""
        self._rest()
        self._put_up_notice("accent", sentence)
        if self._code is None:
            line = LineEdit("sign_in_code")
            line.returnPressed.connect(self._ask)
            self._code = Field(self._say("Code"), line, hint=self._say("or a recovery code"))
            self._more_place.addWidget(self._code)
        self._freeze()
        self._code.focus()

    def want_new_password(self, sentence: str, fault: str = "") -> None:
        """Ask for a password of one's own, or tell why the one that was typed cannot stand."""
        self._rest()
        self._put_up_notice("accent", sentence)
        if self._new is None:
            lines = [LineEdit(f"sign_in_new_{n}", secret=True) for n in ("password", "repeat")]
            lines[0].returnPressed.connect(lines[1].setFocus)
            lines[1].returnPressed.connect(self._ask)
            self._new = (
                Field(self._say("New password"), lines[0]),
                Field(self._say("New password once more"), lines[1]),
            )
            for field in self._new:
                self._more_place.addWidget(field)
        self._freeze()
        self._new[0].set_error(fault)
        self._new[0].focus()

    def show_other_ways(self) -> None:
        """Offer the papers; not needed for the first paint."""
        if self._papers is None:
            self._papers = Button(self._say("Other ways in"), "quiet", name="sign_in_papers")
            self._papers.clicked.connect(self.papers_asked)
            self._foot.addWidget(self._papers)

    def _rest(self) -> None:
        self._busy = False
        self._enter.setEnabled(True)
        self._enter.set_words(self._words, "Enter")

    def _freeze(self) -> None:
        # The first step is done; a new beginning is one press away.
        for editor in (self._login, self._password):
            editor.setEnabled(False)
        if self._papers is not None:
            self._papers.deleteLater()
        self._papers = Button(self._say("Begin anew"), "quiet", name="sign_in_anew")
        self._papers.clicked.connect(self.given_up)
        self._foot.addWidget(self._papers)

    def _put_up_notice(self, tone: str, sentence: str) -> None:
        # Read with the first problem: the first paint has none to tell.
        from app.ui.kit.notice import Notice

        self._take_away_notice()
        notice = Notice("sign_in_notice")
        self._notice_place.addWidget(notice)
        notice.tell(tone, sentence)
        self._notice = notice

    def _take_away_notice(self) -> None:
        if self._notice is not None:
            self._notice.setParent(None)
            self._notice.deleteLater()
            self._notice = None

    def _ask(self) -> None:
        if self._busy:
            return
        login, password = self._who(), self._password.text()
        wanted = [(self._login_field, login), (self._password_field, password)]
        if self._code is not None:
            wanted.append((self._code, _text(self._code)))
        if self._new is not None:
            wanted.append((self._new[0], _text(self._new[0])))
        # The first field comes last, so that the keyboard goes to the first one that is empty.
        for field, text in reversed(wanted):
            if not text:
                field.set_error(self._say("This field is empty. Please fill it in."))
                field.focus()
        if all(text for _, text in wanted) and self._repeated():
            code = _text(self._code) if self._code is not None else ""
            self.asked.emit(login, password, code, _text(self._new[0]) if self._new else "")

    def _repeated(self) -> bool:
        if self._new is None or _text(self._new[0]) == _text(self._new[1]):
            return True
        self._new[1].set_error(self._say("The two passwords differ. Type the same one twice."))
        self._new[1].focus()
        return False

    def _who(self) -> str:
        if isinstance(self._login, LineEdit):
            # Read when somebody comes in, after the first paint.
            from app.ui.kit.number_edit import folded

            return folded(self._login.text())
        return self._login.currentText()

    def _lay_out(self) -> None:
        say = self._say
        card = Card("sign_in_card")
        card.setFixedWidth(px(WIDTH))
        card.body.setContentsMargins(px(32), px(28), px(32), px(20))
        card.body.setSpacing(px(14))
        title, below = say("Tenteki"), say("Record of intravenous treatments of athletes")
        if self._away:
            title = say("Locked")
            below = say("Nothing was lost. Unlock the window, or sign in as somebody else.")
        card.body.addWidget(Label(title, size=24, bold=True, name="sign_in_title"))
        card.body.addWidget(Label(below, size=12, ink="text2", wrap=True))
        card.body.addSpacing(px(4))
        card.body.addWidget(self._login_field)
        card.body.addWidget(self._password_field)
        card.body.addLayout(self._more_place)
        card.body.addLayout(self._notice_place)
        card.body.addSpacing(px(4))
        card.body.addWidget(self._enter)
        card.body.addLayout(self._foot)
        # Between stretches, not aligned: only so the card grows with a notice of several lines.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)


def _text(field: Field) -> str:
    return field.editor.text() if isinstance(field.editor, LineEdit) else ""
