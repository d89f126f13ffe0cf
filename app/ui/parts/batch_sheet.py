"""The form of a team's certificates: which team, and infusions from when to when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from app.domain.calendar import read_date
from app.domain.errors import Fault, Refused
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.fields import Field
from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.ui.parts.filing_sheet import FilingSheet, faults_of
from app.ui.parts.form_rows import form_grid


@dataclass(frozen=True, slots=True)
class TeamPeriod:
    """A team, and the first and the last day of the infusions that are wanted."""

    team: str
    since: date
    until: date


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
        self.fields = {
            "team": Field(say("Team"), self._team),
            "since": Field(say("First day"), self._since),
            "until": Field(say("Last day"), self._until),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(form_grid(self.fields, (("team",), ("since", "until")), {"team": 2}, 2))
        self.setFocusProxy(self._team)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        return self._team.value(), self._since.text(), self._until.text()

    def value(self) -> TeamPeriod:
        """Return team and days; raises Refused with every faulty field."""
        team, since, until = self._team.value(), self._since.value(), self._until.value()
        faults = [] if isinstance(team, str) else [Fault("team", "missing")]
        for name, edit in (("since", self._since), ("until", self._until)):
            faults += faults_of(name, edit, needed="missing")
        if faults or since is None or until is None:
            raise Refused(tuple(faults))
        return TeamPeriod(str(team), since, until)
