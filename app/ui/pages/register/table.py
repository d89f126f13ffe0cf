"""The table of all certificates; more is fetched where somebody scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.domain.calendar import local
from app.i18n import Wording
from app.services.issued import CertificateLine
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.ui.parts.ending_words import state_word


class RegisterTable(Table):
    """Certificates, newest first; Enter or a double click opens one."""

    end_reached = Signal()  # the last line is in sight, and more may be wanted

    def __init__(self, say: Wording) -> None:
        super().__init__(_columns(say), name="register_table", spoken=say("Certificates"))
        self._lines: list[CertificateLine] = []
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def lines(self) -> tuple[CertificateLine, ...]:
        """What is shown by now."""
        return tuple(self._lines)

    def begin(self, lines: Sequence[CertificateLine]) -> None:
        """Show these from the top."""
        self._lines = list(lines)
        self.show_rows(self._lines)
        if lines and self.current_place() < 0:
            self.selectRow(0)

    def go_on(self, lines: Sequence[CertificateLine]) -> None:
        """Show these below the others; what is in sight stays where it is."""
        at = self.verticalScrollBar().value()
        self._lines += lines
        self.show_rows(self._lines)
        # The bar learns of the new lines only with the next layout, and would stop short.
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(at)

    def _on_scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if self._lines and value >= bar.maximum() - bar.pageStep():
            self.end_reached.emit()


def _columns(say: Wording) -> list[Column]:
    # Latin letters run wider than kanji.
    state = 84 if say.language == "ja" else 138

    def patient(one: CertificateLine) -> str:
        is_own = say.language == "ja" or not one.patient_romaji
        return f"{one.patient_number} {one.patient_name if is_own else one.patient_romaji}"

    return [
        Column(say("Number"), lambda one: one.number, width=124, bold=True),
        Column(
            say("State"),
            lambda one: state_word(one.ended, say),
            width=state,
            tone=lambda one: "ok" if one.is_valid else "bad",
            icon=lambda _one: "",
        ),
        Column(say("Patient"), patient, least=184),
        Column(say("Infusion"), lambda one: f"{local(one.started):%Y-%m-%d}", width=100, drop=1),
        Column(say("Issued"), lambda one: f"{local(one.issued.at):%Y-%m-%d %H:%M}", width=124),
        Column(
            say("Printed"),
            lambda one: str(one.prints.count or ""),
            align="right",
            width=76,
            drop=2,
        ),
    ]
