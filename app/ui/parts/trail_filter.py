"""What of the audit trail is shown: since when, whose, which deeds, about which patient."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.audit import Deed
from app.domain.calendar import JST
from app.domain.staff import Member, StaffId
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.ui.parts.deed_words import deed_word
from app.words import person_word

_ALL = "all"
_DAYS = (1, 7, 30, 365)


class TrailFilterBar(QWidget):
    """Three choices above the table, each at once, and a patient, with Enter."""

    changed = Signal()

    def __init__(self, say: Wording, today: date, *, by_number: bool = False) -> None:
        """Make the bar; `by_number` for somebody who knows patients by their number alone."""
        super().__init__()
        self.setObjectName("trail_filter")
        self._say, self._today = say, today
        self._when = Choice("trail_when", _spans(say), spoken=say("Time"))
        self._who = Choice("trail_who", [Option(_ALL, say("Everybody"))], spoken=say("Who"))
        deeds = sorted(((deed_word(one, say), one) for one in Deed), key=lambda pair: pair[0])
        options = [Option(_ALL, say("All deeds")), *(Option(one, word) for word, one in deeds)]
        self._deed = Choice("trail_deed", options, spoken=say("Deed"))
        words = say("Patient's number") if by_number else say("Patient's number or name")
        self._patient = LineEdit("trail_patient", example=words, spoken=say("Patient"))
        self._patient.editingFinished.connect(self._on_typed)
        self._typed = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        for choice, stretch in ((self._when, 2), (self._who, 3), (self._deed, 3)):
            choice.setCurrentIndex(0)
            choice.chosen.connect(self._on_chosen)
            row.addWidget(choice, stretch)
        row.addWidget(self._patient, 3)

    def offer_people(self, people: Sequence[Member]) -> None:
        """Offer these people to choose from."""
        names = [Option(one.id, f"{person_word(one, self._say)} ({one.login})") for one in people]
        self._who.set_options([Option(_ALL, self._say("Everybody")), *names])

    def since(self) -> datetime | None:
        """Return the first moment that is wanted, or None for the beginning."""
        days = self._when.value()
        if not isinstance(days, int):
            return None
        first = self._today - timedelta(days=days - 1)
        return datetime.combine(first, time(), JST)

    def by(self) -> StaffId | None:
        """Return whose entries are wanted, or None for everybody's."""
        who = self._who.value()
        return who if isinstance(who, StaffId) else None

    def deeds(self) -> frozenset[Deed]:
        """Return which deeds are wanted; none for all."""
        deed = self._deed.value()
        return frozenset({deed}) if isinstance(deed, Deed) else frozenset()

    def patient(self) -> str:
        """Return what was typed of a patient; nothing for all."""
        return self._typed

    def show_patient(self, number: str) -> None:
        """Narrow to the one patient with a number."""
        self._patient.setText(number)
        self._on_typed()

    def _on_typed(self) -> None:
        # The field is also left without anything new in it.
        typed = self._patient.text().strip()
        if typed != self._typed:
            self._typed = typed
            self.changed.emit()

    def _on_chosen(self, _value: object) -> None:
        self.changed.emit()


def _spans(say: Wording) -> list[Option]:
    today = [Option(1, say("Today"))]
    spans = [Option(days, say("Last {count} days", count=days)) for days in _DAYS[1:]]
    return [Option(_ALL, say("From the beginning")), *today, *spans]
