"""Asking why a product is put aside, or used again."""

from PySide6.QtWidgets import QVBoxLayout

from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.memo_edit import MemoEdit
from app.ui.parts.filing_sheet import FilingSheet


class StopSheet(FilingSheet):
    """The reason, in the clinic's own words."""

    def __init__(self, say: Wording) -> None:
        super().__init__("stop_sheet", say)
        self._reason = MemoEdit("stop_reason", lines=2, most_lines=4)
        self.fields = {"reason": Field(say("Reason"), self._reason)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields["reason"])
        self.setFocusProxy(self._reason)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        return (self._reason.text(),)

    def value(self) -> str:
        """Return the reason."""
        return self._reason.text()
