"""The form of a package code that no master knows: on which product it stands."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.errors import Fault, Refused
from app.domain.formulary import Product
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.tick import Tick
from app.ui.parts.filing_sheet import FilingSheet
from app.ui.parts.product_search import ProductSearch
from app.words import product_word


class LearnSheet(FilingSheet):
    """The product, chosen by the same search as in the entry, and the word that the package bears it."""

    def __init__(self, say: Wording) -> None:
        super().__init__("learn_sheet", say)
        self._product: Product | None = None
        self.search = ProductSearch(say)
        self._chosen = Label(say("None is chosen yet."), bold=True, wrap=True, name="learn_chosen")
        self._compared = Tick(say("This name stands on the package"), name="learn_compared")
        self.fields = {
            "product": Field(say("Product"), self._chosen),
            "is_compared": Field(say("Confirmation"), self._compared),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.search)
        column.addWidget(self.fields["product"])
        column.addWidget(self.fields["is_compared"])
        self.search.chosen.connect(self._on_chosen)
        self.setFocusProxy(self.search.field)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        return (None if self._product is None else self._product.id, self._compared.isChecked())

    def value(self) -> Product:
        """Return the product; raises Refused where none is chosen or nobody looked."""
        faults = []
        if self._product is None:
            faults.append(Fault("product", "no_product_chosen"))
        if not self._compared.isChecked():
            faults.append(Fault("is_compared", "package_not_compared"))
        if faults or self._product is None:
            raise Refused(tuple(faults))
        return self._product

    def _on_chosen(self, product: Product) -> None:
        self._product = product
        self._chosen.setText(product_word(product, self._say))
        self.fields["product"].clear_error()
