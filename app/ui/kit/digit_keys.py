"""Keys for the digits of a number, for a finger."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.kit.big_button import BigButton
from app.ui.kit.look import px
from app.ui.kit.number_edit import NumberEdit

_KEYS: Final = ("1", "2", "3", "4", "5", "←", "6", "7", "8", "9", "0", ".")
_COLUMNS: Final = 6


class DigitKeys(QWidget):
    """Writes into a number what is pressed; the keyboard stays in it."""

    def __init__(self, edit: NumberEdit, *, erase: str) -> None:
        """Make the keys; ``erase`` names the one that takes a digit away."""
        super().__init__()
        self._edit = edit
        self.setObjectName(f"{edit.objectName()}_keys")
        keys = QGridLayout(self)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(px(9))
        for place, sign in enumerate(_KEYS):
            key = BigButton(sign, name=f"{edit.objectName()}_key_{place}", height=60, size=20)
            if sign == "←":
                key.setAccessibleName(erase)
            key.setFixedHeight(px(60))
            key.setMinimumWidth(px(26))
            key.setMaximumWidth(px(96))
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            key.clicked.connect(partial(self._press, sign))
            keys.addWidget(key, place // _COLUMNS, place % _COLUMNS)
            keys.setColumnStretch(place % _COLUMNS, 9)
        keys.setColumnStretch(_COLUMNS, 1)

    def _press(self, sign: str, _checked: bool = False) -> None:
        if sign == "←":
            self._edit.backspace()
        else:
            self._edit.insert(sign)
        self._edit.setFocus()
