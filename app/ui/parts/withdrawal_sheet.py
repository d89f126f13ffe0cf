"""Why something that was filed is taken out again."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.errors import Fault, Refused
from app.domain.text import states_nothing
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.memo_edit import MemoEdit
from app.ui.parts.athlete_rows import FileRow
from app.ui.parts.filing_sheet import FilingSheet


class WithdrawalSheet(FilingSheet):
    """Tells what is withdrawn, and asks for the reason."""

    def __init__(self, row: FileRow, say: Wording, example: str = "") -> None:
        super().__init__("withdrawal_sheet", say)
        self._reason = MemoEdit(
            "withdrawal_reason", example=example or say("e.g. entered for the wrong patient")
        )
        self.fields = {"reason": Field(say("Reason for the withdrawal"), self._reason)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(Label(row.title, bold=True, wrap=True, name="withdrawal_title"))
        for line in row.lines:
            column.addWidget(Label(line, size=12, ink="text2", wrap=True))
        column.addSpacing(px(8))
        column.addWidget(self.fields["reason"])
        self.setFocusProxy(self._reason)

    def typed(self) -> tuple[object, ...]:
        """Return the reason as it stands there."""
        return (self._reason.text().strip(),)

    def value(self) -> str:
        """Return the reason; raises Refused where it says nothing."""
        reason = self._reason.text().strip()
        if states_nothing(reason):
            raise Refused((Fault("reason", "missing"),))
        return reason
