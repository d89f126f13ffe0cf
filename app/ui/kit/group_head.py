"""The head of a group of criteria, with how many of them are in order."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.kit.labels import ElidedLabel, HintLabel, Label
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, paint_box, paint_text, painting, width_of


class GroupHead(QWidget):
    """The head of a group of criteria, and how many of them are in order."""

    def __init__(self, title: str, *, name: str, hint: str = "") -> None:
        """Make the head; ``hint`` stands beside the title and gives way first."""
        super().__init__()
        self.setObjectName(name)
        # What gives way first is the hint, and the title where it has none.
        kind = Label if hint else ElidedLabel
        self._title = kind(title, size=12, bold=True, ink="text2")
        self._count = _Counter(f"{name}_count")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(px(8), 0, px(8), 0)
        row.setSpacing(px(8))
        row.addWidget(self._title)
        if hint:
            row.addWidget(HintLabel(hint, size=11, ink="text3"))
        row.addStretch(1)
        row.addWidget(self._count)
        self.setFixedHeight(px(28))

    def set_close(self, close: bool) -> None:
        """Stand closer to the lines in a low window."""
        self.setFixedHeight(px(25 if close else 28))

    def add(self, widget: QWidget) -> None:
        """Put a small button before the counter."""
        self._row.insertWidget(self._row.count() - 1, widget)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def set_count(self, count: str, *, complete: bool, waiting: str = "bad") -> None:
        """Show the counter ("4 / 5"), green once it is complete, till then in a tone."""
        self._count.show_count(count, "legitimate" if complete else waiting)

    def count(self) -> str:
        """Return what the counter shows."""
        return self._count.text()


class _Counter(QLabel):
    """The counter chip of a group."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._tone = "quiet"
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, text: str, tone: str) -> None:
        """Show a count in a tone."""
        self._tone = tone
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for the count."""
        return QSize(width_of(self.text(), font(12, bold=True)) + 2 * px(8), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the count on its ground."""
        colours = theme().tone(self._tone)
        with painting(self) as painter:
            box, face = QRectF(self.rect()), font(12, bold=True)
            paint_box(painter, box, fill=colours.ground, radius=5)
            paint_text(painter, box, self.text(), font=face, ink=colours.ink, align=CENTRE)
