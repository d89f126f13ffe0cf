"""Two texts side by side under one name; where they differ, the line says so by more than a colour."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.ui.kit.labels import Label
from app.ui.kit.look import px, theme
from app.ui.kit.painting import paint_box, painting
from app.ui.kit.panel import Scroller

_NAME, _EDGE, _NOTHING = 150, 4, "—"


class ComparedLine(QWidget):
    """One fact in both states; a changed one has a tinted ground, an edge, and a bold new text."""

    def __init__(self, name: str, texts: Sequence[str], *, is_changed: bool, spoken: str) -> None:
        """Show one text, or two; ``spoken`` is what a screen reader says of a changed line."""
        super().__init__()
        self.setObjectName("compared_changed" if is_changed else "compared_same")
        self.setAccessibleName(spoken if is_changed else name)
        self.is_changed = is_changed
        self.texts = (name, *texts)
        grid = QGridLayout(self)
        grid.setContentsMargins(px(12), px(5), px(12), px(5))
        grid.setHorizontalSpacing(px(14))
        grid.setColumnMinimumWidth(0, px(_NAME))
        top = Qt.AlignmentFlag.AlignTop
        shown = Label(name, size=12, ink="text2", wrap=True)
        shown.setFixedWidth(px(_NAME))
        grid.addWidget(shown, 0, 0, top)
        for place, text in enumerate(texts, start=1):
            is_new = is_changed and place == len(texts)
            words = Label(text or _NOTHING, size=13, bold=is_new, wrap=True)
            words.setMinimumWidth(px(120))
            grid.addWidget(words, 0, place, top)
            grid.setColumnStretch(place, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the edge of a changed line."""
        if self.is_changed:
            look, box = theme(), QRectF(self.rect())
            with painting(self) as painter:
                paint_box(painter, box, fill=look.tone("caution").ground, radius=4)
                painter.setClipRect(QRectF(0, 0, px(_EDGE), box.height()))
                paint_box(painter, box, fill=look.fill("caution"), radius=4)


class ComparedHead(ComparedLine):
    """What stands over the lines: which state is on which side."""

    def __init__(self, heads: Sequence[str]) -> None:
        """Show the heads."""
        super().__init__("", heads, is_changed=False, spoken="")
        self.setObjectName("compared_head")


class Compared(QWidget):
    """Lines one below the other, which scroll below the heads of their sides."""

    def __init__(self, heads: Sequence[str], lines: Sequence[QWidget], *, name: str = "") -> None:
        """Show the lines."""
        super().__init__()
        self.setObjectName(name)
        block = QWidget()
        below = QVBoxLayout(block)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(px(2))
        for line in lines:
            below.addWidget(line)
        below.addStretch(1)
        scroller = Scroller(block)
        self._bar = scroller.verticalScrollBar()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._head = QVBoxLayout()
        self._head.addWidget(ComparedHead(heads))
        self._column.addLayout(self._head)
        self._column.addWidget(scroller, 1)
        self._bar.rangeChanged.connect(self._keep_in_line)

    def turn(self, pages: int) -> None:
        """Scroll down by so many pages; up where it is less than none."""
        self._bar.setValue(self._bar.value() + pages * self._bar.pageStep())

    def _keep_in_line(self, _lowest: int, highest: int) -> None:
        # The heads stand above their texts, whether there is a scroll bar or not.
        room = self._bar.sizeHint().width() if highest > 0 else 0
        self._head.setContentsMargins(0, 0, room, 0)
