"""The rail at the left: where one can go, and who one is."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.kit.icons import paint_icon
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, paint_box, paint_focus, paint_text, painting
from app.ui.kit.place_button import Place
from app.ui.kit.rail_item import RailItem

WIDTH: Final = 76
NARROW: Final = 56
_MARGIN: Final = 8


class Rail(QWidget):
    """Places with icon and word; the current one tinted and bold."""

    went = Signal(str)  # the name of the place wanted
    user_pressed = Signal()

    def __init__(
        self, places: Sequence[Place], foot: Sequence[Place] = (), *, name: str = "rail"
    ) -> None:
        """Make the rail; ``foot`` stands at its lower end, the user below it."""
        super().__init__()
        self.setObjectName(name)
        self._items = {place.name: RailItem(place) for place in (*places, *foot)}
        self._user = _User()
        self._user.clicked.connect(self.user_pressed)
        self._user.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_MARGIN), px(16), px(_MARGIN), px(16))
        column.setSpacing(px(4))
        column.addWidget(_Mark(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(14))
        for place in places:
            column.addWidget(self._items[place.name])
        column.addStretch(1)
        for place in foot:
            column.addWidget(self._items[place.name])
        column.addWidget(self._user, 0, Qt.AlignmentFlag.AlignHCenter)
        for item in self._items.values():
            item.wanted.connect(self.went)
        self.set_narrow(False)

    def set_current(self, name: str) -> None:
        """Mark where one is; an unknown name marks nothing."""
        for place, item in self._items.items():
            item.set_here(place == name)

    def set_count(
        self, name: str, count: int, spoken: str = "", *, is_urgent: bool = False
    ) -> None:
        """Show how much waits at a place, where there is such a place."""
        if name in self._items:
            self._items[name].set_count(count, spoken, is_urgent=is_urgent)

    def set_user(self, initials: str, spoken: str) -> None:
        """Show who is signed in, by one or two letters; the tooltip tells the whole name."""
        self._user.show_user(initials, spoken)
        self._user.setVisible(bool(initials))

    def set_narrow(self, narrow: bool) -> None:
        """Drop the words in a small window; they stay in the tooltips."""
        self.setFixedWidth(px(NARROW if narrow else WIDTH))
        for item in self._items.values():
            item.set_narrow(narrow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline at its right."""
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.surface))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(look.line))
        painter.end()


class _User(QPushButton):
    """The person signed in, as a disc with letters."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail_user")
        self.setAutoDefault(True)
        self.setFixedSize(px(36), px(36))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def minimumSizeHint(self) -> QSize:
        """Ask for the disc: two letters have room in it."""
        return self.size()

    def show_user(self, initials: str, spoken: str) -> None:
        """Show other letters."""
        self.setText(initials.replace("&", "&&"))
        self.setToolTip(spoken)
        self.setAccessibleName(spoken)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the disc and the letters."""
        look, box = theme(), QRectF(self.rect()).adjusted(2, 2, -2, -2)
        with painting(self) as painter:
            paint_box(painter, box, fill=look.hover, radius=16)
            face = font(13, bold=True)
            paint_text(painter, box, self.text(), font=face, ink=look.text, align=CENTRE)
            if self.hasFocus():
                paint_focus(painter, QRectF(self.rect()), 18)


class _Mark(QWidget):
    """The mark of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(px(36), px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drip on the accent."""
        look, side = theme(), px(22)
        with painting(self) as painter:
            paint_box(painter, QRectF(self.rect()), fill=look.accent, radius=8)
            inset = (self.width() - side) / 2
            paint_icon(painter, "drip", look.on_accent, QRectF(inset, inset, side, side))
