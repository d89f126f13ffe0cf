"""One column of the board: what it is called, how much waits there, and its cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card_list import CardList
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px, theme
from app.ui.kit.painting import paint_box, painting
from app.ui.kit.waiting_card import CardFace

_HEAD = 32


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """What a column says: its name, in what order it stands, what it says where it is empty."""

    name: str
    title: str
    order: str
    nothing: str
    dot: str
    keys: str


class BoardColumn(QWidget):
    """A head and the cards below it; what has no room among them is counted below."""

    opened = Signal(object)
    done = Signal(object, str)
    sidestepped = Signal(int)
    more_asked = Signal()

    def __init__(self, words: ColumnWords, say: Wording) -> None:
        super().__init__()
        self._words, self._say = words, say
        name = f"today_{words.name}"
        self.setObjectName(f"{name}_column")
        self.list = CardList(name, words.title, words.nothing, words.keys)
        self._title = Label(words.title, size=15, bold=True, name=f"{name}_title")
        self._count = Label(size=15, ink="text2", name=f"{name}_count")
        self._more = Button("", "quiet", name=f"{name}_more", height=30)
        self._head = _Head(self)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(px(4), 0, px(4), 0)
        head.setSpacing(px(8))
        head.addWidget(_Dot(words.dot))
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        self._order = ElidedLabel(words.order, size=12, ink="text2", name=f"{name}_order")
        head.addWidget(self._order)
        column = QVBoxLayout(self)
        # The head lies above, and stays in sight while the cards go up behind it.
        column.setContentsMargins(0, px(_HEAD), 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.list)
        column.addWidget(self._more)
        column.addStretch(1)
        self._more.hide()
        self._head.raise_()
        self._more.clicked.connect(self.more_asked)
        self.list.opened.connect(self.opened)
        self.list.done.connect(self.done)
        self.list.sidestepped.connect(self.sidestepped)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the order out where there is no room for it; the list's own name tells it."""
        super().resizeEvent(event)
        words = (self._title, self._count, self._order)
        needed = sum(one.sizeHint().width() for one in words) + px(12 + 4 * 8 + 2 * 4)
        self._order.setVisible(self.width() >= needed)
        self._head.setGeometry(0, self._head.y(), self.width(), px(_HEAD))

    def pin(self, top: int) -> None:
        """Keep the head in sight where what is around has gone up so far."""
        self._head.move(0, max(0, min(top - self.y(), self.height() - px(_HEAD))))

    def show_faces(self, faces: Sequence[CardFace], count: int) -> None:
        """Show these cards of so many that wait."""
        say, more = self._say, count - len(faces)
        self._count.setText(str(count))
        title, order = self._words.title, self._words.order
        self.list.setAccessibleName(
            say("{place}, {count}, {order}", place=title, count=count, order=order)
        )
        self.list.show_faces(faces)
        self._more.set_words(say("And {count} more.", count=more))
        self._more.setVisible(more > 0)


class _Head(QWidget):
    """The ground of a head: the cards go up behind it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the window."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme().window))
        painter.end()


class _Dot(QWidget):
    """The dot before a column's name, in the colour of its place."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self.setFixedSize(px(12), px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dot."""
        with painting(self) as painter:
            paint_box(painter, QRectF(self.rect()), fill=theme().fill(self._tone), radius=6)
