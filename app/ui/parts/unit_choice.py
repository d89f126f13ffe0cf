"""The unit beside a number: a word, and a choice where there is more than one."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent

from app.ui.kit.choice import Choice
from app.ui.kit.icons import paint_icon
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_focus, paint_text, painting

_ARROW = 11


class UnitChoice(Choice):
    """A choice that looks like the word behind a number; its arrow tells that there are others."""

    def minimumSizeHint(self) -> QSize:
        """Shrink down to the word."""
        return QSize(px(24), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the word, the arrow, and the ring of the keyboard."""
        look, face = theme(), font(13)
        box = QRectF(self.rect())
        with painting(self) as painter:
            room = box.adjusted(px(3), 0, -px(_ARROW + 4), 0)
            used = paint_text(painter, room, self.currentText(), font=face, ink=look.text2)
            if self.count() > 1 and self.isEnabled():
                side = px(_ARROW)
                left = room.left() + used + px(2)
                arrow = QRectF(left, box.center().y() - side / 2, side, side)
                paint_icon(painter, "chevron-down", look.text3, arrow)
            if self.hasFocus():
                paint_focus(painter, box.adjusted(0, 2, 0, -2))
