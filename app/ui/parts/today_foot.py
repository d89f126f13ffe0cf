"""The line below the day: drafts, exemptions that soon end, what is done, and the keys."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px
from app.ui.kit.painting import paint_bar


class TodayFoot(QWidget):
    """Tells what stands beside the board; the drafts are pressed."""

    drafts_asked = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("today_foot")
        self._say = say
        self.setFixedHeight(px(44))
        # No count before it is known.
        self._drafts = Button(say("Drafts"), "quiet", name="today_drafts", icon="drip", height=32)
        self._exemptions = Label(name="today_exemptions")
        self._done = Label(name="today_done")
        keys = ElidedLabel(
            say("↑↓←→ choose   Enter open   S start   E end   F finalise   F1 keys"),
            size=12,
            ink="text2",
            name="today_keys",
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(20), 0)
        row.setSpacing(px(8))
        row.addWidget(self._drafts)
        for icon, ink, words in (
            ("key", "exemption_required", self._exemptions),
            ("tick-circle", "ok", self._done),
        ):
            row.addSpacing(px(12))
            row.addWidget(IconLabel(icon, ink, 17))
            row.addWidget(words)
        row.addStretch(1)
        row.addWidget(keys)
        self._drafts.clicked.connect(self.drafts_asked)

    def show_counts(self, drafts: int, running_out: int, finalised: int, certified: int) -> None:
        """Tell these counts."""
        say = self._say
        self._drafts.set_words(say("Drafts: {count}", count=drafts))
        self._exemptions.setText(say("TUE ending within 30 days: {count}", count=running_out))
        self._done.setText(
            say("Today: {final} final, {paper} certificates", final=finalised, paper=certified)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        paint_bar(self, 0)
