"""A place that scrolls, and the panel at the right of a form."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px, theme


class Scroller(QScrollArea):
    """A frameless place that scrolls down when its content is too high."""

    def __init__(self, content: QWidget, *, name: str = "") -> None:
        """Hold the content; its width follows the place."""
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content.setAutoFillBackground(False)
        self.setWidget(content)
        # setWidget fills the content's ground; the ground is the place's own.
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


class Panel(QWidget):
    """The panel at the right of a form: title, ``body`` that scrolls, ``pinned`` and ``foot`` that stay."""

    WIDTH = 372

    def __init__(self, title: str, *, aside: str = "", name: str = "panel") -> None:
        """Make an empty panel."""
        super().__init__()
        self.setObjectName(name)
        self.setFixedWidth(px(self.WIDTH))
        self._title = Label(title, size=15, bold=True, name=f"{name}_title")
        self._aside = ElidedLabel(aside, size=12, ink="text2", name=f"{name}_aside")
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, px(8), 0)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._aside)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(px(8))
        self.pinned = QVBoxLayout()  # below what scrolls, in sight always
        self.pinned.setSpacing(px(8))
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(px(8), 0, px(8), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(14), px(14), px(10))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(Scroller(content, name=f"{name}_scroll"), 1)
        column.addLayout(self.pinned)
        column.addLayout(self.foot)

    def set_aside(self, words: str, *, ink: str = "text2", bold: bool = False) -> None:
        """Show other words at the title's right, in red where it is a preview."""
        self._aside.setText(words)
        self._aside.set_ink(ink)
        self._aside.set_bold(bold)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline at its left."""
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.surface))
        painter.fillRect(0, 0, 1, self.height(), QColor(look.line))
        painter.end()
