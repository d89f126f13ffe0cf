"""An icon that stands beside words; it decorates, the words speak."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.kit.icons import paint_icon
from app.ui.kit.look import px, theme
from app.ui.kit.painting import painting


class IconLabel(QWidget):
    """One icon in an ink by name; it decorates, the words beside it speak."""

    def __init__(self, icon: str, ink: str = "text2", size: float = 17) -> None:
        """Make the label; ``ink`` is a text token or a tone."""
        super().__init__()
        self._icon, self._ink = icon, ink
        self.setFixedSize(px(size), px(size))

    def set_icon(self, icon: str, ink: str) -> None:
        """Show another icon in another ink."""
        if (icon, ink) != (self._icon, self._ink):
            self._icon, self._ink = icon, ink
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        if self._icon:
            with painting(self) as painter:
                paint_icon(painter, self._icon, theme().ink(self._ink), QRectF(self.rect()))
