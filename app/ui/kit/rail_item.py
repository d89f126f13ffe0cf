"""One place on the rail: somewhere to go."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.kit.count_pill import paint_count
from app.ui.kit.icons import paint_icon
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, paint_box, paint_focus, paint_text, painting

_NARROWEST: Final = 40


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: its name in the program, its icon and its word."""

    name: str
    icon: str
    word: str
    hint: str = ""  # the key, told in the tooltip


class RailItem(QPushButton):
    """One place on the rail."""

    wanted = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__(place.word.replace("&", "&&"))
        self._place, self._narrow = place, False
        self.setObjectName(f"rail_{place.name}")
        self.setAccessibleName(place.word)
        self.setCheckable(True)
        self.setAutoDefault(True)  # Enter goes there too
        self._count, self._is_urgent = 0, False
        self._tell_tip()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def set_count(self, count: int, spoken: str, *, is_urgent: bool) -> None:
        """Show how much waits there, in red where it is urgent; nothing for none."""
        self._count, self._is_urgent = count, is_urgent
        self.setAccessibleDescription(spoken if count else "")
        self._tell_tip()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone."""
        self._narrow = narrow
        self.setFixedHeight(px(44 if narrow else 52))
        self.update()

    def nextCheckState(self) -> None:
        """Stay as it is: the owner marks where one really is."""

    def sizeHint(self) -> QSize:
        """Ask for the width of the rail."""
        return QSize(px(_NARROWEST), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon and word."""
        look, box, here = theme(), QRectF(self.rect()), self.isChecked()
        ink = look.accent if here else look.text2
        with painting(self) as painter:
            if here or self.underMouse():
                paint_box(painter, box, fill=look.accent_bg if here else look.hover, radius=8)
            side = px(22)
            top = (self.height() - side) / 2 if self._narrow else px(6)
            square = QRectF((self.width() - side) / 2, top, side, side)
            paint_icon(painter, self._place.icon, ink, square)
            if not self._narrow:
                word = QRectF(0, square.bottom() + px(2), self.width(), px(20))
                face = font(12, bold=here)
                paint_text(painter, word, self._place.word, font=face, ink=ink, align=CENTRE)
            if self._count:
                right, urgent = self.width(), self._is_urgent
                paint_count(painter, square, right, self._count, is_urgent=urgent)
            if self.hasFocus():
                paint_focus(painter, box, 8)

    def _tell_tip(self) -> None:
        told = (self._place.word, self._place.hint, self.accessibleDescription())
        self.setToolTip(" ".join(part for part in told if part))

    def _on_clicked(self) -> None:
        self.wanted.emit(self._place.name)
