"""The table of what is left to do, what presses first on top."""

from typing import Any, NamedTuple

from app.i18n import Wording
from app.ui.kit.rows import Column
from app.ui.kit.table import Table


class TodoRow(NamedTuple):
    """One thing to do as the table shows it; `task` is what opening the row hands back."""

    task: Any
    kind: str
    tone: str
    patient: str
    diagnosis: str
    by: str
    at: str
    waited: str
    is_overdue: bool


class TodoTable(Table):
    """What is left to do; Enter opens it."""

    def __init__(self, say: Wording) -> None:
        super().__init__(_columns(say), name="todo_table", spoken=say("To do"))


def _columns(say: Wording) -> list[Column]:
    # Latin letters run wider than kanji.
    kind, name, diagnosis = (104, 112, 98) if say.language == "ja" else (146, 144, 72)
    return [
        Column(say("To do"), lambda one: one.kind, width=kind, tone=_tone, icon=_no_icon),
        Column(say("Patient"), lambda one: one.patient, width=name, bold=True),
        Column(say("Waits"), lambda one: one.waited, width=148, tone=_overdue, icon=_clock),
        Column(say("Diagnosis"), lambda one: one.diagnosis, least=diagnosis),
        Column(say("Written by"), lambda one: one.by, width=name, drop=1),
        Column(say("Written"), lambda one: one.at, width=104, drop=2),
    ]


def _tone(one: TodoRow) -> str:
    return one.tone


def _overdue(one: TodoRow) -> str:
    return "bad" if one.is_overdue else ""


def _clock(_one: TodoRow) -> str:
    return "clock"


def _no_icon(_one: TodoRow) -> str:
    return ""
