"""One out of several: a list that opens, drawn like the other fields."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy

from app.ui.kit.icons import paint_icon
from app.ui.kit.line_edit import FIELD_HEIGHT
from app.ui.kit.look import font, px, theme
from app.ui.kit.option import Option
from app.ui.kit.painting import paint_box, paint_text, painting


class Choice(QComboBox):
    """One out of several options, or none yet."""

    chosen = Signal(object)  # the value, whoever chose it

    def __init__(
        self,
        name: str,
        options: Sequence[Option] = (),
        *,
        placeholder: str = "",
        spoken: str = "",
        height: int = FIELD_HEIGHT,
    ) -> None:
        """Make the choice; nothing is chosen at first."""
        super().__init__()
        # Kept here, not as item data: Qt would turn an enumeration into its plain value.
        self._options: tuple[Option, ...] = ()
        self._bad = False
        self.setObjectName(name)
        self.set_spoken(spoken)
        self.setPlaceholderText(placeholder)
        self.setFixedHeight(px(height))
        self.setFont(font(14))
        self.setView(QListView(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentIndexChanged.connect(self._on_index)
        self.set_options(options)

    def set_spoken(self, words: str) -> None:
        """Say of what it is a choice, where no label does."""
        self.setAccessibleName(words)
        # On Linux the name that is read aloud is what was chosen, whatever stands here.
        self.setAccessibleDescription(words)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these instead; what was chosen stays chosen where it is still offered."""
        if tuple(options) == self._options:
            return
        before = self.value()
        with QSignalBlocker(self):
            self.clear()
            self._options = tuple(options)
            self.addItems([option.text for option in options])
            self.setCurrentIndex(self._place_of(before))
        if self.value() != before:
            self.chosen.emit(self.value())

    def value(self) -> object:
        """Return the value chosen, or None."""
        place = self.currentIndex()
        return self._options[place].value if 0 <= place < len(self._options) else None

    def set_value(self, value: object) -> None:
        """Choose a value; None or one that is not offered leaves nothing chosen."""
        self.setCurrentIndex(self._place_of(value))

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` whenever another option is chosen."""
        self.currentIndexChanged.connect(tell)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the border of an error."""
        self._bad = bad
        self.update()

    def showPopup(self) -> None:
        """Open the list; where nothing is chosen yet, its first line is marked."""
        super().showPopup()
        if self.currentIndex() < 0:
            # Qt would stand on the first line unseen, and the first arrow key would pass it.
            self.view().setCurrentIndex(self.model().index(0, 0))

    def sizeHint(self) -> QSize:
        """Ask for a modest width; layouts give more."""
        return QSize(px(130), self.height())

    def minimumSizeHint(self) -> QSize:
        """Shrink down to a few signs."""
        return QSize(px(72), self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page while the keyboard is elsewhere."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, icon, words and arrow."""
        look, box = theme(), QRectF(self.rect())
        border = look.not_legitimate.ink if self._bad else look.control
        fill = look.field if self.isEnabled() else look.sunken
        width = 1.0
        if self.hasFocus():
            border, width = (border if self._bad else look.accent), 2.0
        with painting(self) as painter:
            paint_box(painter, box, fill=fill, border=border, width=width)
            side = px(14)
            right = box.right() - px(8) - side
            arrow = QRectF(right, box.center().y() - side / 2, side, side)
            paint_icon(painter, "chevron-down", look.text2, arrow)
            left = float(px(10))
            option = self._current()
            if option is not None and option.icon:
                side = px(16)
                square = QRectF(left, box.center().y() - side / 2, side, side)
                paint_icon(painter, option.icon, look.ink(option.ink), square)
                left += side + px(5)
            words = QRectF(left, 0, right - left - px(4), box.height())
            text = self.placeholderText() if option is None else option.text
            ink = look.text3 if option is None or not self.isEnabled() else look.text
            paint_text(painter, words, text, font=self.font(), ink=ink)

    def _current(self) -> Option | None:
        place = self.currentIndex()
        return self._options[place] if 0 <= place < len(self._options) else None

    def _place_of(self, value: object) -> int:
        for place, option in enumerate(self._options):
            if value is not None and option.value == value:
                return place
        return -1

    def _on_index(self) -> None:
        self.setToolTip(self.currentText())
        self.chosen.emit(self.value())
