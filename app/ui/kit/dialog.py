"""A window over the window: its ground has an edge, which a dark desktop does not give it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from app.ui.kit.look import px, theme
from app.ui.kit.painting import paint_box, painting

_AROUND = 24


class Dialog(QDialog):
    """Something that is asked or told over the page."""

    def showEvent(self, event: QShowEvent) -> None:
        """Be no wider than the window behind, however large the letters are."""
        super().showEvent(event)
        # There may be none, though the stubs say otherwise.
        behind: QWidget | None = self.parentWidget()
        room = self.width() if behind is None else behind.window().width() - px(_AROUND)
        if self.width() > room:
            self.setFixedWidth(room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edge round the ground."""
        super().paintEvent(event)
        with painting(self) as painter:
            paint_box(painter, QRectF(self.rect()), border=theme().control, radius=0)
