"""A product that no scanner reads: compared by eye, with lot and expiry from its package."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain.matching import Matching
from app.i18n import Wording
from app.ui.kit.card import Card
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.parts.pick_grid import PickGrid
from app.ui.parts.step_lines import FIELD
from app.words import dose_word


class HandSheet(Card):
    """The product is pressed; what stands on its package may be typed."""

    completed = Signal()  # Enter behind the last field

    def __init__(self, matching: Matching, say: Wording) -> None:
        super().__init__("hand_sheet")
        title = say("Which product do you hold in your hand?")
        self._title = Label(title, size=22, bold=True, wrap=True, name="hand_title")
        hint = say("Compare name, strength and expiry on the package with this list.")
        lines = [f"{one.brand}  {dose_word(one.dose, say)}" for one in matching.ordered]
        self._pick = PickGrid("hand_line", lines, spoken=title, columns=1, only_one=True)
        self._lot = LineEdit("hand_lot", height=FIELD)
        self._expiry = LineEdit("hand_expiry", example="2028-03", height=FIELD)
        self.body.addWidget(self._title)
        self.body.addWidget(Label(hint, size=14, ink="text2", wrap=True))
        self.body.addWidget(self._pick)
        package = QHBoxLayout()
        package.setSpacing(px(12))
        package.addWidget(Field(say("Lot (may stay empty)"), self._lot))
        package.addWidget(Field(say("Expiry (may stay empty)"), self._expiry))
        self.body.addLayout(package)
        self._lot.returnPressed.connect(self._expiry.setFocus)
        self._expiry.returnPressed.connect(self.completed)
        if len(matching.left) == 1:
            self._pick.pick(matching.left[0])

    def line(self) -> int | None:
        """Return the place of the product that was pressed, if one was."""
        return next(iter(self._pick.places()), None)

    def package(self) -> tuple[str, str]:
        """Return lot and expiry as typed."""
        return self._lot.text().strip(), self._expiry.text().strip()
