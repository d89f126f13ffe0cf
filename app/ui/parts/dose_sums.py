"""The small calculator beside an entry: by weight, by strength, by rate and time."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dosing import (
    DROPS_PER_ML,
    Worked,
    by_weight,
    dose_in,
    drops,
    lasts,
    rate,
    volume_of,
)
from app.domain.formulary import Product
from app.domain.quantities import CONTAINERS, Dose, show_decimal
from app.i18n import Wording
from app.ui.kit.card import Hairline
from app.ui.kit.dialog import Dialog
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.parts.line_defaults import units_of
from app.ui.parts.sum_row import SumRow
from app.words import product_word, unit_word


class DoseSums(Dialog):
    """Works out sums for one product of an entry; nothing is taken over unasked."""

    taken = Signal(object)  # the Worked

    def __init__(
        self,
        product: Product,
        total_ml: Decimal,
        minutes: int | None,
        say: Wording,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._product, self._say = product, say
        self.setObjectName("dose_sums")
        self.setWindowTitle(say("Calculate"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(760))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(Label(product_word(product, say), size=15, bold=True))
        column.addWidget(Hairline())
        sides = QHBoxLayout()
        sides.setSpacing(px(32))
        rows = self._of_product()
        for side in (rows, self._of_drip(total_ml, minutes)):
            sides.addLayout(self._side(side), 1)
        column.addLayout(sides, 1)
        column.addWidget(
            Label(
                say("Check the result against the package insert. Esc closes."),
                size=12,
                ink="text2",
                wrap=True,
                name="sums_foot",
            )
        )
        rows[0].edits[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _side(self, rows: Sequence[SumRow]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(16))
        for row in rows:
            column.addWidget(row)
            row.taken.connect(self._on_taken)
        column.addStretch(1)
        return column

    def _of_product(self) -> list[SumRow]:
        say, product = self._say, self._product
        units = [one for one in units_of(product) if one not in CONTAINERS] or ["mL"]
        # Nobody orders grams per kilogram.
        unit = "mg" if "mg" in units else units[0]
        word = unit_word(unit, say)
        weight = SumRow(
            "sum_weight",
            say("By body weight"),
            [
                ("each", say("{unit} per kg", unit=word), ""),
                ("weight", say("Weight (kg)"), ""),
            ],
            say,
        )
        weight.set_work(lambda found: by_weight(found[0], unit, found[1], product))
        if unit == "mL" or product.volume_ml(Dose(Decimal(1), unit)) is None:
            return [weight]
        fills = SumRow(
            "sum_volume",
            say("Dose into volume"),
            [("dose", say("Dose ({unit})", unit=word), "")],
            say,
        )
        fills.set_work(lambda found: volume_of(Dose(found[0], unit), product))
        holds = SumRow(
            "sum_dose", say("Volume into dose"), [("volume", say("Volume (mL)"), "")], say
        )
        holds.set_work(lambda found: dose_in(found[0], unit, product))
        return [weight, fills, holds]

    def _of_drip(self, total_ml: Decimal, minutes: int | None) -> list[SumRow]:
        say, total = self._say, show_decimal(total_ml) if total_ml else ""
        volume = ("volume", say("Total volume (mL)"), total)
        lasting = ("minutes", say("Duration (min)"), "" if minutes is None else str(minutes))
        speed = SumRow("sum_rate", say("Rate of the whole drip"), [volume, lasting], say)
        speed.set_work(_rates)
        time = SumRow(
            "sum_time",
            say("Duration of the whole drip"),
            [volume, ("rate", say("Rate (mL/h)"), "")],
            say,
        )
        time.set_work(lambda found: lasts(found[0], found[1]))
        for row in (speed, time):
            # The entry states no rate: these are told only.
            row.is_taken_over = False
            row.button.hide()
        return [speed, time]

    def _on_taken(self, found: Worked) -> None:
        self.taken.emit(found)
        self.accept()


def _rates(found: Sequence[Decimal]) -> Worked | None:
    """Return the rate in mL/h, and in drops of both giving sets below it; whole minutes only."""
    minutes = int(found[1])
    if minutes != found[1]:
        return None
    told = rate(found[0], minutes)
    dripping = (drops(found[0], minutes, each).formula for each in DROPS_PER_ML)
    return Worked(told.result, "\n".join((told.formula, *dripping)))
