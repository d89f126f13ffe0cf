"""A card that tells how something stands, and holds what can be done about it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.flow import Flow
from app.ui.kit.labels import Label
from app.ui.kit.look import px


class DeedCard(Card):
    """A title, a sentence or two, and buttons."""

    asked = Signal(str)  # the name of the deed

    def __init__(self, name: str, title: str, deeds: Sequence[tuple[str, str]]) -> None:
        """Make the card; each deed has a name and its words."""
        super().__init__(name)
        self._told = Label(size=13, ink="text2", wrap=True, name=f"{name}_told")
        self.buttons = {deed: Button(words, name=deed) for deed, words in deeds}
        self.body.setSpacing(px(8))
        self.body.addWidget(Label(title, size=13, bold=True))
        # Beside a higher card the sentence takes what is left, so that both begin alike.
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._told, 1)
        for deed, button in self.buttons.items():
            button.clicked.connect(partial(self.asked.emit, deed))
        # On a line of its own where a longer language leaves no room beside.
        row = Flow(line_gap=8)
        row.show_items(tuple(self.buttons.values()))
        self.body.addWidget(row)

    def tell(self, words: str, tip: str = "") -> None:
        """Tell how it stands, and more where the pointer rests."""
        self._told.setText(words)
        self._told.setToolTip(tip)
