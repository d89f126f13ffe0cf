"""How a product of an infusion is called, and how it stands."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.formulary import Product
from app.i18n import Wording
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px
from app.ui.parts.line_columns import NAME_HEIGHT
from app.words import generic_word, product_word


def standing(product: Product, day: date, confirmed: bool, say: Wording) -> tuple[str, str, str]:
    """Return icon, ink and words of how a product stands on a day (rules A2, A8)."""
    if product.is_stopped:
        return "no-entry", "bad", say("put aside")
    if not product.is_in_force(day):
        return "no-entry", "bad", say("not in force")
    if product.label_is_unknown:
        return "dashed-circle", "text3", say("label unknown")
    if product.is_unverified and not confirmed:
        return "dashed-circle", "text3", say("unverified")
    return "tick-circle", "legitimate", say("approved")


class ProductName(QWidget):
    """The name in bold; below it the generic name and the standing."""

    def __init__(self, product: Product, say: Wording) -> None:
        super().__init__()
        self._product, self._say = product, say
        self._icon, self._words = IconLabel("", "text3", 13), Label(size=12, ink="text2")
        self._icon.hide()  # until the standing is known
        below = QHBoxLayout()
        below.setSpacing(px(4))
        below.addWidget(self._icon)
        below.addWidget(ElidedLabel(generic_word(product, say), size=12, ink="text2"))
        below.addSpacing(px(2))
        below.addWidget(self._words)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # A stretch above and below keeps the two lines together.
        column.addStretch(1)
        column.addWidget(ElidedLabel(product_word(product, say), bold=True, size=14, spread=True))
        column.addLayout(below)
        column.addStretch(1)
        self.setFixedHeight(px(NAME_HEIGHT))

    def show_standing(self, day: date, confirmed: bool) -> None:
        """Show how the product stands on the day of the infusion."""
        icon, ink, words = standing(self._product, day, confirmed, self._say)
        self._icon.set_icon(icon, ink)
        self._icon.setVisible(bool(icon))
        self._words.setText(words)
