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


def _login_editor(logins: Sequence[str]) -> LineEdit | QComboBox:
    """Return a choice where several people work; whoever works alone need not type the name."""
    if len(logins) > 1:
        # Only where there is a choice to make: it costs a list.
        from app.ui.kit.choice import Choice
        from app.ui.kit.option import Option

        return Choice("sign_in_login", [Option(login, login) for login in logins])
    editor = LineEdit("sign_in_login")
    editor.setText("".join(logins))
    return editor


class SignInPage(QWidget):
    """Asks who comes in; whether the door opens is decided elsewhere."""

    asked = Signal(str, str)  # login name, password

    def __init__(self, say: Wording, logins: Sequence[str] = ()) -> None:
        super().__init__()
        self.setObjectName("sign_in_page")
        self._say = say
        self._busy = False
        self._login = _login_editor(logins)
        self._password = LineEdit("sign_in_password", secret=True)
        self._login_field = Field(say("User name"), self._login)
        self._password_field = Field(say("Password"), self._password)
        self._notice: QWidget | None = None
        self._notice_place = QVBoxLayout()
        self._enter = Button(say("Sign in"), "primary", name="sign_in", key_hint="Enter")
        self._lay_out()
        self._enter.clicked.connect(self._ask)
        self._password.returnPressed.connect(self._ask)
        self.setFocusProxy(self._password if len(logins) == 1 else self._login)

    def show_working(self) -> None:
        """Tell that the clinic is being opened; nothing can be asked twice."""
        self._busy = True
        self._take_away_notice()
        self._enter.setEnabled(False)
        self._enter.set_words(self._say("Opening the clinic…"), "")

    def show_problem(self, sentence: str) -> None:
        """Tell why the door stays closed; the password can be typed anew at once."""
        self._busy = False
        self._enter.setEnabled(True)
        self._enter.set_words(self._say("Sign in"), "Enter")
        self._put_up_notice(sentence)
        self._password.setFocus()
        self._password.selectAll()

    def _put_up_notice(self, sentence: str) -> None:
        # Read with the first problem: the first paint has none to tell.
        from app.ui.kit.notice import Notice

        self._take_away_notice()
        notice = Notice("sign_in_notice")
        self._notice_place.addWidget(notice)
        notice.tell("bad", sentence)
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
        # The name comes last, so that the keyboard goes to the first field that is empty.
        for field, text in ((self._password_field, password), (self._login_field, login)):
            if not text:
                field.set_error(self._say("This field is empty. Please fill it in."))
                field.focus()
        if login and password:
            self.asked.emit(login, password)

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
        card.body.setContentsMargins(px(32), px(28), px(32), px(28))
        card.body.setSpacing(px(14))
        card.body.addWidget(Label(say("Tenteki"), size=24, bold=True, name="sign_in_title"))
        card.body.addWidget(
            Label(say("Record of intravenous treatments of athletes"), size=12, ink="text2")
        )
        card.body.addSpacing(px(4))
        card.body.addWidget(self._login_field)
        card.body.addWidget(self._password_field)
        card.body.addLayout(self._notice_place)
        card.body.addSpacing(px(4))
        card.body.addWidget(self._enter)
        # Between stretches, not aligned: only so the card grows with a notice of several lines.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
