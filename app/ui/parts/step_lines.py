"""What is stated of each product at a step: lot and expiry at the beginning, the dose at the end."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.course import Act, TypedGiven
from app.domain.quantities import show_decimal
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.number_edit import NumberEdit, WithUnit
from app.words import dose_word, field_word, ml_word, unit_word

FIELD = 60  # the height of a field: for a finger


class StepLines(QWidget):
    """One row for each product; empty where the act asks nothing of them."""

    def __init__(self, treatment: Treatment, act: Act, say: Wording) -> None:
        super().__init__()
        self.setObjectName("step_lines")
        self._treatment, self._say, self._act = treatment, say, act
        self.fields: dict[str, Field] = {}
        self._edits: dict[str, LineEdit] = {}
        self._flowed: list[Label] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(0, 1)
        make = {Act.BEGUN: self._ask_lots, Act.ENDED: self._ask_doses}.get(act)
        if make is not None:
            make()

    def edits(self) -> Iterable[LineEdit]:
        """Return the fields in the order in which they are filled in."""
        return tuple(self._edits.values())

    def typed(self) -> tuple[TypedGiven, ...]:
        """Return what is stated of each product."""
        return tuple(
            TypedGiven(self._text(place, "lot"), self._text(place, "expiry"), self._dose(place))
            for place in range(len(self._treatment.given))
        )

    def fill(self, packages: Sequence[TypedGiven]) -> None:
        """Fill in lot and expiry of each product as found on its package."""
        for place, one in enumerate(packages):
            for name, value in (("lot", one.lot), ("expiry", one.expiry)):
                edit = self._edits.get(f"lines/{place}/{name}")
                if edit is not None and value:
                    edit.setText(value)

    def show_flowed(self, flowed: Decimal | None) -> None:
        """Tell what the record will say of each product once so much flowed in, in mL."""
        if self._act is not Act.ENDED:
            return
        is_known = flowed is not None and 0 < flowed <= self._treatment.iv_volume_ml
        doses = self._treatment.delivered(flowed if is_known else None)
        for place, (dose, volume) in enumerate(doses):
            edit = self._edits[f"lines/{place}/dose"]
            edit.setPlaceholderText(show_decimal(dose) if is_known else "")
            words = self._say("{volume} mL flowed in", volume=ml_word(volume)) if is_known else ""
            self._flowed[place].setText(words)

    def _ask_lots(self) -> None:
        for place, one in enumerate(self._treatment.given):
            self._name(place, one.brand)
            for across, (field, kept) in enumerate((("lot", one.lot), ("expiry", one.expiry))):
                edit = LineEdit(
                    f"step_{field}_{place}",
                    example="2028-03" if field == "expiry" else "",
                    height=FIELD,
                )
                edit.setText(kept)
                self._add(place, across + 1, field, edit, edit)

    def _ask_doses(self) -> None:
        for place, one in enumerate(self._treatment.given):
            ordered = self._say("ordered {dose}", dose=dose_word(one.dose, self._say))
            self._name(place, one.brand, ordered)
            edit = NumberEdit(f"step_dose_{place}", width=110, height=FIELD)
            unit = WithUnit(edit, unit_word(one.dose.unit, self._say), width=44)
            unit.setObjectName(f"{edit.objectName()}_row")
            self._add(place, 1, "dose", edit, unit)
            flowed = Label(size=13, ink="text2", name=f"step_flowed_{place}")
            self._flowed.append(flowed)
            self._beside(place, 2, flowed)

    def _name(self, place: int, brand: str, ordered: str = "") -> None:
        words = f"{brand}  {ordered}".strip()
        label = ElidedLabel(words, size=15, bold=True, name=f"step_product_{place}", spread=True)
        self._beside(place, 0, label)

    def _beside(self, place: int, across: int, label: Label) -> None:
        """Put words beside a field, below the height of the field's own label."""
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addSpacing(px(22))
        label.setFixedHeight(px(FIELD))
        column.addWidget(label)
        column.addStretch(1)
        self._grid.addLayout(column, place, across)

    def _add(self, place: int, across: int, name: str, edit: LineEdit, whole: QWidget) -> None:
        field = Field(field_word(name, self._say), whole)
        address = f"lines/{place}/{name}"
        self.fields[address], self._edits[address] = field, edit
        self._grid.addWidget(field, place, across)
        if name != "dose":
            field.setFixedWidth(px(150))

    def _text(self, place: int, name: str) -> str:
        edit = self._edits.get(f"lines/{place}/{name}")
        return "" if edit is None else edit.text().strip()

    def _dose(self, place: int) -> str:
        edit = self._edits.get(f"lines/{place}/dose")
        return edit.number() if isinstance(edit, NumberEdit) else ""
