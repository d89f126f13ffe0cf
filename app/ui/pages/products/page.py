"""The products that may be given, and how their labels stand."""

from datetime import date

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.completions import CompletionForm
from app.domain.errors import Refused
from app.domain.formulary import Product
from app.domain.staff import Permission
from app.faults import fault_sentence
from app.i18n import Wording
from app.problems import explain
from app.services.shelf import LabelState, Shelved
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.option import Option
from app.ui.kit.rows import Column
from app.ui.kit.segmented import Segmented
from app.ui.kit.table import Table
from app.ui.pages.products.owning import Owning
from app.ui.pages.products.stopping import Stopping
from app.ui.parts.completion_sheet import CompletionSheet
from app.ui.parts.deed_card import DeedCard
from app.ui.parts.label_check import LabelCheck
from app.ui.parts.questions import Questions
from app.words import generic_word, indication_word, product_word, route_word

_DETAIL = 320
# Names of both kinds have room from here on.
_GENERIC, _BOTH_FROM = 1, 820


class ProductsPage(QWidget):
    """Finds a product, tells its facts, and lets its label be compared with the insert."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("products_page")
        self._desk, self._wanted = desk, 0
        self._check: LabelCheck | None = None
        say = desk.say
        self._questions = Questions(desk.lane, say, self)
        self._head = HeadBar("products_head")
        self._head.show_title(say("Products"))
        self._notice = Notice("products_notice", closable=True, close_words=say("Close"))
        self._line = LineEdit("products_line")
        self._line.setPlaceholderText(say("Name, generic name or code"))
        self._line.setAccessibleName(say("Find a product"))
        states = [Option("", say("All")), *(Option(one, _word(one, say)) for one in LabelState)]
        self._state = Segmented("products_state", states, spoken=say("Label"))
        self._table = Table(_columns(say), name="products_table", spoken=say("Products"))
        deeds = [
            ("confirm_product", say("Compare with the package insert…")),
            ("complete_product", say("Complete from the package insert…")),
            ("change_product", say("Change…")),
            ("stop_product", say("Put aside…")),
            ("use_product_again", say("Use again…")),
        ]
        self._detail = DeedCard("product_detail", say("This product"), deeds, is_long=True)
        self._stopping = Stopping(desk, self._questions, self)
        self._stopping.done.connect(self._on_written)
        self._owning = Owning(desk, self._questions, self)
        self._owning.done.connect(self._on_written)
        self._owning.failed.connect(self._on_failed)
        self._add = Button(say("Add a product…"), name="add_product", icon="plus")
        self._add.setVisible(desk.actor.may(Permission.MANAGE_MASTERS))
        self._add.clicked.connect(self._owning.add)
        self._lay_out()
        self._state.set_value("")
        self._line.textChanged.connect(self.refresh)
        self._state.chosen.connect(self.refresh)
        self._table.moved.connect(self._on_moved)
        self._detail.asked.connect(self._on_asked)
        self.setFocusProxy(self._line)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again whenever the page comes into sight."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the generic names to the card beside, where the list has no room for both."""
        super().resizeEvent(event)
        self._table.setColumnHidden(_GENERIC, self.width() < px(_BOTH_FROM))

    def refresh(self) -> None:
        """Look again which products there are."""
        self._wanted += 1
        desk, typed, wanted = self._desk, self._line.text(), self._wanted
        value = self._state.value()
        state = value if isinstance(value, LabelState) else None
        desk.lane.run(
            self,
            lambda: (wanted, desk.clinic.products.shelf(desk.actor, typed, state)),
            then=self._on_found,
            failed=self._on_failed,
        )

    def _on_found(self, answer: tuple[int, tuple[Shelved, ...]]) -> None:
        wanted, found = answer
        if wanted != self._wanted:
            return
        say = self._desk.say
        self._head.show_title(say("Products"), below=say("{count} products", count=len(found)))
        self._table.show_rows(found)
        if found and self._table.current_place() < 0:
            self._table.selectRow(0)
        self._on_moved(self._table.current_place())

    def _on_moved(self, place: int) -> None:
        row = self._row(place)
        self._detail.setVisible(row is not None)
        if row is None:
            return
        may = self._desk.actor.may(Permission.CONFIRM_LABEL)
        buttons, state = self._detail.buttons, row.state
        buttons["confirm_product"].setVisible(may and state is LabelState.UNCONFIRMED)
        buttons["complete_product"].setVisible(may and state is LabelState.LISTED)
        is_used = state not in (LabelState.STOPPED, LabelState.UNAPPROVED)
        buttons["stop_product"].setVisible(may and is_used)
        buttons["use_product_again"].setVisible(may and state is LabelState.STOPPED)
        keeps = self._desk.actor.may(Permission.MANAGE_MASTERS)
        buttons["change_product"].setVisible(keeps and row.is_own)
        facts = [_facts(row.product, self._desk.say)]
        if row.state is LabelState.UNAPPROVED:
            say = self._desk.say
            facts.append(say("It has no approval number here, and is refused by its name."))
        self._detail.tell("\n".join(facts), tip=row.product.source)

    def _row(self, place: int) -> Shelved | None:
        if not 0 <= place < self._table.rows.rowCount():
            return None
        row = self._table.rows.row(place)
        return row if isinstance(row, Shelved) else None

    def _on_asked(self, deed: str) -> None:
        row = self._row(self._table.current_place())
        if row is not None:
            {
                "confirm_product": self._ask_confirm,
                "complete_product": self._ask_complete,
                "change_product": lambda one: self._owning.change(one.id),
                "stop_product": self._stopping.stop,
                "use_product_again": self._stopping.use_again,
            }[deed](row.product)

    def _ask_confirm(self, product: Product) -> None:
        self._check = LabelCheck([product], self._desk.say, self)
        self._check.confirmed.connect(self._confirm)
        self._check.open()

    def _confirm(self, product: str, insert_date: date) -> None:
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.products.confirm_label(desk.actor, product, insert_date),
            then=self._on_confirmed,
            failed=self._on_refused,
        )

    def _on_confirmed(self, _answer: object) -> None:
        if self._check is not None:
            self._check.accept()
            self._check = None
        self._on_written(self._desk.say("The label counts as compared from now on."))

    def _on_refused(self, error: Exception) -> None:
        say, row = self._desk.say, self._row(self._table.current_place())
        faults = error.faults if isinstance(error, Refused) else ()
        words = [fault_sentence(one, say) for one in faults] or [str(explain(error, say))]
        if self._check is not None and row is not None:
            self._check.tell(row.product.id, words[0])

    def _ask_complete(self, product: Product) -> None:
        desk, say = self._desk, self._desk.say

        def complete(form: CompletionForm) -> Product:
            return desk.clinic.labels.complete(desk.actor, form)

        known = "\n".join(one.text_ja for one in product.indications)
        title = say("Complete from the package insert")
        sheet = CompletionSheet(product, known, say)
        words = say("The label is complete. Entries are judged by it.")
        self._questions.ask(sheet, title, complete, lambda _answer: self._on_written(words))

    def _on_written(self, words: str) -> None:
        self._notice.tell("ok", words)
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _lay_out(self) -> None:
        card = Card("products_card")
        card.body.setContentsMargins(px(8), px(4), px(8), px(8))
        card.body.addWidget(self._table)
        self._head.add(self._add)
        self._detail.setFixedWidth(px(_DETAIL))
        sides, narrowing = QHBoxLayout(), QHBoxLayout()
        for row in (sides, narrowing):
            row.setSpacing(px(12))
        narrowing.addWidget(self._line, 1)
        narrowing.addWidget(self._state)
        side = QVBoxLayout()
        side.addWidget(self._detail)
        side.addStretch(1)
        sides.addWidget(card, 1)
        sides.addLayout(side)
        content = QVBoxLayout()
        content.setContentsMargins(px(20), px(14), px(20), px(14))
        content.setSpacing(px(12))
        content.addWidget(self._notice)
        content.addLayout(narrowing)
        content.addLayout(sides, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(content, 1)


def _word(state: LabelState, say: Wording) -> str:
    return {
        LabelState.UNCONFIRMED: say("Unverified"),
        LabelState.LISTED: say("Listed only"),
        LabelState.CONFIRMED: say("Verified"),
        LabelState.STOPPED: say("Put aside"),
        LabelState.UNAPPROVED: say("Unapproved"),
    }[state]


def _columns(say: Wording) -> list[Column]:
    tones = {
        LabelState.UNCONFIRMED: "caution",
        LabelState.LISTED: "review",
        LabelState.STOPPED: "bad",
        LabelState.UNAPPROVED: "bad",
    }
    return [
        Column(say("Product"), lambda one: product_word(one.product, say), bold=True, wish=250),
        Column(
            say("Generic name"), lambda one: generic_word(one.product, say), width=170, most=420
        ),
        Column(
            say("Label"),
            lambda one: _word(one.state, say),
            width=110,
            tone=lambda one: tones.get(one.state, ""),
            icon=lambda _one: "",
        ),
    ]


def evidence_word(source: str, say: Wording) -> str:
    """Return what kind of record a product's facts were read from."""
    # Where it was read is of use to whoever checks it, and stands in the tooltip.
    kinds = (
        ("insert", say("text of a package insert")),
        ("添付文書", say("text of a package insert")),
        ("NHI", say("price list of the health insurance")),
    )
    told = [words for mark, words in kinds if mark in source]
    return say(", ").join(dict.fromkeys(told)) or say("other records, in the tooltip")


def _facts(product: Product, say: Wording) -> str:
    none = say("none known")
    routes = say(", ").join(route_word(one, say) for one in product.routes) or none
    indications = [f"・{indication_word(one, say)}" for one in product.indications] or [none]
    told = [
        product_word(product, say),
        f"{generic_word(product, say)}  {product.strength}".strip(),
        *([say("Approval number: {number}", number=product.approval)] if product.approval else []),
        say("Approved routes: {routes}", routes=routes),
        *indications,
    ]
    if product.source:
        told.append(say("Source: {source}", source=evidence_word(product.source, say)))
    return "\n".join(told)
