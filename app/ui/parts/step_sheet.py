"""The sheet of one step at the drip: its time, what the act asks for, and nothing else."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain.course import Act, TypedStep
from app.domain.errors import Fault
from app.domain.quantities import NotANumber, read_decimal, show_decimal
from app.domain.recording import typed_moment
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.number_edit import NumberEdit, WithUnit
from app.ui.parts.course_words import deed_of_act
from app.ui.parts.form_rows import show_faults
from app.ui.parts.step_lines import FIELD, StepLines

_TELLS_VOLUME = (Act.INTERRUPTED, Act.ENDED)
_TELLS_NOTE = (Act.REACTION, Act.REMARK)


class StepSheet(Card):
    """Filled with the time as it is now; Enter leads from field to field, as a scanner presses it."""

    completed = Signal()  # Enter behind the last field

    def __init__(
        self, treatment: Treatment, act: Act, now: datetime, number: UUID, say: Wording
    ) -> None:
        super().__init__("step_sheet")
        self.act = act
        self._say, self._number, self._whole_ml = say, number, treatment.iv_volume_ml
        self._title = Label(deed_of_act(act, say), size=17, bold=True, name="step_title")
        self._at = LineEdit("step_at", height=FIELD)
        self._at.setText(typed_moment(now))
        self._at.setFixedWidth(px(180))
        self._delivered = NumberEdit("step_delivered", width=110, height=FIELD)
        self._rate = NumberEdit("step_rate", width=110, height=FIELD)
        self._note = LineEdit("step_note", height=FIELD)
        self._late = LineEdit("step_late", height=FIELD)
        self._lines = StepLines(treatment, act, say)
        self._all = Button(say("All of it"), "soft", name="step_all", height=FIELD)
        self._fields = self._make_fields()
        self._lay_out()
        self._delivered.on_change(self._on_delivered)
        self._all.clicked.connect(self._on_all)
        for edit in self._edits():
            edit.returnPressed.connect(partial(self._on_enter, edit))
        self.setFocusProxy(self._first())

    def typed(self) -> TypedStep:
        """Return the step as it stands here."""
        return TypedStep(
            id=self._number,
            act=self.act,
            at=self._at.text(),
            delivered_ml=self._delivered.number(),
            rate_ml_h=self._rate.number(),
            note=self._note.text(),
            late_reason=self._late.text(),
            lines=self._lines.typed(),
        )

    def tell(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """Tell each fault beside its field; return those that have none here."""
        told = tuple(faults)
        if any(one.field == "late_reason" for one in told):
            self._fields["late_reason"].show()
        show_faults(self._fields, told, self._say)
        return tuple(one for one in told if one.field not in self._fields)

    def take_scan(self, product: str, lot: str, expiry: str) -> bool:
        """Fill in lot and expiry of a scanned product; return False where that is not asked here."""
        return self._lines.take_scan(product, lot, expiry)

    def take_over(self, typed: TypedStep) -> None:
        """Take what was typed into an earlier sheet of the same act; the products are asked anew."""
        self._number = typed.id
        self._at.setText(typed.at)
        self._delivered.setText(typed.delivered_ml)
        self._rate.setText(typed.rate_ml_h)
        self._note.setText(typed.note)
        self._late.setText(typed.late_reason)

    def _make_fields(self) -> dict[str, Field]:
        say = self._say
        note = {
            Act.REACTION: say("What was seen, and what was done"),
            Act.REMARK: say("Remark"),
        }.get(self.act, say("Remark (may stay empty)"))
        fields = {
            "at": Field(say("Time"), self._at),
            "delivered_ml": Field(
                say("Flowed in so far, in all"), _with_unit(self._delivered, "mL")
            ),
            "rate_ml_h": Field(say("New rate"), _with_unit(self._rate, "mL/h")),
            "note": Field(note, self._note),
            "late_reason": Field(say("Reason for the late entry"), self._late),
            **self._lines.fields,
        }
        fields["late_reason"].hide()
        return fields

    def _lay_out(self) -> None:
        tells_volume = self.act in _TELLS_VOLUME and self._whole_ml > 0
        row = QHBoxLayout()
        row.setSpacing(px(14))
        row.addWidget(self._fields["at"])
        for name, is_asked in (
            ("delivered_ml", tells_volume),
            ("rate_ml_h", self.act is Act.RATE_CHANGED),
        ):
            if is_asked:
                row.addWidget(self._fields[name])
            else:
                self._fields[name].hide()
        self._all.set_words(self._say("All of it, {ml} mL", ml=show_decimal(self._whole_ml)))
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        ends = self.act is Act.ENDED and tells_volume
        if ends:
            head.addWidget(self._all)
        else:
            self._all.hide()
        row.addWidget(self._fields["note"], 1)
        self.body.addLayout(head)
        self.body.addLayout(row)
        self.body.addWidget(self._lines)
        self.body.addWidget(self._fields["late_reason"])

    def _edits(self) -> tuple[LineEdit, ...]:
        """Return what Enter leads through: the products first at the beginning, where they are scanned."""
        own = (self._at, self._delivered, self._rate)
        return (*own, *self._lines.edits(), self._note, self._late)

    def _first(self) -> LineEdit:
        """Return where the keyboard starts: the time is there already."""
        asked = [one for one in self._edits()[1:] if one.isVisibleTo(self)]
        return asked[0] if asked else self._at

    def _on_enter(self, edit: LineEdit) -> None:
        edits = self._edits()
        behind = [one for one in edits[edits.index(edit) + 1 :] if one.isVisible()]
        if behind:
            behind[0].setFocus()
            behind[0].selectAll()
        else:
            self.completed.emit()

    def _on_all(self) -> None:
        self._delivered.setText(show_decimal(self._whole_ml))
        self._delivered.setFocus()

    def _on_delivered(self) -> None:
        self._lines.show_flowed(_read(self._delivered.number()))


def _with_unit(edit: NumberEdit, unit: str) -> WithUnit:
    whole = WithUnit(edit, unit)
    whole.setObjectName(f"{edit.objectName()}_row")
    return whole


def _read(typed: str) -> Decimal | None:
    try:
        return read_decimal(typed)
    except NotANumber:
        return None
