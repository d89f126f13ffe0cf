"""Comparing a product's facts with its package insert, once (rules A8)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.calendar import read_date
from app.domain.formulary import Product
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.panel import Scroller
from app.ui.parts.tall_enough import TallEnough
from app.words import (
    dose_word,
    field_word,
    generic_word,
    indication_word,
    product_word,
    route_word,
)


class LabelCheck(QDialog):
    """The products that nobody here has compared yet, each with its facts at a glance."""

    confirmed = Signal(str, object)  # the product's number, the insert's date

    def __init__(self, products: Sequence[Product], say: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._say = say
        self._cards = {one.id: _ProductCard(one, say) for one in products}
        self.setObjectName("label_check")
        self.setWindowTitle(say("Compare with the package insert"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        content = QWidget()
        cards = QVBoxLayout(content)
        cards.setContentsMargins(0, 0, px(6), 0)
        cards.setSpacing(px(12))
        for card in self._cards.values():
            cards.addWidget(card)
            card.confirmed.connect(self.confirmed)
        cards.addStretch(1)
        TallEnough(content)
        told = say(
            "These facts were not taken from a package insert. Compare each with the current insert once; who did so, and when, is kept."
        )
        cancel = Button(say("Close"), "quiet", name="label_check_close")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Label(self.windowTitle(), size=16, bold=True))
        column.addWidget(Label(told, size=13, ink="text2", wrap=True))
        column.addWidget(Scroller(content, name="label_check_scroll"), 1)
        column.addLayout(foot)
        self.resize(px(680), px(min(600, 200 + 330 * len(products))))
        cancel.clicked.connect(self.reject)

    def show_confirmed(self, product: str) -> bool:
        """Tick a product off; return whether all are confirmed now."""
        self._cards[product].show_done()
        return all(card.is_done for card in self._cards.values())

    def tell(self, product: str, sentence: str) -> None:
        """Tell beside a product's date what would put it right."""
        self._cards[product].date.set_error(sentence)


class _ProductCard(Card):
    """One product's facts, the date of the insert, and the word that they agree."""

    confirmed = Signal(str, object)

    def __init__(self, product: Product, say: Wording) -> None:
        super().__init__(f"label_{product.id}")
        self._product, self._say = product, say
        self.is_done = False
        self._edit = DateEdit(f"label_{product.id}_date", read_date, example="2025-04-01")
        self.date = Field(say("Insert revised on"), self._edit)
        self._confirm = Button(
            say("It agrees with the insert"),
            "primary",
            name=f"label_{product.id}_confirm",
            icon="check",
        )
        facts = QFormLayout()
        facts.setHorizontalSpacing(px(16))
        facts.setVerticalSpacing(px(6))
        facts.setLabelAlignment(Qt.AlignmentFlag.AlignTop)
        for word, text in _facts(product, say):
            facts.addRow(Label(word, size=12, ink="text2"), Label(text, size=13, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.date)
        row.addStretch(1)
        row.addWidget(self._confirm, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(Label(product_word(product, say), size=15, bold=True, wrap=True))
        self.body.addLayout(facts)
        self.body.addLayout(row)
        self._confirm.clicked.connect(self._on_confirm)

    def show_done(self) -> None:
        """Show that it is confirmed."""
        self.is_done = True
        self._confirm.set_words(self._say("Compared"))
        self._confirm.set_kind("plain")
        self._confirm.setEnabled(False)
        self._edit.setReadOnly(True)

    def _on_confirm(self) -> None:
        day: date | None = self._edit.value()
        if day is None:
            self.date.set_error(self._say("Enter the date of revision printed on the insert."))
            self.date.focus()
        else:
            self.confirmed.emit(self._product.id, day)


def _facts(product: Product, say: Wording) -> list[tuple[str, str]]:
    none = say("none known")
    routes = say(", ").join(route_word(route, say) for route in product.routes) or none
    limits = [
        say("{dose} at once", dose=dose_word(product.max_once, say)) if product.max_once else "",
        say("{dose} a day", dose=dose_word(product.max_day, say)) if product.max_day else "",
    ]
    if product.is_diluent_only:
        routes = say("Diluent only")
    indications = [f"・{indication_word(one, say)}" for one in product.indications]
    return [
        (say("Generic name"), f"{generic_word(product, say)}  {product.strength}".strip()),
        (field_word("indication", say), "\n".join(indications) or none),
        (field_word("route", say), routes),
        (say("Highest dose"), say(", ").join(filter(None, limits)) or none),
        (say("Usual dose"), product.usual_dose or none),
        (say("Source"), product.source or none),
    ]
