"""The bar on top: who or what this is about."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.badge import BadgeRow, BadgeText
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px
from app.ui.kit.painting import paint_bar


class HeadBar(QWidget):
    """The bar on top: who or what this is about, badges, and deeds at the right."""

    def __init__(self, name: str = "head_bar") -> None:
        """Make an empty bar."""
        super().__init__()
        self.setObjectName(name)
        self.setFixedHeight(px(68))
        self._title = ElidedLabel(size=20, bold=True, name=f"{name}_title")
        self._beside = ElidedLabel(size=12, ink="text2", name=f"{name}_beside")
        self._below = ElidedLabel(size=12, ink="text2", name=f"{name}_below")
        self._badges = BadgeRow(f"{name}_badges")
        self._state_icon = IconLabel("", "legitimate", 14)
        self._state = Label(size=12, ink="text2", name=f"{name}_state")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(24), 0, px(20), 0)
        self._row.setSpacing(px(10))
        self._row.addLayout(self._identity())
        self._row.addSpacing(px(20))
        self._row.addWidget(self._badges, 1)
        self._row.addWidget(self._state_icon)
        self._row.addWidget(self._state)
        self._state_icon.hide()

    def show_title(self, title: str, *, beside: str = "", below: str = "") -> None:
        """Show the name, what stands beside it (kana) and the line below."""
        self._title.setText(title)
        self._beside.setText(beside)
        self._below.setText(below)

    def show_badges(self, badges: Sequence[BadgeText]) -> None:
        """Show these badges; those without room fold."""
        self._badges.show_badges(badges)

    def show_state(self, words: str, *, icon: str = "check", ink: str = "legitimate") -> None:
        """Show how the work stands ("下書き 14:21"); empty words show nothing."""
        self._state.setText(words)
        self._state_icon.set_icon(icon, ink)
        self._state_icon.setVisible(bool(words and icon))

    def add(self, widget: QWidget) -> None:
        """Put a search line or a button at the right."""
        self._row.addWidget(widget)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline below."""
        paint_bar(self, self.height() - 1)

    def _identity(self) -> QVBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(px(10))
        top.addWidget(self._title)
        top.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        # A stretch above and below keeps the two lines together.
        words.addStretch(1)
        words.addLayout(top)
        words.addWidget(self._below)
        words.addStretch(1)
        return words
