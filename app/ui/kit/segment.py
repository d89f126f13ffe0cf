"""One of the options of a segmented choice; a radio button in other clothes."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, paint_box, paint_focus, paint_text, painting, width_of


class Segment(QRadioButton):
    """One of the options; a radio button in other clothes."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self._words = text
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Ask for room for the words, bold as they may become."""
        return QSize(width_of(self._words, font(14, bold=True)) + 2 * px(9), px(24))

    def minimumSizeHint(self) -> QSize:
        """Ask for all of it."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the segment."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the segment: the chosen one by border, ground and weight."""
        look, box, chosen = theme(), QRectF(self.rect()), self.isChecked()
        with painting(self) as painter:
            if chosen:
                paint_box(painter, box, fill=look.accent_bg, border=look.accent, width=1.5)
                if self.hasFocus():
                    paint_focus(painter, box)
            elif self.hasFocus():
                paint_focus(painter, box.adjusted(3, 3, -3, -3), 4)
            ink = look.accent if chosen else look.text2
            face = font(14, bold=chosen)
            paint_text(painter, box, self._words, font=face, ink=ink, align=CENTRE)
