"""Some of several, or one of several, each big enough for a finger."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from app.ui.kit.big_button import BigButton
from app.ui.kit.look import px

_WIDE = 150  # the least width of a button, where nothing else is said


class PickGrid(QWidget):
    """The words that are pressed; pressed again they go."""

    picked = Signal()

    def __init__(
        self,
        name: str,
        words: Sequence[str],
        *,
        spoken: str,
        columns: int = 3,
        only_one: bool = False,
        least: int = _WIDE,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._words = tuple(words)
        self._group = QButtonGroup(self)
        self._group.setExclusive(only_one)
        self._most, self._columns, self._least = columns, 0, least
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        for place, one in enumerate(self._words):
            button = BigButton(one, name=f"{name}_{place}", height=60, size=16)
            button.setFixedHeight(px(60))
            button.setCheckable(True)
            button.toggled.connect(self.picked)
            self._group.addButton(button, place)
        self._arrange(columns)

    @property
    def has_words(self) -> bool:
        """Whether there is anything to press."""
        return bool(self._words)

    def pick(self, place: int) -> None:
        """Press one."""
        self._group.button(place).setChecked(True)

    def places(self) -> tuple[int, ...]:
        """Return which are pressed."""
        return tuple(
            place for place in range(len(self._words)) if self._group.button(place).isChecked()
        )

    def words(self) -> tuple[str, ...]:
        """Return the words that are pressed."""
        return tuple(self._words[place] for place in self.places())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as the words need."""
        super().resizeEvent(event)
        self._arrange(max(1, min(self._most, self.width() // px(self._least))))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place in range(len(self._words)):
            button = self._group.button(place)
            self._grid.addWidget(button, place // columns, place % columns)
        for column in range(self._most):
            self._grid.setColumnStretch(column, int(column < columns))
