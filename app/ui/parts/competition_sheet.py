"""The form of a competition (競技会)."""

from datetime import UTC, datetime, time

from app.domain.athletes import Competition, check_competition
from app.domain.calendar import JST, read_date, read_end, read_moment
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.moment_edit import MomentEdit
from app.ui.parts.filing_sheet import FilingSheet, checked, faults_of
from app.ui.parts.form_rows import form_grid

_LAST_MINUTE = time(23, 59)
# Stands for a moment that is not written, so that the others can be checked all the same.
_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)


class CompetitionSheet(FilingSheet):
    """Name, from when to when, and when the athlete is weighed; a day alone is a whole day."""

    def __init__(self, say: Wording) -> None:
        super().__init__("competition_sheet", say)
        self._name = LineEdit("competition_name", example=say("e.g. spring league"))
        self._starts = MomentEdit(
            "competition_starts", _read_start, example="2026-11-28 09:00", width=0
        )
        self._ends = MomentEdit(
            "competition_ends", self._read_end, example="2026-11-30 18:00", width=0
        )
        self._weigh_in = MomentEdit(
            "competition_weigh_in", read_moment, example="2026-11-27 13:00", width=0
        )
        day = say("a day, or with its time")
        self.fields = {
            "name": Field(say("Name of the competition"), self._name, hint=say("optional")),
            "starts": Field(say("First day"), self._starts, hint=day),
            "ends": Field(say("Last day"), self._ends, hint=day),
            "weigh_in": Field(say("Weigh-in"), self._weigh_in, hint=say("where there is one")),
        }
        rows = (("name",), ("starts", "ends"), ("weigh_in",))
        grid = form_grid(self.fields, rows, {"name": 2}, 2)
        grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(grid)
        self._starts.on_change(self._ends.read_again)
        self.setFocusProxy(self._name)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        lines = (self._name, self._starts, self._ends, self._weigh_in)
        return tuple(line.text().strip() for line in lines)

    def value(self) -> Competition:
        """Return the competition; raises Refused with every faulty field."""
        starts, ends = self._starts.value(), self._ends.value()
        faults = [
            *faults_of("starts", self._starts, needed="missing"),
            *faults_of("ends", self._ends, needed="missing"),
            *faults_of("weigh_in", self._weigh_in),
        ]
        made = Competition(
            starts=starts or _SOME_DAY,
            ends=ends or starts or _SOME_DAY,
            name=self._name.text().strip(),
            weigh_in=self._weigh_in.value(),
        )
        return checked(made, check_competition, faults)

    def _read_end(self, text: str) -> datetime | None:
        day = read_date(text)
        if day is not None:
            return datetime.combine(day, _LAST_MINUTE, JST)
        return read_end(text, self._starts.value())


def _read_start(text: str) -> datetime | None:
    day = read_date(text)
    return read_moment(text) if day is None else datetime.combine(day, time(), JST)
