"""The octagon and the sentence of a fault, where a field has no room of its own for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import Label
from app.ui.kit.look import px


class FaultLine(QWidget):
    """A line with the sign of a fault before its words; hidden while there is none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.words = Label(size=12, ink="bad", wrap=True, name=name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(2), 0, px(6))
        row.setSpacing(px(6))
        row.addWidget(IconLabel("octagon-alert", "bad", 13), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Tell what would put it right; an empty sentence tells nothing any more."""
        self.words.setText(sentence)
        self.setVisible(bool(sentence))
