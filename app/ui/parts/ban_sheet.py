"""The form of a period of ineligibility (資格停止)."""

from datetime import date

from app.domain.athletes import Ban, check_ban
from app.domain.calendar import read_date
from app.i18n import Wording
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented
from app.ui.parts.filing_sheet import FilingSheet, checked, faults_of
from app.ui.parts.form_rows import form_grid
from app.ui.parts.patient_fields import BODIES
from app.ui.parts.patient_words import body

_SOME_DAY = date(2000, 1, 1)


class BanSheet(FilingSheet):
    """Who imposed it, from when to when, and what for."""

    def __init__(self, say: Wording) -> None:
        super().__init__("ban_sheet", say)
        self._body = Segmented("ban_body", [Option(code, body(code)) for code in BODIES])
        self._first = DateEdit("ban_first", read_date, example="2026-04-01", width=0)
        self._last = DateEdit("ban_last", read_date, example="2027-03-31", width=0)
        self._reason = LineEdit("ban_reason", example=say("e.g. decision of the panel"))
        self.fields = {
            "body": Field(say("Imposed by"), self._body),
            "first": Field(say("First day"), self._first),
            "last": Field(say("Last day"), self._last, hint=say("empty until it is decided")),
            "reason": Field(say("Reason"), self._reason, hint=say("optional")),
        }
        rows = (("body",), ("first", "last"), ("reason",))
        grid = form_grid(self.fields, rows, {"body": 2, "reason": 2}, 2)
        grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(grid)
        self.setFocusProxy(self._body)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        lines = (self._first, self._last, self._reason)
        return (*(line.text().strip() for line in lines), self._body.value())

    def value(self) -> Ban:
        """Return the ban; raises Refused with every faulty field."""
        imposed_by, first = self._body.value(), self._first.value()
        faults = [
            *faults_of("first", self._first, needed="missing"),
            *faults_of("last", self._last),
        ]
        made = Ban(
            body=imposed_by if isinstance(imposed_by, str) else "",
            first=first or _SOME_DAY,
            last=self._last.value(),
            reason=self._reason.text().strip(),
        )
        return checked(made, check_ban, faults)
