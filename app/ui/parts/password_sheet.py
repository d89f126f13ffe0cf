"""One's password once more, before a deed that must be one's own."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.errors import Fault, Refused
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.parts.filing_sheet import FilingSheet


class PasswordSheet(FilingSheet):
    """Asks for the password of who is signed in."""

    def __init__(self, name: str, say: Wording) -> None:
        super().__init__("password_sheet", say)
        self._password = LineEdit("own_password", secret=True)
        label = say("Password of {name}", name=name)
        self.fields = {"password": Field(label, self._password)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields["password"])
        self.setFocusProxy(self._password)

    def typed(self) -> tuple[object, ...]:
        """Return nothing: a password is nothing to be asked about before it is dropped."""
        return ()

    def value(self) -> str:
        """Return the password; raises Refused where there is none."""
        if not self._password.text():
            raise Refused((Fault("password", "missing"),))
        return self._password.text()
