"""The products of an infusion, one row each (薬剤)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.formulary import Product
from app.domain.treatments import Draft, DraftLine
from app.i18n import Wording
from app.ui.kit.card import Hairline
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.parts.line_columns import LineHead
from app.ui.parts.line_defaults import new_line
from app.ui.parts.line_row import LineRow


class Lines(QWidget):
    """The rows with their head; each change is announced."""

    changed = Signal()
    regrouped = Signal()  # rows came, went or changed places
    left = Signal(str)  # the keyboard left the field at an address
    label_wanted = Signal(object, str)  # the product to be completed, the indication written

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("lines")
        self._say = say
        self._rows: list[LineRow] = []
        self._icd10, self._narrow, self._frozen = "", False, False
        self._day, self._confirmed = date.min, frozenset[str]()
        self._may_complete = False
        self._head = LineHead(say)
        self._none = Label(
            say("No product yet. Find one by name, kana or code."), ink="text3", name="lines_none"
        )
        self._none.setContentsMargins(0, px(10), 0, px(10))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._regroup()

    def add(self, product: Product) -> None:
        """Add a row for a product just chosen, and go to its dose."""
        row = self._row(product, new_line(product, self._icd10, [row.line() for row in self._rows]))
        self._rows.append(row)
        self._regroup()
        row.focus("dose")
        self.changed.emit()

    def show_lines(
        self, lines: Sequence[DraftLine], product: Callable[[str], Product | None]
    ) -> None:
        """Show what a form states instead."""
        for row in self._rows:
            self._forget(row)
        self._rows = [
            self._row(product(line.product) or _unknown(line.product), line) for line in lines
        ]
        self._regroup()

    def filled(self, draft: Draft) -> Draft:
        """Return a form with what stands here."""
        return replace(draft, lines=tuple(row.line() for row in self._rows))

    def set_icd10(self, icd10: str) -> None:
        """Offer the uses that fit another diagnosis."""
        if icd10 != self._icd10:
            self._icd10 = icd10
            for row in self._rows:
                row.set_icd10(icd10)

    def show_standing(self, day: date, confirmed: frozenset[str]) -> None:
        """Show how each product stands on the day of the infusion."""
        self._day, self._confirmed = day, confirmed
        for row in self._rows:
            row.name.show_standing(day, row.product.id in confirmed)

    def offer_completion(self, offered: bool) -> None:
        """Offer to complete unknown labels, or only tell that they are unknown."""
        self._may_complete = offered
        for row in self._rows:
            row.offer.button.setVisible(offered)

    def set_narrow(self, narrow: bool) -> None:
        """Put the names above the rest in a small window."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._head.set_narrow(narrow)
            for row in self._rows:
                row.set_narrow(narrow)

    def set_read_only(self, frozen: bool) -> None:
        """Let nobody change anything here, or let it be changed again."""
        self._frozen = frozen
        for row in self._rows:
            row.set_read_only(frozen)

    def row(self, address: str) -> LineRow | None:
        """Return the row of an address ("lines/0/dose"), or None where there is none."""
        _, _, rest = address.partition("/")
        place = rest.partition("/")[0]
        known = place.isdigit() and int(place) < len(self._rows)
        return self._rows[int(place)] if known else None

    def rows(self) -> tuple[LineRow, ...]:
        """Return the rows from top to bottom."""
        return tuple(self._rows)

    def take(self, place: int) -> None:
        """Remove the row at a place."""
        if 0 <= place < len(self._rows) and not self._frozen:
            self._forget(self._rows.pop(place))
            self._regroup()
            if self._rows:
                self._rows[min(place, len(self._rows) - 1)].focus("dose")
            self.changed.emit()

    def shift(self, place: int, by: int) -> None:
        """Move the row at a place up or down; the keyboard stays in it."""
        if not self._frozen and 0 <= place < len(self._rows) > place + by >= 0:
            self._rows.insert(place + by, self._rows.pop(place))
            self._regroup()
            self.changed.emit()

    def _row(self, product: Product, line: DraftLine) -> LineRow:
        row = LineRow(product, self._say)
        row.show_line(line, self._icd10)
        row.set_narrow(self._narrow)
        row.set_read_only(self._frozen)
        row.name.show_standing(self._day, product.id in self._confirmed)
        row.changed.connect(self.changed)
        # Queued: the row must not vanish while its own button is still at work.
        row.removed.connect(self.take, Qt.ConnectionType.QueuedConnection)
        row.moved.connect(self.shift)
        row.left.connect(self.left)
        row.label_wanted.connect(self.label_wanted)
        row.offer.button.setVisible(self._may_complete)
        return row

    def _forget(self, row: LineRow) -> None:
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _regroup(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, Hairline):
                widget.setParent(None)
                widget.deleteLater()
        # Put in first, shown then: a widget without a parent would open a window of its own.
        self._column.addWidget(self._head)
        self._column.addWidget(self._none)
        self._head.setVisible(bool(self._rows))
        self._none.setVisible(not self._rows)
        for place, row in enumerate(self._rows):
            self._column.addWidget(Hairline())
            self._column.addWidget(row)
            row.set_place(place)
            # At once: a row still hidden could not take the keyboard.
            row.show()
        self.regrouped.emit()


def show_heeds(lines: Lines, heeds: Mapping[int, str]) -> None:
    """Tell below each product what is to be heeded of it."""
    for place, row in enumerate(lines.rows()):
        row.heed.tell(heeds.get(place, ""))


def _unknown(number: str) -> Product:
    """Return a stand-in for a number that the formulary no longer holds; the judge refuses it."""
    return Product(
        id=number,
        category="",
        brand_ja=number,
        brand_en=number,
        generic_ja="",
        generic_en="",
        strength="",
        container="",
        content=None,
        package_ml=None,
        routes=frozenset(),
        indications=(),
    )
