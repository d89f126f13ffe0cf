"""One place on the rail: somewhere to go."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent

from app.ui.kit.count_pill import paint_count
from app.ui.kit.icons import paint_icon
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, paint_box, paint_focus, paint_text, painting
from app.ui.kit.place_button import Place, PlaceButton

_NARROWEST: Final = 40


class RailItem(PlaceButton):
    """One place on the rail."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, f"rail_{place.name}")
        self._narrow = False
        self._count, self._is_urgent = 0, False
        self._tell_tip()

    def set_count(self, count: int, spoken: str, *, is_urgent: bool) -> None:
        """Show how much waits there, in red where it is urgent; nothing for none."""
        self._count, self._is_urgent = count, is_urgent
        self.tell(spoken if count else "")
        self._tell_tip()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone."""
        self._narrow = narrow
        self.setFixedHeight(px(44 if narrow else 52))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the width of the rail."""
        return QSize(px(_NARROWEST), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon and word."""
        look, box, here = theme(), QRectF(self.rect()), self.is_here
        ink = look.accent if here else look.text2
        with painting(self) as painter:
            if here or self.underMouse():
                paint_box(painter, box, fill=look.accent_bg if here else look.hover, radius=8)
            side = px(22)
            top = (self.height() - side) / 2 if self._narrow else px(6)
            square = QRectF((self.width() - side) / 2, top, side, side)
            paint_icon(painter, self.place.icon, ink, square)
            if not self._narrow:
                word = QRectF(0, square.bottom() + px(2), self.width(), px(20))
                face = font(12, bold=here)
                paint_text(painter, word, self.place.word, font=face, ink=ink, align=CENTRE)
            if self._count:
                right, urgent = self.width(), self._is_urgent
                paint_count(painter, square, right, self._count, is_urgent=urgent)
            if self.hasFocus():
                paint_focus(painter, box, 8)

    def _tell_tip(self) -> None:
        told = (self.place.word, self.place.hint, self._told)
        self.setToolTip(" ".join(part for part in told if part))
