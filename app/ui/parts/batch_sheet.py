"""The form of a team's certificates: which team, and infusions from when to when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from app.domain.calendar import read_date
from app.domain.consents import Consent, Giver, Terms
from app.domain.errors import Fault, Refused
from app.domain.text import states_nothing
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.ui.parts.filing_sheet import FilingSheet, faults_of
from app.ui.parts.form_rows import form_grid


@dataclass(frozen=True, slots=True)
class TeamPeriod:
    """A team, the first and the last day of the infusions that are wanted, and upon which terms."""

    team: str
    since: date
    until: date
    terms: Terms


class BatchSheet(FilingSheet):
    """A team out of those that patients belong to, and two days."""

    def __init__(self, teams: Sequence[str], today: date, say: Wording) -> None:
        super().__init__("batch_sheet", say)
        self._team = Choice(
            "batch_team", [Option(one, one) for one in teams], placeholder=say("Choose")
        )
        self._since = DateEdit("batch_since", read_date, example="2026-11-01", width=0)
        self._until = DateEdit("batch_until", read_date, example="2026-11-30", width=0)
        self._until.set_value(today)
        self._recipient = LineEdit(
            "batch_recipient", example=say("e.g. medical office of the team")
        )
        self._agreed = DateEdit("batch_agreed_on", read_date, example="2026-11-20", width=0)
        self.fields = {
            "team": Field(say("Team"), self._team),
            "since": Field(say("First day"), self._since),
            "until": Field(say("Last day"), self._until),
            "recipient": Field(say("Recipient"), self._recipient),
            "agreed_on": Field(say("Each player agreed on"), self._agreed),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        rows = (("team",), ("since", "until"), ("recipient",), ("agreed_on",))
        column.addLayout(form_grid(self.fields, rows, {"team": 2, "recipient": 2}, 2))
        self.setFocusProxy(self._team)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        lines = (self._since, self._until, self._recipient, self._agreed)
        return (self._team.value(), *(line.text().strip() for line in lines))

    def value(self) -> TeamPeriod:
        """Return team and days; raises Refused with every faulty field."""
        team, since, until = self._team.value(), self._since.value(), self._until.value()
        faults = [] if isinstance(team, str) else [Fault("team", "missing")]
        days = {"since": self._since, "until": self._until, "agreed_on": self._agreed}
        for name, edit in days.items():
            faults += faults_of(name, edit, needed="missing")
        agreed, recipient = self._agreed.value(), self._recipient.text().strip()
        if states_nothing(recipient):
            faults.append(Fault("recipient", "missing"))
        if faults or since is None or until is None or agreed is None:
            raise Refused(tuple(faults))
        terms = Terms(recipient, Consent(Giver.PATIENT, agreed))
        return TeamPeriod(str(team), since, until, terms)
