"""The products that an exemption names; none of them means any product."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.formulary import Product
from app.i18n import Wording
from app.ui.kit.icon_button import IconButton
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px
from app.ui.parts.product_search import ProductSearch
from app.words import product_word


class ExemptionProducts(QWidget):
    """Takes products out of the formulary, one after the other."""

    changed = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self._say = say
        self._rows: dict[str, _Chosen] = {}
        self.search = ProductSearch(say)
        self._any = Label(
            say("No product is named: the exemption holds for any."),
            size=12,
            ink="text2",
            wrap=True,
            name="exemption_any_product",
        )
        self._chosen = QVBoxLayout()
        self._chosen.setSpacing(px(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.search)
        column.addWidget(self._any)
        column.addLayout(self._chosen)
        self.search.chosen.connect(self._on_chosen)

    def numbers(self) -> tuple[str, ...]:
        """Return the formulary numbers chosen, in that order."""
        return tuple(self._rows)

    def _on_chosen(self, product: Product) -> None:
        if product.id not in self._rows:
            row = _Chosen(product, self._say)
            row.removed.connect(self._on_removed)
            self._rows[product.id] = row
            self._chosen.addWidget(row)
            self._tell()

    def _on_removed(self, number: str) -> None:
        row = self._rows.pop(number)
        row.hide()
        row.deleteLater()
        self.search.focus()
        self._tell()

    def _tell(self) -> None:
        self._any.setVisible(not self._rows)
        self.changed.emit()


class _Chosen(QWidget):
    """One product, and the way to take it out again."""

    removed = Signal(str)  # the number

    def __init__(self, product: Product, say: Wording) -> None:
        super().__init__()
        self._number = product.id
        name = product_word(product, say)
        remove = IconButton(
            "cross", say("Remove {product}", product=name), name=f"remove_{product.id}"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(IconLabel("drip", "text2", 16))
        row.addWidget(ElidedLabel(name, size=14, spread=True), 1)
        row.addWidget(remove)
        remove.clicked.connect(self._on_remove)

    def _on_remove(self) -> None:
        self.removed.emit(self._number)
