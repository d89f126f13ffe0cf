"""Facts one below the other, each with its name at the left, as high as they are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.kit.labels import Label
from app.ui.kit.look import px

_NAMES = 150


class PlainFacts(QWidget):
    """Names and texts in two columns; the texts can be marked and copied."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._texts: list[Label] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these; what stood there under the same place is replaced."""
        for place, (word, text) in enumerate(facts):
            if place == len(self._texts):
                self._add(place, word)
            self._texts[place].setText(text)
            # Without a name of its own the text alone would be read aloud.
            self._texts[place].setAccessibleName(f"{word}: {text}")

    def _add(self, place: int, word: str) -> None:
        named = Label(word, size=12, ink="text2", wrap=True)
        named.setFixedWidth(px(_NAMES))
        text = Label(wrap=True, name=f"{self.objectName()}_{place}")
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(named, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(text, place, 1, Qt.AlignmentFlag.AlignTop)
        self._texts.append(text)
