"""Finding a product for an infusion, or learning why it has no place in a vein."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import Fault
from app.domain.formulary import BlockedName, Product
from app.faults import fault_sentence
from app.i18n import Wording
from app.ui.kit.card import Section
from app.ui.kit.found import Found
from app.ui.kit.look import px
from app.ui.kit.search_list import SearchField
from app.ui.parts.fault_line import FaultLine
from app.ui.parts.product_name import standing
from app.ui.parts.refusal import RefusalCard
from app.words import generic_word, product_word

_STANDS_MS = 2000  # so long a refusal stands before it counts as an attempt (rules A2)
_IDLE, _BUSY = 330, 520


class ProductSearch(Section):
    """The search line in the head of its section; what it leads to opens below it."""

    asked = Signal(str)  # a name was typed: answer with one of the show methods
    chosen = Signal(object)  # the Product
    previewed = Signal(object)  # the BlockedName in question, or None
    opened = Signal(object)  # the widget with the answer
    refused = Signal(object, str)  # the BlockedName was really asked for, and the text

    def __init__(self, say: Wording, stands_ms: int = _STANDS_MS, *, words: str = "") -> None:
        words = words or say("Add a product (name, kana, code)")
        field = SearchField(
            "product_search",
            example=words,
            spoken=words,
            key_hint="Ctrl+K",
            list_below=False,
            height=32,
        )
        super().__init__(say("Products"), name="products", aside=field)
        self._say, self.field = say, field
        self._blocked: BlockedName | None = None
        self._told_stopped = False
        self._card = RefusalCard(say)
        self._timer = QTimer(self, singleShot=True, interval=stands_ms)
        self.body.setSpacing(px(6))
        self.body.addWidget(self.field.results)
        self.body.addWidget(self._card)
        self._fault = FaultLine("product_search_message")
        self.body.addWidget(self._fault)
        self.field.setFixedWidth(px(_IDLE))
        self.field.typed.connect(self._on_typed)
        self.field.chosen.connect(self._on_chosen)
        self.field.entered.connect(self._on_entered)
        self.field.dismissed.connect(self.clear)
        self._card.other_wanted.connect(self._on_entered)
        self._timer.timeout.connect(self._on_stood)

    def show_products(self, products: Sequence[Product], day: date) -> None:
        """Show the products that the typed name may mean, or that there is none."""
        say, typed = self._say, self.field.text().strip()
        self._show_blocked(None, "")
        self._forget_stopped()
        rows = []
        for product in products:
            in_force = product.is_in_force(day)
            words = standing(product, day, confirmed=False, say=say)[2]
            below = f"{generic_word(product, say)}  {words}"
            word = "" if in_force else say("Blocked")
            word = say("Put aside") if product.is_stopped else word
            rows.append(Found(product, product_word(product, say), below, "drip", "", word))
        nothing = say(
            "“{name}” is not in the formulary. A product cannot be added as free text.", name=typed
        )
        self.field.show_found(rows, nothing=nothing if typed else "")
        if rows:
            self.opened.emit(self.field.results)
        count = say("{count} found", count=len(rows)) if rows else ""
        self.field.line.set_fact(count or ("" if typed else "Ctrl+K"), tone="plain")

    def show_blocked(self, blocked: BlockedName, matched: str) -> None:
        """Tell that the typed name is blocked, and why."""
        self.field.show_found(())
        self.field.line.set_fact(self._say("Match: blocked"), tone="bad")
        self._card.show_blocked(blocked, matched)
        self._show_blocked(blocked, matched)
        self.opened.emit(self._card)

    def show_fault(self, sentence: str) -> None:
        """Tell that a product is missing; an empty sentence takes that away."""
        self._fault.tell(sentence)
        self.field.set_bad(bool(sentence))

    def clear(self) -> None:
        """Forget what was typed; the keyboard stays here."""
        self.field.line.clear()

    def controls(self) -> list[QWidget]:
        """Return what can be operated, in reading order."""
        return [self.field.line, *self._card.controls]

    def focus(self) -> None:
        """Bring the keyboard to the search line."""
        self.field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.line.selectAll()

    def _show_blocked(self, blocked: BlockedName | None, matched: str) -> None:
        before, self._blocked = self._blocked, blocked
        if blocked is None:
            self._card.hide()
            self._timer.stop()
        elif before is None or before.id != blocked.id:
            self._timer.start()
        if before is not blocked:
            self.previewed.emit(blocked)

    def _on_typed(self, text: str) -> None:
        # Wider while something is typed, but never wider than the form.
        room = max(self.width() - self.title.sizeHint().width() - px(24), px(_IDLE))
        self.field.setFixedWidth(min(px(_BUSY), room) if text else px(_IDLE))
        self.asked.emit(text)

    def _on_chosen(self, product: Product) -> None:
        if product.is_stopped:
            facts = (("name", product_word(product, self._say)),)
            self._told_stopped = True
            self.show_fault(fault_sentence(Fault("product", "product_stopped", facts), self._say))
            return
        self._forget_stopped()
        self.clear()
        self.chosen.emit(product)

    def _forget_stopped(self) -> None:
        if self._told_stopped:
            self._told_stopped = False
            self.show_fault("")

    def _on_entered(self) -> None:
        """Note the attempt, and go back to searching."""
        if self._blocked is not None:
            self._on_stood()
            self.clear()
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_stood(self) -> None:
        if self._blocked is not None:
            self.refused.emit(self._blocked, self.field.text())
