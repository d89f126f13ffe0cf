"""Names whom a deed is about, before it is done."""

from PySide6.QtWidgets import QVBoxLayout

from app.i18n import Wording
from app.ui.kit.labels import Label
from app.ui.parts.filing_sheet import FilingSheet


class ConfirmSheet(FilingSheet):
    """Shows a name, and asks for nothing."""

    def __init__(self, say: Wording, name: str) -> None:
        super().__init__("confirm_sheet", say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(name, size=16, bold=True, wrap=True, name="confirm_name"))

    def typed(self) -> tuple[object, ...]:
        """Return nothing: there is nothing to type."""
        return ()

    def value(self) -> bool:
        """Return that it is so."""
        return True
