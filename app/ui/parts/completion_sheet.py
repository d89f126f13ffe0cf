"""The form of what a package insert approves a product for."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.calendar import read_date
from app.domain.completions import CompletionForm
from app.domain.errors import Refused
from app.domain.formulary import Product, Route
from app.i18n import Wording
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.fields import Field
from app.ui.kit.look import px
from app.ui.kit.memo_edit import MemoEdit
from app.ui.kit.option import Option
from app.ui.kit.tick import Tick
from app.ui.kit.tick_list import TickList
from app.ui.parts.filing_sheet import FilingSheet, faults_of
from app.words import route_word

# The masters list injections; a central line or port is a way into the vein that no insert names.
ROUTES = (
    *(Route.IV_DRIP, Route.IV_BOLUS, Route.IM, Route.SC),
    *(Route.INTRAOSSEOUS, Route.INTRA_ARTERIAL, Route.INTRA_ARTICULAR),
)


class CompletionSheet(FilingSheet):
    """Indications, routes, the insert's date, and the word that all of it stands there."""

    def __init__(self, product: Product, typed: str, say: Wording) -> None:
        """Make the form of a product; `typed` is the indication already written in the entry."""
        super().__init__("completion_sheet", say)
        self._product = product
        self._indications = MemoEdit("completion_indications", lines=3, most_lines=8)
        self._indications.set_text(typed)
        routes = [Option(route, route_word(route, say)) for route in ROUTES]
        self._routes = TickList("completion_routes", routes, columns=3)
        self._dilutes = Tick(
            say("It is a drug-free fluid that may dilute others"), name="completion_dilutes"
        )
        self._date = DateEdit("completion_date", read_date, example="2026-04-01")
        self._compared = Tick(
            say("I compared this with the package insert"), name="completion_compared"
        )
        hint = say("one a line, as the insert words them")
        self.fields = {
            "indications": Field(say("Approved indications"), self._indications, hint=hint),
            "routes": Field(say("Approved routes"), self._routes, hint=say("several are possible")),
            "insert_date": Field(say("Insert revised on"), self._date),
            "is_compared": Field(say("Confirmation"), self._compared),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.fields["indications"])
        column.addWidget(self.fields["routes"])
        column.addWidget(self._dilutes)
        column.addWidget(self.fields["insert_date"])
        column.addWidget(self.fields["is_compared"])
        self.setFocusProxy(self._indications)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        ticks = (self._dilutes.isChecked(), self._compared.isChecked())
        return (self._indications.text(), self._routes.values(), self._date.text(), *ticks)

    def value(self) -> CompletionForm:
        """Return what is typed; raises Refused where the date cannot be read."""
        if faults := tuple(faults_of("insert_date", self._date)):
            raise Refused(faults)
        routes = (one for one in self._routes.values() if isinstance(one, Route))
        return CompletionForm(
            product=self._product.id,
            indications=self._indications.text(),
            routes=frozenset(routes),
            may_dilute=self._dilutes.isChecked(),
            insert_date=self._date.value(),
            is_compared=self._compared.isChecked(),
        )
