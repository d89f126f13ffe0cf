"""Tabs over a page: a word each and how many there are, the current one tinted, bold and underlined."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QTabBar

from app.ui.kit.look import font, px, theme
from app.ui.kit.option import Option
from app.ui.kit.painting import paint_bar, paint_focus, paint_text, painting, width_of

HEIGHT: Final = 42
_PAD, _TIGHT, _GAP, _EDGE = 12, 5, 6, 3


class Tabs(QTabBar):
    """One of several pages, chosen by mouse or arrow keys."""

    chosen = Signal(object)  # the value of the tab

    def __init__(self, name: str, options: Sequence[Option], *, spoken: str) -> None:
        """Make the tabs; the first is the current one."""
        super().__init__()
        self._options = tuple(options)
        self._counts = [0] * len(options)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setFixedHeight(px(HEIGHT))
        for place, option in enumerate(options):
            self.addTab(option.text)
            self.setAccessibleTabName(place, option.text)
        self.currentChanged.connect(self._on_changed)

    def value(self) -> object:
        """Return the value of the current tab."""
        return self._options[self.currentIndex()].value

    def set_value(self, value: object) -> None:
        """Choose a tab by its value."""
        for place, option in enumerate(self._options):
            if option.value == value:
                self.setCurrentIndex(place)

    def set_count(self, value: object, count: int) -> None:
        """Tell how many there are behind a tab; nothing is told of none."""
        for place, option in enumerate(self._options):
            if option.value == value:
                self._counts[place] = count
                spoken = f"{option.text} {count}" if count else option.text
                self.setAccessibleTabName(place, spoken)
                # A new width of one tab is asked for by setting its text.
                self.setTabText(place, spoken)

    def tabSizeHint(self, index: int) -> QSize:
        """Ask for room for the word, bold as it may become, and the count."""
        return QSize(self._inner(index) + 2 * self._pad(), px(HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Ask for all of it: a tab is never cut off."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tabs and the hairline below."""
        paint_bar(self, self.height() - 1)
        look, pad = theme(), self._pad()
        with painting(self) as painter:
            for place, option in enumerate(self._options):
                is_current, box = place == self.currentIndex(), QRectF(self.tabRect(place))
                face = font(14, bold=is_current)
                ink = look.accent if is_current else look.text2
                words = box.adjusted(pad, 0, 0, 0)
                used = paint_text(painter, words, option.text, font=face, ink=ink)
                if self._counts[place]:
                    room = words.adjusted(used + px(_GAP), 0, 0, 0)
                    count = str(self._counts[place])
                    paint_text(painter, room, count, font=font(12), ink=look.text2)
                if is_current:
                    line = QRectF(box.left() + pad, box.bottom() - px(_EDGE), used, px(_EDGE))
                    painter.fillRect(line, QColor(look.accent))
                    if self.hasFocus():
                        paint_focus(painter, box.adjusted(1, 4, -1, -6))

    def _inner(self, place: int) -> int:
        width = width_of(self._options[place].text, font(14, bold=True))
        if self._counts[place]:
            width += px(_GAP) + width_of(str(self._counts[place]), font(12))
        return width

    def _pad(self) -> int:
        """Return the air beside the words: less where the tabs would not have room for all."""
        whole = sum(self._inner(place) + 2 * px(_PAD) for place in range(len(self._options)))
        return px(_PAD if whole <= self.width() else _TIGHT)

    def _on_changed(self, place: int) -> None:
        self.update()
        self.chosen.emit(self._options[place].value)
