"""One box to tick, with its words."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from app.ui.kit.icons import paint_icon
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_box, paint_focus, paint_text, painting, width_of


class Tick(QCheckBox):
    """One box to tick, with its words."""

    def __init__(self, text: str, *, name: str) -> None:
        """Make the box, not ticked."""
        super().__init__(text.replace("&", "&&"))
        self._words, self._bad = text, False
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the border of an error."""
        self._bad = bad
        self.update()

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` whenever it is ticked or no longer so."""
        self.toggled.connect(tell)

    def sizeHint(self) -> QSize:
        """Ask for room for box and words."""
        return QSize(px(18 + 8 + 2) + width_of(self._words, font(14)), px(28))

    def minimumSizeHint(self) -> QSize:
        """Ask for all of it."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click on the words too."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, tick and words."""
        look, side = theme(), px(18)
        box = QRectF(1, (self.height() - side) / 2, side, side)
        words = QRectF(box.right() + px(8), 0, self.width(), self.height())
        border = look.not_legitimate.ink if self._bad else look.control
        with painting(self) as painter:
            if self.isChecked():
                paint_box(painter, box, fill=look.accent, radius=4)
                inner = box.adjusted(2, 2, -2, -2)
                paint_icon(painter, "check", look.on_accent, inner)
            else:
                paint_box(painter, box, fill=look.field, border=border, radius=4)
            if self.hasFocus():
                paint_focus(painter, QRectF(self.rect()), 5)
            ink = look.text if self.isEnabled() else look.text3
            paint_text(painter, words, self._words, font=font(14), ink=ink)
