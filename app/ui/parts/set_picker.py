"""The clinic's regular sets, to be picked while an infusion is written."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.formulary import Product
from app.domain.regular_sets import RegularSet, narrowed
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.dialog import Dialog
from app.ui.kit.found import Found
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.search_list import SearchField
from app.words import product_word

ProductOf = Callable[[str], Product | None]


class SetPicker(Dialog):
    """Narrows the sets as one types; Enter takes the first, Esc none."""

    chosen = Signal(object)  # the RegularSet
    keeping_asked = Signal(str)  # what was typed: the products of the form are to be a set

    def __init__(
        self,
        sets: Sequence[RegularSet],
        product: ProductOf,
        say: Wording,
        parent: QWidget,
        *,
        may_keep: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("set_picker")
        self.setWindowTitle(say("Regular sets"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._sets, self._product, self._say = tuple(sets), product, say
        self._search = SearchField(
            "set_search", example=say("Name of the set"), spoken=say("Regular sets")
        )
        hint = say("A set fills products, never diagnosis or basis.")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        column.setSpacing(px(8))
        column.addWidget(Label(hint, size=12, ink="text2", wrap=True))
        column.addWidget(self._search)
        column.addStretch(1)
        if may_keep:
            words = say("Register these products as a set…")
            keep = Button(words, "soft", name="keep_as_set", icon="plus", height=32)
            keep.setAutoDefault(False)
            keep.clicked.connect(self._on_keeping)
            column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFixedSize(px(460), px(380))
        self._search.typed.connect(self._narrow)
        self._search.chosen.connect(self._on_chosen)
        self._search.dismissed.connect(self.reject)
        self._narrow("")
        self._search.line.setFocus()

    def _narrow(self, typed: str) -> None:
        say = self._say
        rows = [
            Found(one, one.name, set_words(one, self._product, say), "drip")
            for one in narrowed(self._sets, typed)
        ]
        nothing = say("No set of this name.") if typed else say("There is no regular set yet.")
        self._search.show_found(rows, nothing=nothing)

    def _on_keeping(self) -> None:
        self.accept()
        self.keeping_asked.emit(self._search.text().strip())

    def _on_chosen(self, one: RegularSet) -> None:
        self.accept()
        self.chosen.emit(one)


def set_words(one: RegularSet, product: ProductOf, say: Wording) -> str:
    """Return what a set holds in one line: products with doses, and how long they run."""
    parts = []
    for line in one.lines:
        found = product(line.product)
        name = line.product if found is None else product_word(found, say)
        parts.append(" ".join(filter(None, (name, line.dose, line.unit))))
    if one.minutes:
        parts.append(say("{minutes} min", minutes=one.minutes))
    return say(", ").join(parts)
