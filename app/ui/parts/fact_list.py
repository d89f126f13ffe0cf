"""Facts one below the other, each with its name at the left; scrolls where they are many."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.panel import Scroller

_NAMES = 92


class FactList(QWidget):
    """Names and texts in two columns."""

    def __init__(self, name: str) -> None:
        """Make it empty."""
        super().__init__()
        self.setObjectName(name)
        self._name = name
        self._lines = QWidget()
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, px(8), 0)
        self._place.addWidget(self._lines)
        self._place.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroller(inside, name=f"{name}_scroll"))

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these instead."""
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        grid.setColumnMinimumWidth(0, px(_NAMES))
        grid.setColumnStretch(1, 1)
        for place, (word, text) in enumerate(facts):
            named = Label(word, size=12, ink="text2", wrap=True)
            named.setFixedWidth(px(_NAMES))
            above = Qt.AlignmentFlag.AlignTop
            grid.addWidget(named, place, 0, above)
            grid.addWidget(Label(text, wrap=True, name=f"{self._name}_{place}"), place, 1, above)
        self._place.replaceWidget(self._lines, lines)
        self._lines.setParent(None)
        self._lines.deleteLater()
        self._lines = lines
        lines.show()
