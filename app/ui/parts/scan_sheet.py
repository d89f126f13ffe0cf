"""The form of a package code that is pasted or typed, where no scanner types it."""

from PySide6.QtWidgets import QVBoxLayout

from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.parts.filing_sheet import FilingSheet


class ScanSheet(FilingSheet):
    """One line."""

    def __init__(self, say: Wording) -> None:
        super().__init__("scan_sheet", say)
        self._code = LineEdit("scan_code", example="(01)04900000000016(17)271231(10)ABC123")
        self.fields = {"scan": Field(say("Package code"), self._code)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields["scan"])
        self.setFocusProxy(self._code)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        return (self._code.text(),)

    def value(self) -> str:
        """Return the code as it was typed."""
        return self._code.text()
