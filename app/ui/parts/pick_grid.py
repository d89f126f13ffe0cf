"""Some of several, or one of several, each big enough for a finger."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from app.ui.kit.big_button import BigButton
from app.ui.kit.look import px


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
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._words = tuple(words)
        self._group = QButtonGroup(self)
        self._group.setExclusive(only_one)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(12))
        for place, one in enumerate(self._words):
            button = BigButton(one, name=f"{name}_{place}", height=60, size=16)
            button.setFixedHeight(px(60))
            button.setCheckable(True)
            button.toggled.connect(self.picked)
            self._group.addButton(button, place)
            grid.addWidget(button, place // columns, place % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)

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
