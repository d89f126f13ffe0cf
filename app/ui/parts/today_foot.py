"""The line below the day: drafts, exemptions that soon end, what is done, and the keys."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.painting import paint_bar

# As for the cards, one letter does; typed into the line of search it is a letter.
DRAFTS_KEY, EXEMPTIONS_KEY, CERTIFICATES_KEY = "D", "T", "C"


class TodayFoot(QWidget):
    """Tells what stands beside the board, and leads to it."""

    drafts_asked = Signal()
    exemptions_asked = Signal()
    certificates_asked = Signal()  # those of today

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("today_foot")
        self._say = say
        self.setFixedHeight(px(44))
        # No count before it is known.
        self._drafts = _way("today_drafts", "drip", say("Drafts"), DRAFTS_KEY)
        self._exemptions = _way("today_exemptions", "key", say("Exemptions (TUE)"), EXEMPTIONS_KEY)
        self._done = _way("today_done", "tick-circle", say("Certificates"), CERTIFICATES_KEY)
        self._keys = Label(
            say("↑↓←→ choose   Enter open   S start   E end   F finalise   F1 keys"),
            size=12,
            ink="text2",
            name="today_keys",
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(20), 0)
        row.setSpacing(px(8))
        for one, asked in (
            (self._drafts, self.drafts_asked),
            (self._exemptions, self.exemptions_asked),
            (self._done, self.certificates_asked),
        ):
            row.addWidget(one)
            one.clicked.connect(asked)
        row.addStretch(1)
        row.addWidget(self._keys)
        self._row = row

    def show_counts(self, drafts: int, running_out: int, finalised: int, certified: int) -> None:
        """Tell these counts."""
        say = self._say
        self._drafts.set_words(say("Drafts: {count}", count=drafts))
        self._exemptions.set_words(say("TUE ending within 30 days: {count}", count=running_out))
        self._done.set_words(
            say("Today: {final} final, {paper} certificates", final=finalised, paper=certified)
        )
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for room without the keys."""
        whole = self._row.minimumSize().width()
        return QSize(whole if self._keys.isHidden() else whole - self._keys_width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out where they have no room: F1 lists them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self.minimumSizeHint().width() + self._keys_width()
        self._keys.setVisible(self.width() >= needed)

    def _keys_width(self) -> int:
        return self._keys.sizeHint().width() + self._row.spacing()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        paint_bar(self, 0)


def _way(name: str, icon: str, words: str, key: str) -> Button:
    return Button(words, "quiet", name=name, icon=icon, key_hint=key, height=32)
