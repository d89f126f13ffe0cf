"""What the bodies would say, in one line: for a window that has no room for the whole panel."""

from collections.abc import Sequence

from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.chip import Chip
from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.ui.kit.painting import paint_bar
from app.ui.kit.segmented import Segmented

FORM, PANEL = "form", "panel"


class VerdictStrip(QWidget):
    """The verdicts as chips, and the choice between the form and the whole panel."""

    def __init__(self, bodies: Sequence[str], say: Wording) -> None:
        super().__init__()
        self.setObjectName("verdict_strip")
        self.setFixedHeight(px(44))
        options = [Option(FORM, say("Entry")), Option(PANEL, say("Legitimacy"))]
        self.choice = Segmented("entry_side", options, spoken=say("What is shown"), height=32)
        self.choice.set_value(FORM)
        self._chips = [Chip(height=26, name=f"strip_{place}") for place in range(len(bodies))]
        self._shown = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), 0, px(20), 0)
        row.setSpacing(px(8))
        for chip in self._chips:
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.choice)

    def show_verdicts(self, verdicts: Sequence[tuple[str, str]]) -> None:
        """Show the verdicts, the worst first, each with its tone."""
        self._shown = len(verdicts)
        for chip, (tone, words) in zip(self._chips, verdicts, strict=False):
            chip.show_verdict(tone, words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as have room."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        paint_bar(self, 0)

    def _fit(self) -> None:
        room = self.width() - self.choice.sizeHint().width() - px(24 + 20 + 8)
        for place, chip in enumerate(self._chips):
            room -= chip.sizeHint().width() + px(8)
            chip.setVisible(place < self._shown and room >= 0)
