"""The bar on top: who or what this is about."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.badge import BadgeRow, BadgeText
from app.ui.kit.buttons import WITHOUT_HINT, Button
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px
from app.ui.kit.painting import paint_bar
from app.ui.kit.search_list import SearchField
from app.ui.kit.yielding import give_way, least_width

_HIGH: Final = 68
_FOLDED: Final = 110  # with the deeds on a line of their own
_GAP: Final = 10
_LEFT, _RIGHT = 24, 20
_TITLE = 256  # so much of a title is never given up
_SEARCH = 140, 300


class HeadBar(QWidget):
    """The bar on top: who or what this is about, badges, and deeds at the right.

    Where the title would be cut off for them, the deeds give up their key hints, then stand below.
    """

    def __init__(self, name: str = "head_bar") -> None:
        """Make an empty bar."""
        super().__init__()
        self.setObjectName(name)
        self._title = ElidedLabel(size=20, bold=True, name=f"{name}_title")
        self._beside = ElidedLabel(size=12, ink="text2", name=f"{name}_beside")
        self._below = ElidedLabel(size=12, ink="text2", name=f"{name}_below")
        self._badges = BadgeRow(f"{name}_badges")
        self._state_icon = IconLabel("", "legitimate", 14)
        self._state = Label(size=12, ink="text2", name=f"{name}_state")
        self._told, self._deeds = QHBoxLayout(), QHBoxLayout()
        self._buttons: list[Button] = []
        self._told.addLayout(self._identity())
        self._told.addSpacing(px(20))
        self._told.addWidget(self._badges, 1)
        self._told.addWidget(self._state_icon)
        self._told.addWidget(self._state)
        self._deeds.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        # It may be narrower than one line of all: then there are two.
        self._row.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.addLayout(self._told, 1)
        self._row.addLayout(self._deeds)
        for row in (self._told, self._deeds, self._row):
            row.setSpacing(px(_GAP))
        for empty in (self._badges, self._state_icon, self._state, self._beside, self._below):
            empty.hide()
        self._fold()

    def show_title(self, title: str, *, beside: str = "", below: str = "") -> None:
        """Show the name, what stands beside it (kana) and the line below."""
        self._title.setText(title)
        self._title.setMinimumWidth(min(self._title.sizeHint().width(), px(_TITLE)))
        self._beside.setText(beside)
        self._beside.setVisible(bool(beside))
        self._below.setText(below)
        # Alone, the name stands in the middle.
        self._below.setVisible(bool(below))

    def show_badges(self, badges: Sequence[BadgeText]) -> None:
        """Show these badges; those without room fold."""
        self._badges.show_badges(badges)
        self._badges.setVisible(bool(badges))

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
            self._deeds.addWidget(widget, 1)
            self._deeds.setStretch(0, 0)
            self._row.setStretch(1, 2)
            return
        if isinstance(widget, Button):
            self._buttons.append(widget)
        self._deeds.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """Ask for the wider of the two lines, once the buttons have given way."""
        lines = self._told.minimumSize().width(), least_width(self._deeds, self._buttons)
        return QSize(max(lines) + px(_LEFT + _RIGHT), self.height())

    def event(self, event: QEvent) -> bool:
        """Look again whether there is room when something in the bar became wider."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the deeds below where there is no room beside."""
        super().resizeEvent(event)
        self._fold()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline below."""
        paint_bar(self, self.height() - 1)

    def _fold(self) -> None:
        room = self.width() - px(_LEFT + _RIGHT)
        told = self._told.minimumSize().width() + px(_GAP)
        is_below = told + least_width(self._deeds, self._buttons, WITHOUT_HINT) > room
        give_way(self._deeds, self._buttons, room if is_below else room - told)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if is_below else across)
        lift = px(9) if is_below else 0
        self._row.setContentsMargins(px(_LEFT), lift, px(_RIGHT), lift)
        self.setFixedHeight(px(_FOLDED if is_below else _HIGH))

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
