"""Who judges, what the judgement is, and in one line why."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.ui.kit.chip import Chip
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px, theme
from app.ui.kit.painting import paint_box, painting

_AIR = 46  # the name with its chip, and the room above and below


class VerdictRow(QWidget):
    """A name, one reason below it, and the verdict's chip at the right.

    Where the reason has no room beside the chip, it stands below both, on as many lines as it takes.
    """

    def __init__(self, title: str, *, name: str) -> None:
        """Make the row, without a verdict yet."""
        super().__init__()
        self.setObjectName(name)
        self._title = ElidedLabel(title, size=14, bold=True, name=f"{name}_title", spread=True)
        self._reason = Label(size=12, ink="text2", wrap=True, name=f"{name}_reason")
        self._reason.setMinimumWidth(px(40))
        self.chip = Chip(height=30, name=f"{name}_chip")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(14), 0, px(12), 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        # A stretch above and below keeps the lines together.
        for row in (0, 3):
            self._grid.setRowStretch(row, 1)
        self._grid.addWidget(self._title, 1, 0)
        self._is_below: bool | None = None
        self._least = 56
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange()

    def show_verdict(self, tone: str, word: str, reason: str = "", *, detail: str = "") -> None:
        """Show a verdict and its reason; ``detail`` (code, clause) goes into the tooltip."""
        self._reason.setText(reason)
        self.chip.show_verdict(tone, word, detail=detail)
        self.setAccessibleName(f"{self._title.text()} {word}")
        self.setAccessibleDescription(reason)
        self._arrange()

    def set_close(self, close: bool) -> None:
        """Be lower in a low window."""
        self._least = 46 if close else 56
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether the reason has room beside the chip."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sunken card."""
        with painting(self) as painter:
            paint_box(painter, QRectF(self.rect()), fill=theme().sunken, radius=8)

    def _arrange(self) -> None:
        inside = self.width() - px(14 + 12)
        words = self._reason.fontMetrics().horizontalAdvance(self._reason.text())
        is_below = words > inside - px(8) - self.chip.sizeHint().width()
        if is_below != self._is_below:
            self._is_below = is_below
            self._grid.addWidget(self._reason, 2, 0, 1, 2 if is_below else 1)
            self._grid.addWidget(self.chip, 1, 1, 1 if is_below else 2, 1)
        below = self._reason.heightForWidth(inside) if is_below else 0
        self.setFixedHeight(max(px(self._least), px(_AIR) + below))
