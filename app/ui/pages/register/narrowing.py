"""Which certificates are shown: by number or patient, valid or not, issued since when."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.calendar import JST
from app.i18n import Wording
from app.services.issued import Sought
from app.ui.kit.choice import Choice
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.option import Option

_ALL = "all"
_DAYS = (1, 7, 30, 365)
_REST_MS = 150


class RegisterFilterBar(QWidget):
    """A line to search by, which is followed while one types, and two choices."""

    changed = Signal()

    def __init__(self, say: Wording, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("register_filter")
        self._today = today
        example = say("Certificate No., or the patient's number or name")
        self._typed = LineEdit("register_search", example=example, spoken=say("Search"))
        states = [
            Option(_ALL, say("Valid or not")),
            Option(True, say("Valid")),
            Option(False, say("No longer valid")),
        ]
        self._state = Choice("register_state", states, spoken=say("State"))
        spans = [Option(days, say("Last {count} days", count=days)) for days in _DAYS[1:]]
        spans = [Option(_ALL, say("From the beginning")), Option(1, say("Today")), *spans]
        self._when = Choice("register_when", spans, spoken=say("Issued"))
        # Once for what is typed without a pause.
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.changed)
        self._typed.textChanged.connect(lambda _text: self._rest.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self._typed, 4)
        for choice in (self._state, self._when):
            choice.setCurrentIndex(0)
            choice.chosen.connect(lambda _value: self.changed.emit())
            row.addWidget(choice, 2)
        self.setFocusProxy(self._typed)

    def show_today(self) -> None:
        """Ask for what was issued today, whatever was asked for before."""
        for field, value in ((self._state, _ALL), (self._when, 1)):
            field.set_value(value)
        self._typed.clear()

    def typed(self) -> str:
        """Return what was typed of a certificate or a patient."""
        return self._typed.text().strip()

    def sought(self) -> Sought:
        """Return which are wanted besides."""
        days, state = self._when.value(), self._state.value()
        since = None
        if isinstance(days, int):
            since = datetime.combine(self._today() - timedelta(days=days - 1), time(), JST)
        return Sought(is_valid=state if isinstance(state, bool) else None, since=since)
