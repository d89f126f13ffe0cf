"""A bar with one sentence and at most one deed; it never stands in the way."""

from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.icon_button import IconButton
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import Label
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_box, painting

_ICONS: Final = {
    "bad": "octagon-alert",
    "caution": "triangle",
    "ok": "tick-circle",
    "accent": "clock",
    "quiet": "info",
}
_EDGE: Final = 4


class Notice(QWidget):
    """Tells one thing in a tone: bad, caution, ok, accent or quiet; hidden until then."""

    deed = Signal()  # the button in it was pressed
    closed = Signal()

    def __init__(self, name: str, *, closable: bool = False, close_words: str = "") -> None:
        """Make it, hidden; ``close_words`` name the × where it can be closed."""
        super().__init__()
        self._tone, self._urgent = "quiet", False
        self.setObjectName(name)
        # May be higher than its hint, or a sentence of several lines would be cut off.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._icon = IconLabel("info", "text2", 17)
        self._words = Label(wrap=True, name=f"{name}_words")
        self._button = Button("", name=f"{name}_deed", height=30)
        self._close = IconButton("cross", close_words, name=f"{name}_close", side=24)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(10), px(4), px(8), px(4))
        self._row.setSpacing(px(8))
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._button)
        self._row.addWidget(self._close)
        self._button.clicked.connect(self.deed)
        self._close.clicked.connect(self._on_close)
        self._close.setVisible(closable)
        self.setMinimumHeight(px(34))
        self.hide()

    @property
    def words(self) -> str:
        """The sentence it tells."""
        return self._words.text()

    @property
    def tone(self) -> str:
        """The tone in which it tells it."""
        return self._tone

    def tell(
        self,
        tone: str,
        sentence: str,
        *,
        deed: str = "",
        icon: str = "",
        urgent: bool = False,
    ) -> None:
        """Tell a sentence; ``deed`` names the button, ``urgent`` adds the edge at the left."""
        self._tone, self._urgent = tone, urgent
        quiet = tone == "quiet"
        self._icon.set_icon(icon or _ICONS.get(tone, "info"), tone)
        self._words.setText(sentence)
        self._words.setFont(font(12 if quiet else 13, bold=not quiet))
        self._words.set_ink("text2" if quiet else "text")
        self._button.set_words(deed)
        self._button.setVisible(bool(deed))
        self._row.setContentsMargins(px(14 if urgent else 10), px(4), px(8), px(4))
        self.setAccessibleName(sentence)
        self.update()
        self.show()
        self._alert()

    def reword(self, sentence: str) -> None:
        """Tell the same in the words of a later moment: it is no news."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)

    def clear(self) -> None:
        """Tell nothing any more."""
        self._words.setText("")
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tinted ground and, where urgent, its edge."""
        look, box = theme(), QRectF(self.rect())
        with painting(self) as painter:
            paint_box(painter, box, fill=look.tone(self._tone).ground)
            if self._urgent:
                painter.setClipRect(QRectF(0, 0, px(_EDGE), box.height()))
                paint_box(painter, box, fill=look.fill(self._tone))

    def _alert(self) -> None:
        # Imported with the first thing told: the sign-in window has nothing to tell yet.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        if QAccessible.isActive():
            alert = QAccessibleEvent(self, QAccessible.Event.Alert)
            QAccessible.updateAccessibility(alert)

    def _on_close(self) -> None:
        self.clear()
        self.closed.emit()
