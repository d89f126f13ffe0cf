"""The short way out of an unknown label: a line below the product, with one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import Label
from app.ui.kit.look import px


class LabelOffer(QWidget):
    """Tells that nobody has entered the product's insert, and offers to do it now."""

    wanted = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__()
        told = say("Approved indications and routes are not entered yet.")
        self.button = Button(
            say("Complete from the insert"), "soft", name="complete_label", height=28
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(2), 0, px(6))
        row.setSpacing(px(6))
        row.addWidget(IconLabel("triangle", "caution", 13))
        row.addWidget(Label(told, size=12, ink="text2", wrap=True), 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self.wanted)
