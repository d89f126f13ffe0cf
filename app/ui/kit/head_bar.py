"""The bar on top: who or what this is about."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.badge import BadgeRow, BadgeText
from app.ui.kit.buttons import Button
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px
from app.ui.kit.painting import paint_bar
from app.ui.kit.search_list import SearchField
from app.ui.kit.yielding import give_way, least_width

_TITLE = 256  # so much of a title is never given up
_SEARCH = 140, 300


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
        for empty in (self._badges, self._beside, self._state):
            empty.hide()
        self._buttons: list[Button] = []

    def show_title(self, title: str, *, beside: str = "", below: str = "") -> None:
        """Show the name, what stands beside it (kana) and the line below."""
        self._title.setText(title)
        self._title.setMinimumWidth(min(self._title.sizeHint().width(), px(_TITLE)))
        self._beside.setText(beside)
        self._beside.setVisible(bool(beside))
        self._below.setText(below)

    def show_badges(self, badges: Sequence[BadgeText]) -> None:
        """Show these badges; those without room fold."""
        self._badges.setVisible(bool(badges))
        self._badges.show_badges(badges)

    def show_state(self, words: str, *, icon: str = "check", ink: str = "legitimate") -> None:
        """Show how the work stands ("下書き 14:21"); empty words show nothing."""
        self._state.setText(words)
        self._state.setVisible(bool(words))
        self._state_icon.set_icon(icon, ink)
        self._state_icon.setVisible(bool(words and icon))

    def add(self, widget: QWidget) -> None:
        """Put a search line or a button at the right."""
        if isinstance(widget, SearchField):
            widget.setMinimumWidth(px(_SEARCH[0]))
            widget.setMaximumWidth(px(_SEARCH[1]))
            self._row.addWidget(widget, 1)
            return
        if isinstance(widget, Button):
            self._buttons.append(widget)
        self._row.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """Ask for what is left once the buttons have given way."""
        return QSize(least_width(self._row, self._buttons), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons give way to the title."""
        super().resizeEvent(event)
        give_way(self._row, self._buttons, self.width())

    def event(self, event: QEvent) -> bool:
        """Measure again where something has come, gone or changed its words."""
        if event.type() == QEvent.Type.LayoutRequest:
            give_way(self._row, self._buttons, self.width())
        return super().event(event)

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
