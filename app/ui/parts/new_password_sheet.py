"""A new password of one's own, beside the one of today."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.errors import Fault, Refused
from app.domain.passwords import PASSWORD_LENGTH
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.parts.filing_sheet import FilingSheet


class NewPasswordSheet(FilingSheet):
    """Asks for the old password, and twice for the new one."""

    def __init__(self, say: Wording) -> None:
        super().__init__("new_password_sheet", say)
        self._old = LineEdit("old_password", secret=True)
        self._new = LineEdit("new_password", secret=True)
        self._repeat = LineEdit("new_password_repeat", secret=True)
        length = say("at least {length} characters", length=PASSWORD_LENGTH)
        self.fields = {
            "old": Field(say("Password of today"), self._old),
            "password": Field(say("New password"), self._new, hint=length),
            "repeat": Field(say("New password once more"), self._repeat),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for field in self.fields.values():
            column.addWidget(field)
        self.setFocusProxy(self._old)

    def typed(self) -> tuple[object, ...]:
        """Return nothing: a password is nothing to be asked about before it is dropped."""
        return ()

    def value(self) -> tuple[str, str]:
        """Return the old password and the new one; raises Refused."""
        faults = []
        if not self._old.text():
            faults.append(Fault("old", "missing"))
        if not self._new.text():
            faults.append(Fault("password", "missing"))
        elif self._new.text() != self._repeat.text():
            faults.append(Fault("repeat", "repeat"))
        if faults:
            raise Refused(tuple(faults))
        return self._old.text(), self._new.text()
