"""The head of the reports: overview or lots, and what may leave the house."""

from typing import Final

from PySide6.QtCore import Signal

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented

OVERVIEW: Final = "overview"
LOTS: Final = "lots"


class ReportHead(HeadBar):
    """Asks which of the two is wanted; what concerns the overview alone goes with it."""

    shown = Signal(object)  # OVERVIEW or LOTS
    saving_asked = Signal()
    paper_asked = Signal()

    def __init__(self, say: Wording, day: str) -> None:
        super().__init__("reports_head")
        self.show_title(say("Reports"), below=day)
        self._part = Segmented(
            "report_part",
            [Option(OVERVIEW, say("Overview")), Option(LOTS, say("Lots"))],
            spoken=say("Reports"),
        )
        save = Button(say("Save as a table…"), name="report_save", icon="save")
        paper = Button(say("Save as PDF…"), name="report_paper", icon="print")
        self._of_overview = (save, paper)
        for widget in (self._part, *self._of_overview):
            self.add(widget)
        self._part.set_value(OVERVIEW)
        self._part.chosen.connect(self._on_part)
        save.clicked.connect(self.saving_asked)
        paper.clicked.connect(self.paper_asked)
        self.setFocusProxy(self._part)

    def choose(self, part: str) -> None:
        """Show one of the two."""
        self._part.set_value(part)

    def _on_part(self, part: object) -> None:
        for widget in self._of_overview:
            widget.setVisible(part == OVERVIEW)
        self.shown.emit(part)
