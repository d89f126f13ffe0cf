"""The sheet of one step at the drip: its time, what the act asks for, and nothing else."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.course import Act, TypedGiven, TypedStep
from app.domain.errors import Fault
from app.domain.quantities import NotANumber, read_decimal, show_decimal
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.ui.kit.big_button import BigButton
from app.ui.kit.card import Card
from app.ui.kit.digit_keys import DigitKeys
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.number_edit import NumberEdit, WithUnit
from app.ui.parts.course_words import asked_of_act
from app.ui.parts.form_rows import show_faults
from app.ui.parts.pick_grid import PickGrid
from app.ui.parts.reaction_choices import ReactionChoices
from app.ui.parts.step_lines import FIELD, StepLines
from app.ui.parts.time_row import TimeRow

_TELLS_VOLUME = (Act.INTERRUPTED, Act.ENDED)
_TELLS_NOTE = (Act.REACTION, Act.REMARK)
_WIDE, _LESS_WIDE = 680, 420  # from here on two stand in a line: time and note, amount and all
_TIME = 494  # what the time and its keys need

_ANYWHERE = Qt.AlignmentFlag(0)
_ANY_WIDTH = 16_777_215  # Qt's own word for: as wide as you like


class StepSheet(Card):
    """Filled with the time as it is now; what is seldom needed opens by a button."""

    completed = Signal()  # Enter behind the last field

    def __init__(
        self,
        treatment: Treatment,
        act: Act,
        now: datetime,
        number: UUID,
        say: Wording,
        *,
        wrong: Sequence[str] = (),
    ) -> None:
        """Make the sheet; ``wrong`` are the words of what may be wrong with a product that came."""
        super().__init__("step_sheet")
        self.act = act
        self._say, self._number, self._whole_ml = say, number, treatment.iv_volume_ml
        title = asked_of_act(act, say) if not wrong else say("What is wrong with what came?")
        self._tells_volume = act in _TELLS_VOLUME and self._whole_ml > 0
        self._title = Label(title, size=22, bold=True, wrap=True, name="step_title")
        self._at = TimeRow(now, say)
        self._delivered = NumberEdit("step_delivered", width=140, height=60)
        self._rate = NumberEdit("step_rate", width=140, height=60)
        self._note = LineEdit("step_note", height=FIELD)
        self._late = LineEdit("step_late", height=FIELD)
        self._lines = StepLines(treatment, act, say)
        all_words = say("All of it, {ml} mL", ml=show_decimal(self._whole_ml))
        self._all = BigButton(all_words, name="step_all", height=64)
        self._more = BigButton(say("More…"), name="step_more", height=60, size=15)
        self._reaction = ReactionChoices(say)
        self._wrong = PickGrid("step_wrong", wrong, spoken=title, columns=2)
        self._fields, self._pairs = self._make_fields(), list[QBoxLayout]()
        self._lay_out()
        self._delivered.on_change(self._on_delivered)
        self._all.clicked.connect(self._on_all)
        self._more.clicked.connect(self._open_more)
        for edit in self._edits():
            edit.returnPressed.connect(partial(self._on_enter, edit))

    @property
    def asks(self) -> bool:
        """Whether something must be stated before it can be written."""
        return self._tells_volume or self.act in (Act.RATE_CHANGED, *_TELLS_NOTE)

    def fill(self, packages: Sequence[TypedGiven]) -> None:
        """Fill in lot and expiry of each product as found."""
        self._lines.fill(packages)

    def fill_rate(self, rate: str) -> None:
        """Fill in the rate as ordered."""
        self._rate.setText(rate)

    def focus_first(self) -> None:
        """Bring the keyboard to what must be stated."""
        first = {Act.RATE_CHANGED: self._rate}.get(self.act, self._delivered)
        if first.isVisibleTo(self):
            first.setFocus()
            first.selectAll()

    def typed(self) -> TypedStep:
        """Return the step as it stands here."""
        wrong = self._wrong.words()
        told = (
            self._reaction.note(),
            _not_as_ordered(wrong, self._say) if wrong else "",
            self._note.text().strip(),
        )
        return TypedStep(
            id=self._number,
            act=self.act,
            at=self._at.edit.text(),
            delivered_ml=self._delivered.number(),
            rate_ml_h=self._rate.number(),
            note=" ".join(part for part in told if part),
            late_reason=self._late.text(),
            lines=self._lines.typed(),
        )

    def tell(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """Tell each fault beside its field; return those that have none here."""
        told = tuple(faults)
        if any(one.field == "late_reason" for one in told):
            self._fields["late_reason"].show()
        folded = {"note", *self._lines.fields} if self._more.isVisibleTo(self) else set()
        if any(one.field in folded for one in told):
            self._open_more()
        show_faults(self._fields, told, self._say)
        return tuple(one for one in told if one.field not in self._fields)

    def take_over(self, typed: TypedStep) -> None:
        """Take what was typed into an earlier sheet of the same act; the products are asked anew."""
        self._number = typed.id
        self._at.edit.setText(typed.at)
        self._delivered.setText(typed.delivered_ml)
        self._rate.setText(typed.rate_ml_h)
        self._note.setText(typed.note)
        self._late.setText(typed.late_reason)

    def _make_fields(self) -> dict[str, Field]:
        say = self._say
        note = {
            Act.REACTION: say("What else was seen or done"),
            Act.REMARK: say("Remark"),
        }.get(self.act, say("Remark (may stay empty)"))
        rate = say("New rate") if self.act is Act.RATE_CHANGED else say("Rate of flow")
        return {
            "at": Field(say("Time"), self._at),
            "delivered_ml": Field(
                say("Flowed in so far, in all"), _with_unit(self._delivered, "mL")
            ),
            "rate_ml_h": Field(rate, _with_unit(self._rate, "mL/h")),
            "late_reason": Field(say("Reason for the late entry"), self._late),
            **self._lines.fields,
            "note": Field(note, self._note),
        }

    def _lay_out(self) -> None:
        asks_rate = self.act in (Act.RATE_CHANGED, Act.BEGUN)
        counted = self._rate if self.act is Act.RATE_CHANGED else self._delivered
        keys = DigitKeys(counted, erase=self._say("Erase"))
        note, is_note = self._fields["note"], self.act in _TELLS_NOTE
        rows: tuple[tuple[tuple[QWidget, bool], ...], ...] = (
            ((self._title, True),),
            ((self._wrong, self._wrong.has_words),),
            ((self._reaction, self.act is Act.REACTION),),
            (
                (self._fields["delivered_ml"], self._tells_volume),
                (self._all, self.act is Act.ENDED and self._tells_volume),
            ),
            ((self._fields["rate_ml_h"], asks_rate),),
            ((keys, self._tells_volume or self.act is Act.RATE_CHANGED),),
            ((self._fields["at"], True), (note, True) if is_note else (self._more, True)),
            ((self._fields["late_reason"], False),),
            ((self._lines, False),),
            () if is_note else ((note, False),),
        )
        for row in rows:
            self._add_row(row)

    def _add_row(self, row: tuple[tuple[QWidget, bool], ...]) -> None:
        line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        line.setSpacing(px(12))
        self.body.addLayout(line)
        for part, is_shown in row:
            # A button stands beside the field, not beside its label.
            place = Qt.AlignmentFlag.AlignBottom if part in (self._all, self._more) else _ANYWHERE
            line.addWidget(part, int(part is row[-1][0]), place)
            # Never shown here: without a parent it would be a window, and take the keyboard away.
            part.setVisible(is_shown)
        if len(row) > 1:
            self._pairs.append(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put two in a line where there is room, so that nothing scrolls."""
        super().resizeEvent(event)
        is_wide = self.width() >= px(_WIDE)
        is_less_wide = self.width() >= px(_LESS_WIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for pair in self._pairs:
            has_time = pair.indexOf(self._fields["at"]) >= 0
            fits = is_wide if has_time else is_less_wide
            pair.setDirection(across if fits else down)
        self._fields["at"].setMinimumWidth(px(_TIME) if is_wide else 0)
        self._fields["at"].setMaximumWidth(px(_TIME) if is_wide else _ANY_WIDTH)

    def _open_more(self) -> None:
        self._more.hide()
        self._lines.setVisible(bool(self._lines.fields))
        self._fields["note"].show()

    def _edits(self) -> tuple[LineEdit, ...]:
        """Return what Enter leads through."""
        own = (self._delivered, self._rate, self._at.edit)
        return (*own, *self._lines.edits(), self._note, self._late)

    def _on_enter(self, edit: LineEdit) -> None:
        edits = self._edits()
        behind = [one for one in edits[edits.index(edit) + 1 :] if one.isVisible()]
        if behind and edit not in (self._delivered, self._rate):
            behind[0].setFocus()
            behind[0].selectAll()
        else:
            self.completed.emit()

    def _on_all(self) -> None:
        self._delivered.setText(show_decimal(self._whole_ml))
        self.completed.emit()

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


def _not_as_ordered(what: Sequence[str], say: Wording) -> str:
    return say("What came is not as ordered: {what}.", what=say(", ").join(what))
