"""What is asked about: a product, how it is given, and where."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.formulary import Product
from app.domain.supposing import code_of
from app.domain.treatments import DraftLine, LineRole, Setting
from app.domain.values import replace
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.fields import Field
from app.ui.kit.look import px
from app.ui.parts.encounter import settings_of
from app.ui.parts.line_defaults import new_line
from app.ui.parts.line_row import LineRow
from app.ui.parts.product_search import ProductSearch


class UseForm(QWidget):
    """The search, the row of the entry for the product found, and the setting."""

    changed = Signal()
    label_wanted = Signal(object, str)

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("use_form")
        self._say = say
        self.row: LineRow | None = None
        self._code = ""  # the diagnosis that the chosen use names
        self.search = ProductSearch(say, words=say("Product (name, kana, code)"))
        self._setting = Choice("use_setting")
        self._setting.on_change(self._on_setting)
        self._where = Field(say("Setting"), self._setting)
        self._rows = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.search)
        column.addLayout(self._rows)
        column.addWidget(self._where)
        self._where.hide()
        self.search.chosen.connect(self.show_product)

    def set_beds(self, beds: int) -> None:
        """Offer the settings as a clinic with so many beds has them."""
        self._setting.set_options(settings_of(beds, self._say))
        self._setting.set_value(Setting.OUTPATIENT)

    def show_product(self, product: Product) -> None:
        """Ask about a product, by its first approved use and route and its usual amount."""
        self.forget()
        row = LineRow(product, self._say)
        line = usual(product)
        self._code = code_of(product, line.indication)
        row.show_line(line, self._code)
        row.set_place(0)
        # Which package it is makes no difference before there is one.
        details = row.findChild(QWidget, "line_0_details")
        if details is not None:
            details.hide()
        row.changed.connect(self._on_row)
        row.removed.connect(self._on_removed)
        row.label_wanted.connect(self.label_wanted)
        self._rows.addWidget(row)
        self.row = row
        self._where.show()
        row.focus("dose")
        self.changed.emit()

    def forget(self) -> None:
        """Ask about no product any more."""
        if self.row is not None:
            self._rows.removeWidget(self.row)
            self.row.hide()
            self.row.deleteLater()
            self.row = None
        self._where.hide()

    def setting(self) -> Setting | None:
        """Return the setting chosen."""
        value = self._setting.value()
        return value if isinstance(value, Setting) else None

    def _on_setting(self) -> None:
        self.changed.emit()

    def _on_row(self) -> None:
        if self.row is not None:
            code = code_of(self.row.product, self.row.line().indication)
            # Who has what is chosen fits it.
            if code != self._code:
                self._code = code
                self.row.set_icd10(code)
        self.changed.emit()

    def _on_removed(self, _place: int) -> None:
        self.forget()
        self.search.focus()
        self.changed.emit()


def usual(product: Product) -> DraftLine:
    """Return how a product is usually given: as a new line of an entry, for its first approved use."""
    line = new_line(product, "", ())
    if line.role is LineRole.DRUG and not line.indication and product.indications:
        return replace(line, indication=product.indications[0].text_ja)
    return line
