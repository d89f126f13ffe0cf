"""The form of an exemption (治療使用特例, TUE), as its certificate states it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.athletes import CODES, Exemption, check_exemption
from app.domain.calendar import read_date
from app.domain.errors import Fault
from app.domain.quantities import NotANumber, read_decimal
from app.i18n import Wording
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.fields import Field
from app.ui.kit.look import px
from app.ui.kit.number_edit import NumberEdit, WithUnit
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented
from app.ui.kit.tick_list import TickList
from app.ui.parts.athlete_words import code_word
from app.ui.parts.exemption_products import ExemptionProducts
from app.ui.parts.filing_sheet import FilingSheet, checked, faults_of
from app.ui.parts.form_rows import form_grid
from app.ui.parts.list_over import ListOver
from app.ui.parts.patient_fields import BODIES
from app.ui.parts.patient_words import body
from app.ui.parts.tidy_edit import TidyEdit

_SOME_DAY = date(2000, 1, 1)


class ExemptionSheet(FilingSheet):
    """Number, body, what it covers, validity, and its limits."""

    def __init__(self, say: Wording) -> None:
        super().__init__("exemption_sheet", say)
        self._number = TidyEdit("exemption_number", example=say("as on the certificate"))
        self._body = Segmented("exemption_body", [Option(code, body(code)) for code in BODIES])
        codes = [Option(code, code_word(code, say)) for code in CODES]
        self._covers = TickList("exemption_covers", codes, columns=2)
        self._from = DateEdit("exemption_valid_from", read_date, example="2026-04-01", width=0)
        self._to = DateEdit("exemption_valid_to", read_date, example="2027-03-31", width=0)
        self._volume = NumberEdit("exemption_max_volume", width=90)
        self._products = ExemptionProducts(say)
        self.products = self._products.search
        self.fields = self._labelled()
        rows = (("number", "body"), ("covers",), ("valid_from", "valid_to", "max_volume_ml"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        for row in rows:
            column.addLayout(form_grid(self.fields, (row,), {}, len(row)))
        column.addWidget(self._products)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self.products.focus)
        self.setFocusProxy(self._number)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        lines = (self._number, self._from, self._to, self._volume)
        return (
            *(line.text().strip() for line in lines),
            self._body.value(),
            self._covers.values(),
            self._products.numbers(),
        )

    def value(self) -> Exemption:
        """Return the exemption; raises Refused with every faulty field."""
        first, last, granted_by = self._from.value(), self._to.value(), self._body.value()
        faults = [
            *faults_of("valid_from", self._from, needed="missing"),
            *faults_of("valid_to", self._to, needed="missing"),
        ]
        made = Exemption(
            number=self._number.value(),
            body=granted_by if isinstance(granted_by, str) else "",
            covers=tuple(str(code) for code in self._covers.values()),
            valid_from=first or last or _SOME_DAY,
            valid_to=last or first or _SOME_DAY,
            max_volume_ml=self._read_volume(faults),
            products=self._products.numbers(),
        )
        return checked(made, check_exemption, faults)

    def show_faults(self, faults: Iterable[Fault]) -> None:
        """Tell beside every faulty field what would put it right, and go to the first."""
        super().show_faults(
            Fault("covers", "nothing_ticked") if one.field == "covers" else one for one in faults
        )

    def lay_lists_over(self, ground: QWidget) -> None:
        """Let the products found lie over a ground, so that nothing moves."""
        ListOver(self.products.field, ground)

    def _labelled(self) -> dict[str, Field]:
        say = self._say
        volume = WithUnit(self._volume, "mL")
        volume.setObjectName("exemption_max_volume_row")
        return {
            "number": Field(say("Number of the exemption"), self._number),
            "body": Field(say("Granted by"), self._body),
            "covers": Field(say("What it covers"), self._covers, hint=say("several are possible")),
            "valid_from": Field(say("Valid from"), self._from),
            "valid_to": Field(say("Valid until"), self._to, hint=say("this day included")),
            "max_volume_ml": Field(say("Highest volume"), volume, hint=say("if it states one")),
        }

    def _read_volume(self, faults: list[Fault]) -> Decimal | None:
        number = self._volume.number()
        try:
            return read_decimal(number) if number else None
        except NotANumber:
            faults.append(Fault("max_volume_ml", "unreadable"))
            return None
