"""A number to type, in digits of any width, with its unit beside it."""

import unicodedata
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.kit.labels import Label
from app.ui.kit.line_edit import FIELD_HEIGHT, LineEdit
from app.ui.kit.look import px

# What a Japanese keyboard gives where a number wants a point or a minus.
_SIGNS: Final = str.maketrans({"。": ".", "、": ",", "−": "-", "‐": "-", "ー": "-", "・": "."})


def folded(text: str) -> str:
    """Return a number as typed, in plain digits and points ("１２。５" becomes "12.5")."""
    return unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS).strip()


class NumberEdit(LineEdit):
    """A line for a number; takes any key, folds on leaving, and leaves judging to its owner."""

    def __init__(
        self,
        name: str,
        *,
        example: str = "",
        spoken: str = "",
        width: int = 54,
        height: int = FIELD_HEIGHT,
    ) -> None:
        """Make the line; a width of 0 lets it stretch."""
        super().__init__(name, example=example, spoken=spoken, height=height)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        if width:
            self.setFixedWidth(px(width))
        # No QValidator: it would swallow full-width digits before they could be folded.
        self.editingFinished.connect(self._fold)

    def number(self) -> str:
        """Return what is written, folded, at any moment."""
        return folded(self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all when the keyboard comes in, so that typing replaces the number."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def _fold(self) -> None:
        if self.text() != self.number():
            self.rewrite(self.number())


class WithUnit(QWidget):
    """An editor and its unit beside it; the keyboard goes straight to the editor."""

    def __init__(self, edit: NumberEdit, unit: str, *, width: int = 0) -> None:
        """Put them side by side; ``width`` keeps room for the longest unit of a column."""
        super().__init__()
        self.edit = edit
        self._unit = Label(unit, ink="text2", name=f"{edit.objectName()}_unit")
        if width:
            self._unit.setFixedWidth(px(width))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(edit)
        row.addWidget(self._unit)
        self.setFocusProxy(edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_unit(unit)

    def set_unit(self, unit: str) -> None:
        """Show another unit; it is told with the field's description too."""
        self._unit.setText(unit)
        self.edit.setAccessibleDescription(unit)

    def unit(self) -> str:
        """Return the unit shown."""
        return self._unit.text()

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` whenever the number changes."""
        self.edit.on_change(tell)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the border of an error."""
        self.edit.set_bad(bad)
