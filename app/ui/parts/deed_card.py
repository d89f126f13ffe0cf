"""A card that tells how something stands, and holds what can be done about it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.flow import Flow
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.panel import Scroller
from app.ui.parts.tall_enough import TallEnough


class DeedCard(Card):
    """A title, a sentence or two, and buttons."""

    asked = Signal(str)  # the name of the deed

    def __init__(
        self, name: str, title: str, deeds: Sequence[tuple[str, str]], *, is_long: bool = False
    ) -> None:
        """Make the card; each deed has a name and its words; ``is_long``: what it tells may scroll."""
        super().__init__(name)
        self._told = Label(size=13, ink="text2", wrap=True, name=f"{name}_told")
        self.buttons = {deed: Button(words, name=deed) for deed, words in deeds}
        self.body.setSpacing(px(8))
        self.body.addWidget(Label(title, size=13, bold=True))
        # Beside a higher card the sentence takes what is left, so that both begin alike.
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(_scrolling(self._told) if is_long else self._told, 1)
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


def _scrolling(words: Label) -> Scroller:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, px(6), 0)
    column.addWidget(words)
    column.addStretch(1)
    TallEnough(content)
    return _AsHigh(content)


class _AsHigh(Scroller):
    """Wants to be as high as what it holds, and scrolls only where there is no room for that."""

    def sizeHint(self) -> QSize:
        """Ask for all of the content's height."""
        content, usual = self.widget(), super().sizeHint()
        return usual if content is None else QSize(usual.width(), content.minimumHeight())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask anew when the content has become another height."""
        if watched is self.widget() and event.type() == QEvent.Type.Resize:
            self.updateGeometry()
        return super().eventFilter(watched, event)
