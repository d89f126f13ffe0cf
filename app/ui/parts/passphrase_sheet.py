"""What the clinic's key is given out under: one's password, and a passphrase twice."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.errors import Fault, Refused
from app.domain.passwords import PASSWORD_LENGTH
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.parts.filing_sheet import FilingSheet


class PassphraseSheet(FilingSheet):
    """Asks for the password of who is signed in, and twice for the passphrase of the file."""

    def __init__(self, name: str, say: Wording) -> None:
        super().__init__("passphrase_sheet", say)
        self._password = LineEdit("own_password", secret=True)
        self._passphrase = LineEdit("passphrase", secret=True)
        self._repeat = LineEdit("passphrase_repeat", secret=True)
        length = say("at least {length} characters", length=PASSWORD_LENGTH)
        self.fields = {
            "password": Field(say("Password of {name}", name=name), self._password),
            "passphrase": Field(say("Passphrase of the file"), self._passphrase, hint=length),
            "repeat": Field(say("Passphrase once more"), self._repeat),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for field in self.fields.values():
            column.addWidget(field)
        self.setFocusProxy(self._password)

    def typed(self) -> tuple[object, ...]:
        """Return nothing: a password is nothing to be asked about before it is dropped."""
        return ()

    def value(self) -> tuple[str, str]:
        """Return the password and the passphrase; raises Refused."""
        faults = []
        if not self._password.text():
            faults.append(Fault("password", "missing"))
        if not self._passphrase.text():
            faults.append(Fault("passphrase", "missing"))
        elif self._passphrase.text() != self._repeat.text():
            faults.append(Fault("repeat", "repeat"))
        if faults:
            raise Refused(tuple(faults))
        return self._password.text(), self._passphrase.text()
