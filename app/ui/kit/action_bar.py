"""The bar below: what is missing, and what can be done."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import ElidedLabel
from app.ui.kit.look import px
from app.ui.kit.painting import paint_bar


class ActionBar(QWidget):
    """The bar below: at the left what is missing, at the right what can be done."""

    def __init__(self, name: str = "action_bar") -> None:
        """Make an empty bar."""
        super().__init__()
        self.setObjectName(name)
        self.setFixedHeight(px(60))
        self._icon = IconLabel("", "text2", 17)
        self._message = ElidedLabel(name=f"{name}_message", spread=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(24), 0, px(20), 0)
        self._row.setSpacing(px(10))
        self._row.addWidget(self._icon)
        self._row.addWidget(self._message, 1)
        self._icon.hide()

    @property
    def message(self) -> str:
        """What is told at the left."""
        return self._message.text()

    def tell(self, words: str, *, icon: str = "", ink: str = "text2") -> None:
        """Tell at the left what is missing, or that all is well; empty words tell nothing."""
        self._message.setText(words)
        self._icon.set_icon(icon, ink)
        self._icon.setVisible(bool(words and icon))

    def add(self, button: QWidget) -> None:
        """Put a button at the right of those that are there."""
        self._row.addWidget(button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        paint_bar(self, 0)
