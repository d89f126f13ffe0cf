"""A QR code: dark squares on white, in every theme, for only so can telephones read it."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.look import px
from app.ui.kit.painting import painting

# The margin that the standard asks for, in modules (ISO/IEC 18004).
_QUIET: Final = 4
_LIGHT, _DARK = QColor(255, 255, 255), QColor(0, 0, 0)


class QrCode(QWidget):
    """Shows a text as a QR code."""

    def __init__(self, name: str, *, side: int = 200) -> None:
        """Make an empty one."""
        super().__init__()
        self._rows: tuple[bytes, ...] = ()
        self._side = side
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, spoken: str) -> None:
        """Show a text; ``spoken`` tells those who do not see it what it is."""
        # Needed once in a person's time at the clinic.
        import segno

        self._rows = tuple(bytes(row) for row in segno.make(text, error="m", micro=False).matrix)
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a square."""
        return QSize(px(self._side), px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the squares, each of whole pixels, so that none is blurred."""
        modules = len(self._rows) + 2 * _QUIET
        size = max(1, min(self.width(), self.height()) // modules)
        left = (self.width() - size * modules) // 2 + size * _QUIET
        top = (self.height() - size * modules) // 2 + size * _QUIET
        with painting(self) as painter:
            painter.fillRect(QRectF(self.rect()), _LIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            for down, row in enumerate(self._rows):
                for across, is_dark in enumerate(row):
                    if is_dark:
                        painter.fillRect(left + across * size, top + down * size, size, size, _DARK)
