"""Who judges, what the judgement is, and in one line why."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.chip import Chip
from app.ui.kit.labels import ElidedLabel
from app.ui.kit.look import px, theme
from app.ui.kit.painting import paint_box, painting


class VerdictRow(QWidget):
    """A name, one reason below it, and the verdict's chip at the right."""

    def __init__(self, title: str, *, name: str) -> None:
        """Make the row, without a verdict yet."""
        super().__init__()
        self.setObjectName(name)
        self._title = ElidedLabel(title, size=14, bold=True, name=f"{name}_title", spread=True)
        self._reason = ElidedLabel(size=12, ink="text2", name=f"{name}_reason", spread=True)
        self.chip = Chip(height=30, name=f"{name}_chip")
        words = QVBoxLayout()
        words.setSpacing(0)
        # A stretch above and below keeps the two lines together.
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._reason)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), 0, px(12), 0)
        row.setSpacing(px(8))
        row.addLayout(words, 1)
        row.addWidget(self.chip)
        self.setFixedHeight(px(56))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_verdict(self, tone: str, word: str, reason: str = "", *, detail: str = "") -> None:
        """Show a verdict and its reason; ``detail`` (code, clause) goes into the tooltip."""
        self._reason.setText(reason)
        self.chip.show_verdict(tone, word, detail=detail)
        self.setAccessibleName(f"{self._title.text()} {word}")
        self.setAccessibleDescription(reason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sunken card."""
        with painting(self) as painter:
            paint_box(painter, QRectF(self.rect()), fill=theme().sunken, radius=8)
