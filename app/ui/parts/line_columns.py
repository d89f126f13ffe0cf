"""The columns in which the products of an infusion stand, wide or narrow."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from app.i18n import Wording
from app.ui.kit.labels import ElidedLabel
from app.ui.kit.look import px
from app.words import field_word

GAP: Final = 8
WIDTHS: Final = {"dose": 98, "route": 104, "volume_ml": 88, "indication": 180}
BUTTON: Final = 24
NAME_HEIGHT: Final = 53  # with the hairline below, 54


def lay_out(grid: QGridLayout, cells: Mapping[str, QWidget], narrow: bool) -> None:
    """Put a product's cells into one row, or in a small window the name above the rest."""
    row, first = (1, 0) if narrow else (0, 1)
    grid.addWidget(cells["name"], 0, 0, 1, 5 if narrow else 1)
    for place, name in enumerate(WIDTHS, first):
        cell = cells[name]
        free = narrow and name == "indication"
        cell.setMinimumWidth(px(96 if free else WIDTHS[name]))
        cell.setMaximumWidth(px(600 if free else WIDTHS[name]))
        grid.addWidget(cell, row, place, 1, 3 if free else 1)
    grid.addWidget(cells["buttons"], 0, 5)
    grid.addWidget(cells["details"], 2, 0 if narrow else 1, 1, 6 if narrow else 5)
    grid.addWidget(cells["message"], 3, 0, 1, 6)
    grid.addWidget(cells["offer"], 4, 0, 1, 6)
    grid.setColumnStretch(0, 0 if narrow else 1)
    grid.setColumnStretch(3, 1 if narrow else 0)
    grid.setContentsMargins(0, 0, 0, px(8) if narrow else 0)


class LineHead(QWidget):
    """The words above the columns."""

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._product = ElidedLabel(say("Product"), size=12, ink="text2", spread=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, px(2))
        row.setSpacing(px(GAP))
        row.addWidget(self._product, 1)
        self._words = {
            name: ElidedLabel(field_word(name, say), size=12, ink="text2") for name in WIDTHS
        }
        for name, words in self._words.items():
            words.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            words.setFixedWidth(px(WIDTHS[name]))
            row.addWidget(words)
        row.addSpacing(2 * px(BUTTON))

    def set_narrow(self, narrow: bool) -> None:
        """Stand above the controls alone where the name has a line of its own."""
        self._product.setVisible(not narrow)
        use = self._words["indication"]
        use.setMinimumWidth(px(96 if narrow else WIDTHS["indication"]))
        use.setMaximumWidth(px(600 if narrow else WIDTHS["indication"]))
