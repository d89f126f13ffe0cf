"""Things that stand in lines: where one has no room left, a new line begins."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.look import px


class Flow(QWidget):
    """Small things beside each other, on as many lines as its width asks for."""

    def __init__(self, name: str = "", *, gap: int = 8, line_gap: int = 4) -> None:
        """Make it empty; the gaps lie between two things and between two lines."""
        super().__init__()
        self._items: tuple[QWidget, ...] = ()
        self._gap, self._line_gap = gap, line_gap
        self.setObjectName(name)
        grows = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        grows.setHeightForWidth(True)
        self.setSizePolicy(grows)

    def show_items(self, items: Sequence[QWidget]) -> None:
        """Show these things, in this order, and none of those before them."""
        if tuple(items) == self._items:
            return
        for item in self._items:
            if item not in items:
                item.hide()
        self._items = tuple(items)
        for item in items:
            if item.parentWidget() is not self:
                item.setParent(self)
            item.show()
        self._arrange()

    def items(self) -> tuple[QWidget, ...]:
        """Return what is shown, in its order."""
        return self._items

    def heightForWidth(self, width: int) -> int:
        """Return how high all lines are in a width."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height hangs on the width."""
        return True

    def sizeHint(self) -> QSize:
        """Ask for the lines of the width as it is."""
        width = self.width() or px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Ask for room for the widest thing, and for the lines of the width as it is."""
        shown = [item for item in self._items if not item.isHidden()]
        widest = max((item.minimumSizeHint().width() for item in shown), default=0)
        return QSize(widest, self.heightForWidth(self.width()) if self.width() else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Break the lines anew where one of the things has become wider."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        for item, place in zip(self._items, self._places(self.width()), strict=True):
            item.setGeometry(place)
        self.updateGeometry()

    def _places(self, width: int) -> Iterator[QRect]:
        left = top = height = 0
        for item in self._items:
            if item.isHidden():
                yield QRect()
                continue
            wanted = item.sizeHint().expandedTo(item.minimumSize())
            size = wanted.boundedTo(item.maximumSize())
            if left and left + size.width() > width:
                left, top, height = 0, top + height + px(self._line_gap), 0
            yield QRect(left, top, min(size.width(), max(width, 1)), size.height())
            left += size.width() + px(self._gap)
            height = max(height, size.height())
