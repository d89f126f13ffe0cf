"""The list of sections at the left of a hub: where one is, and where one can go."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.icons import paint_icon
from app.ui.kit.labels import Label
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_box, paint_focus, paint_text, painting
from app.ui.kit.place_button import Place, PlaceButton

WIDTH: Final = 200
NARROW: Final = 52
_HEAD: Final = 68  # as the head bars of the pages beside it
_USUAL, _LEAST = 38, 26  # how high a section stands
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SectionList(QWidget):
    """Sections with icon and word; the arrow keys go from one to the next."""

    went = Signal(str)  # the name of the section wanted

    def __init__(self, title: str, sections: Sequence[Place], *, name: str = "sections") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._items = [_SectionItem(one) for one in sections]
        self._title = Label(title, size=20, bold=True, name=f"{name}_title")
        self._title.setFixedHeight(px(_HEAD))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(px(2))
        self._column.addWidget(self._title)
        for item in self._items:
            self._column.addWidget(item)
            item.wanted.connect(self.went)
        self._column.addStretch(1)
        self.set_narrow(False)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sections, in their order."""
        return tuple(item.place.name for item in self._items)

    def set_current(self, name: str) -> None:
        """Mark where one is; an unknown name marks nothing."""
        for item in self._items:
            item.set_here(item.place.name == name)
        current = next((item for item in self._items if item.is_here), None)
        if current is not None:
            self.setFocusProxy(current)

    def set_narrow(self, narrow: bool) -> None:
        """Drop the words in a small window; they stay in the tooltips."""
        self._title.setVisible(not narrow)
        side = px(6 if narrow else 10)
        self._column.setContentsMargins(side, px(16) if narrow else 0, side, px(16))
        self.setFixedWidth(px(NARROW if narrow else WIDTH))
        for item in self._items:
            item.set_narrow(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the section above or below; the keyboard stays in the list."""
        step = _STEPS.get(Qt.Key(event.key()))
        here = next((at for at, item in enumerate(self._items) if item.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        if 0 <= here + step < len(self._items):
            self.went.emit(self._items[here + step].place.name)
            # Where one is told to stay, the keyboard stays with the section one is in.
            self.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline at its right."""
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.surface))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(look.line))
        painter.end()


class _SectionItem(PlaceButton):
    """One section of the list."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, f"section_{place.name}")
        self._narrow = False
        # Large letters in a small window: they stand closer, and none is out of sight.
        self.setMinimumHeight(px(_LEAST))
        self.setMaximumHeight(px(_USUAL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone."""
        self._narrow = narrow
        self.setToolTip(self.place.word if narrow else "")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the list."""
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for no more than the icon; the list is as wide as it is."""
        return QSize(px(40), px(_USUAL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon and word."""
        look, box, here = theme(), QRectF(self.rect()), self.is_here
        ink, side = look.accent if here else look.text2, px(18)
        with painting(self) as painter:
            if here or self.underMouse():
                paint_box(painter, box, fill=look.accent_bg if here else look.hover, radius=7)
            left = (self.width() - side) / 2 if self._narrow else px(10)
            square = QRectF(left, (self.height() - side) / 2, side, side)
            paint_icon(painter, self.place.icon, ink, square)
            if not self._narrow:
                start = square.right() + px(10)
                words = QRectF(start, 0, self.width() - start - px(6), self.height())
                face = font(13, bold=here)
                inked = ink if here else look.text
                paint_text(painter, words, self.place.word, font=face, ink=inked)
            if self.hasFocus():
                paint_focus(painter, box, 7)
