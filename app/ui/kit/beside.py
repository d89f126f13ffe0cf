"""Two things side by side; where there is no room for both, one of them at a time."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented

_MAIN, _SIDE = "main", "side"
_GAP: Final = 12
_ANY: Final = 16_777_215  # Qt's own word for: as wide as you like


class Beside(QWidget):
    """A main thing that stretches, and one of fixed width at its right."""

    def __init__(
        self, main: QWidget, side: QWidget, words: tuple[str, str], *, name: str, spoken: str
    ) -> None:
        """Put them together; ``words`` name them where one must be chosen."""
        super().__init__()
        self._main, self._side = main, side
        self._main_room, self._side_room, self._has_side = 0, 0, False
        self.setObjectName(name)
        options = [Option(_MAIN, words[0]), Option(_SIDE, words[1])]
        self._choice = Segmented(f"{name}_choice", options, spoken=spoken, height=32)
        self._choice.set_value(_MAIN)
        self._choice.on_change(self._arrange)
        head = QHBoxLayout()
        head.addWidget(self._choice)
        head.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(_GAP))
        row.addWidget(main, 1)
        row.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(head)
        column.addLayout(row, 1)
        self._arrange()

    def set_room(self, main: int, side: int) -> None:
        """Tell how wide both want to be, in lengths of the drawings; there is a side from now on."""
        self._main_room, self._side_room, self._has_side = main, side, True
        self._arrange()

    def show_side(self) -> None:
        """Bring the side into sight, where only one of the two has room."""
        self._choice.set_value(_SIDE)

    @property
    def is_folded(self) -> bool:
        """Whether only one of the two has room."""
        return self._has_side and self.width() < px(self._main_room + _GAP + self._side_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether there is room for both."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        folded, chosen = self.is_folded, self._choice.value()
        self._choice.setVisible(folded)
        self._side.setMinimumWidth(0 if folded else px(self._side_room))
        self._side.setMaximumWidth(_ANY if folded else px(self._side_room))
        self._main.setVisible(not folded or chosen == _MAIN)
        self._side.setVisible(self._has_side and (not folded or chosen == _SIDE))
