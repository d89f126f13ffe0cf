"""The versions of a record as a table: who wrote each and when, what became of it, and why."""

from datetime import datetime

from app.domain.calendar import local
from app.domain.treatments import Treatment
from app.domain.versions import RecordHistory
from app.i18n import Wording
from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.ui.parts.column_width import fitting
from app.ui.parts.record_state import record_state
from app.words import person_word


def version_table(history: RecordHistory, say: Wording) -> Table:
    """Return the table, newest version first."""

    def by(one: Treatment) -> str:
        return person_word(history.people[one.recorded.by], say)

    def state(one: Treatment) -> str:
        return record_state(one, say)

    def since(one: Treatment) -> str:
        return _since(history, one, say)

    told = {
        say("Given"): given,
        say("Written"): lambda one: shown(one.recorded.at),
        say("Written by"): by,
        say("State"): state,
        say("Since, by"): since,
    }
    columns = [
        Column(say("Version"), lambda one: f"{one.version}", width=64, bold=True),
        *(
            Column(title, get, width=fitting(history.versions, get, title))
            for title, get in told.items()
        ),
        Column(say("Reason"), _why),
    ]
    table = Table(columns, name="version_table", spoken=say("Versions"))
    table.show_rows(history.versions[::-1])
    return table


def shown(at: datetime) -> str:
    """Return a moment with its year: histories are read years later."""
    return f"{local(at):%Y-%m-%d %H:%M}"


def given(one: Treatment) -> str:
    """Return from when to when it was given."""
    if one.ended is None:
        return f"{shown(one.started)} –"
    is_same_day = local(one.started).date() == local(one.ended).date()
    return f"{shown(one.started)}–{local(one.ended):%H:%M}" if is_same_day else _days(one)


def _days(one: Treatment) -> str:
    end = "" if one.ended is None else f"{local(one.ended):%m-%d %H:%M}"
    return f"{shown(one.started)}–{end}"


def _since(history: RecordHistory, one: Treatment, say: Wording) -> str:
    stamp = one.withdrawn or one.finalised or one.approved
    if stamp is None:
        return ""
    return f"{shown(stamp.at)}  {person_word(history.people[stamp.by], say)}"


def _why(one: Treatment) -> str:
    reasons = (one.amendment, "" if one.withdrawn is None else one.withdrawn.reason)
    return " / ".join(reason for reason in reasons if reason)
