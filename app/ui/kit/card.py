"""The pieces a page is laid out with: cards, sections, hairlines and the panel at the right."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.labels import Label
from app.ui.kit.look import px, theme
from app.ui.kit.painting import paint_box, painting


class Hairline(QWidget):
    """A thin line between two things; decoration only."""

    def __init__(self) -> None:
        """Make the line."""
        super().__init__()
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme().line))
        painter.end()


class Frame(QWidget):
    """A box with the border of something one can operate, such as a list of results."""

    def __init__(self, name: str = "", *, border: str = "control", radius: int = 8) -> None:
        """Make the box; ``border`` is an ink, or "line" for decoration."""
        super().__init__()
        self._border, self._radius = border, radius
        self.setObjectName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and border."""
        look = theme()
        border = look.line if self._border == "line" else look.ink(self._border)
        with painting(self) as painter:
            box = QRectF(self.rect())
            paint_box(painter, box, fill=look.surface, border=border, radius=self._radius)


class Card(Frame):
    """A white card; at most one level of them. Its content goes into ``body``."""

    def __init__(self, name: str = "") -> None:
        """Make an empty card."""
        super().__init__(name, border="line", radius=10)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(20), px(12), px(20), px(12))
        self.body.setSpacing(px(12))


class Section(QWidget):
    """A title and what belongs to it (``body``); ``aside`` stands at the title's right."""

    def __init__(self, title: str, *, name: str = "", aside: QWidget | None = None) -> None:
        """Make an empty section."""
        super().__init__()
        self.setObjectName(name)
        self.title = Label(title, size=13, bold=True, name=f"{name}_title" if name else "")
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.title)
        head.addStretch(1)
        if aside is not None:
            head.addWidget(aside)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addLayout(self.body)
