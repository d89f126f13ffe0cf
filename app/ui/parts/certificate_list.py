"""The list of a patient's certificates."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from app.i18n import Wording
from app.ui.kit.card import Card
from app.ui.kit.look import px
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.ui.parts.empty import Empty


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One certificate of the list, in words."""

    number: str
    issued: str
    started: str
    diagnosis: str
    is_valid: bool = True


class CertificateList(Card):
    """A patient's certificates, newest first; Enter or a double click opens one."""

    opened = Signal(str)  # the number

    def __init__(self, say: Wording) -> None:
        super().__init__("patient_certificates_card")
        self.body.setContentsMargins(px(8), px(10), px(8), px(8))
        columns = [
            Column(say("Number"), lambda row: row.number, width=142, bold=True),
            Column(say("Issued"), lambda row: row.issued, width=160, drop=1),
            Column(say("Infusion"), lambda row: row.started, width=160, drop=2),
            Column(
                say("State"),
                lambda row: say("Valid") if row.is_valid else say("No longer valid"),
                width=130,
            ),
            Column(say("Diagnosis"), lambda row: row.diagnosis),
        ]
        self.table = Table(columns, name="patient_certificates", spoken=say("Certificates"))
        self.table.opened.connect(self._on_opened)
        self._empty = Empty("patient_certificates_empty")
        self._empty.tell(
            say("No certificate was issued yet."),
            say("A record that is final can be certified on its own page."),
        )
        self.body.addWidget(self.table)
        self.body.addWidget(self._empty)
        self.setFocusProxy(self.table)

    def show_certificates(self, rows: Sequence[CertificateRow]) -> None:
        """Show these; where there is none, what would bring one."""
        self.table.renew_rows(rows, _number)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def _on_opened(self, place: int) -> None:
        self.opened.emit(self.table.rows.row(place).number)


def _number(row: CertificateRow) -> str:
    return row.number
