"""Keys for the digits of a number, for a finger."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.kit.big_button import BigButton
from app.ui.kit.look import px
from app.ui.kit.number_edit import NumberEdit

_KEYS: Final = ("7", "8", "9", "4", "5", "6", "1", "2", "3", ".", "0", "←")


class DigitKeys(QWidget):
    """Writes into a number what is pressed; the keyboard stays in it."""

    def __init__(self, edit: NumberEdit, *, erase: str) -> None:
        """Make the keys; ``erase`` names the one that takes a digit away."""
        super().__init__()
        self._edit = edit
        self.setObjectName(f"{edit.objectName()}_keys")
        keys = QGridLayout(self)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(px(12))
        for place, sign in enumerate(_KEYS):
            key = BigButton(sign, name=f"{edit.objectName()}_key_{place}", height=60, size=20)
            if sign == "←":
                key.setAccessibleName(erase)
            key.setFixedSize(px(84), px(60))
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            key.clicked.connect(partial(self._press, sign))
            keys.addWidget(key, place // 3, place % 3)
        keys.setColumnStretch(3, 1)

    def _press(self, sign: str, _checked: bool = False) -> None:
        if sign == "←":
            self._edit.backspace()
        else:
            self._edit.insert(sign)
        self._edit.setFocus()
