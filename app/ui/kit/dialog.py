"""A window over the window: its ground has an edge, which a dark desktop does not give it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDialog

from app.ui.kit.look import theme
from app.ui.kit.painting import paint_box, painting


class Dialog(QDialog):
    """Something that is asked or told over the page."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edge round the ground."""
        super().paintEvent(event)
        with painting(self) as painter:
            paint_box(painter, QRectF(self.rect()), border=theme().control, radius=0)
