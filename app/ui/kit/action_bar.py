"""The bar below: what is missing, and what can be done."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.kit.buttons import WHOLE, WITHOUT_HINT, Button
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import ElidedLabel
from app.ui.kit.look import px
from app.ui.kit.painting import paint_bar

_TOLD = 300  # what is told has so much room, with its sign and the air at both ends


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
        self._buttons: list[Button] = []

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
        if isinstance(button, Button):
            self._buttons.append(button)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for the deeds without their key hints, which give way."""
        shown = [one for one in self._buttons if not one.isHidden()]
        now = sum(one.minimumSizeHint().width() for one in shown)
        least = sum(one.width_at(WITHOUT_HINT) for one in shown)
        return QSize(self._row.minimumSize().width() - now + least, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let key hints give way to what is told."""
        super().resizeEvent(event)
        self._give_way()

    def event(self, event: QEvent) -> bool:
        """Measure again where a deed has come or gone."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._give_way()
        return super().event(event)

    def _give_way(self) -> None:
        shown = [one for one in self._buttons if not one.isHidden()]
        # As much for any message, so that nothing jumps as one types.
        taken = sum(one.width_at(WHOLE) for one in shown) + px(_TOLD + 10 * len(shown))
        for one in self._buttons:
            one.set_fold(WHOLE if taken <= self.width() else WITHOUT_HINT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        paint_bar(self, 0)
