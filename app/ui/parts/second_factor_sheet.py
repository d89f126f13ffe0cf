"""Setting up the second factor: a secret for the telephone, codes for the drawer, and a first try."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from app.domain.errors import Fault, Refused
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.qr import QrCode
from app.ui.parts.filing_sheet import FilingSheet


class SecondFactorSheet(FilingSheet):
    """Shows the secret once, as a QR code and as text, and asks for the code that the telephone shows."""

    def __init__(
        self,
        say: Wording,
        address: str,
        text: str,
        substitutes: Sequence[str],
        *,
        is_anew: bool = False,
    ) -> None:
        super().__init__("second_factor_sheet", say)
        self._qr = QrCode("second_factor_qr", side=210)
        self._qr.show_text(address, say("QR code for the telephone"))
        self._text = _read_only("second_factor_text", text)
        self._password = LineEdit("second_factor_password", secret=True)
        self._code = LineEdit("second_factor_code")
        self.fields = {
            "code": Field(say("Code that the telephone shows now"), self._code),
            "password": Field(say("Your password"), self._password),
        }
        self._present = LineEdit("second_factor_present")
        if is_anew:
            label = say("Code of the old telephone, or a recovery code")
            self.fields["present"] = Field(label, self._present)
        self._lay_out(substitutes)
        self.setFocusProxy(self._code)

    def typed(self) -> tuple[str, str]:
        """Return what was typed so far."""
        return (self._code.text().strip(), self._present.text().strip())

    def value(self) -> tuple[str, str, str]:
        """Return the password, the new code and the present one; raises Refused."""
        code, present = self.typed()
        typed = {"code": code, "password": self._password.text(), "present": present}
        faults = tuple(Fault(name, "missing") for name in self.fields if not typed[name])
        if faults:
            raise Refused(faults)
        return typed["password"], typed["code"], typed["present"]

    def _lay_out(self, substitutes: Sequence[str]) -> None:
        say = self._say
        right = QVBoxLayout()
        right.setSpacing(px(10))
        steps = (
            say("1. Read this with an authenticator program on your telephone, or type the text."),
            say("2. Write the ten recovery codes down. Each stands in for the telephone once."),
        )
        right.addWidget(Label(steps[0], size=13, wrap=True))
        right.addWidget(Field(say("The same as text"), self._text))
        right.addWidget(Label(steps[1], size=13, wrap=True))
        right.addLayout(_codes(substitutes))
        right.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(px(20))
        top.addWidget(self._qr, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(right, 1)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        for name in ("code", "password"):
            row.addWidget(self.fields[name], 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(top)
        column.addLayout(row)
        if "present" in self.fields:
            column.addWidget(self.fields["present"])


def _read_only(name: str, text: str) -> LineEdit:
    line = LineEdit(name)
    line.setText(text)
    line.setReadOnly(True)
    line.setCursorPosition(0)
    return line


def _codes(substitutes: Sequence[str]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(24))
    grid.setVerticalSpacing(px(2))
    rows = -(-len(substitutes) // 2)
    for place, code in enumerate(substitutes):
        label = Label(code, size=14, bold=True, name=f"second_factor_substitute_{place}")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(label, place % rows, place // rows)
    grid.setColumnStretch(2, 1)
    return grid
