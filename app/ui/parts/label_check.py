"""Comparing a product's facts with its package insert, once (rules A8)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.calendar import read_date
from app.domain.formulary import Product
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.dialog import Dialog
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

_MARGIN = 60  # so much is kept in sight below the keyboard: the field's sentence stands there


class LabelCheck(Dialog):
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
            for control in card.controls:
                control.installEventFilter(self)
        cards.addStretch(1)
        TallEnough(content)
        content.installEventFilter(self)
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
        self._scroller = Scroller(content, name="label_check_scroll")
        column.addWidget(self._scroller, 1)
        column.addLayout(foot)
        self.resize(px(680), px(min(680, 200 + 380 * len(products))))
        cancel.clicked.connect(self.reject)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep in sight where the keyboard is, also when it did not come by Tab or words came."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.Resize):
            # Queued: what was just opened or told has its place only then.
            QTimer.singleShot(0, self, self._bring_into_sight)
        return super().eventFilter(watched, event)

    def _bring_into_sight(self) -> None:
        # Nobody may have the keyboard, though the stubs say otherwise.
        here: QWidget | None = self.focusWidget()
        if here is not None and self._scroller.isAncestorOf(here):
            self._scroller.ensureWidgetVisible(here, 0, px(_MARGIN))

    def show_confirmed(self, product: str) -> bool:
        """Tick a product off; return whether all are confirmed now."""
        self._cards[product].show_done()
        return all(card.is_done for card in self._cards.values())

    def tell(self, product: str, sentence: str) -> None:
        """Tell beside a product's date what would put it right."""
        date = self._cards[product].date
        date.answer(sentence)
        if date.error:
            date.focus()


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
        self.controls = (self._edit, self._confirm)
        facts = QGridLayout()
        facts.setHorizontalSpacing(px(16))
        facts.setVerticalSpacing(px(6))
        facts.setColumnStretch(1, 1)
        for place, (word, text) in enumerate(_facts(product, say)):
            about = Label(word, size=12, ink="text2")
            facts.addWidget(about, place, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(Label(text, size=13, wrap=True), place, 1)
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
        *([(say("Approval number"), product.approval)] if product.approval else []),
        (say("Highest dose"), say(", ").join(filter(None, limits)) or none),
        (say("Usual dose"), product.usual_dose or none),
        (say("Source"), product.source or none),
    ]
