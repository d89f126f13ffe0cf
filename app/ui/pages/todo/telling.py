"""What is left to do, in words."""

from dataclasses import replace
from datetime import datetime

from app.domain.recording import draft_of
from app.domain.staff import Permission, StaffId
from app.domain.todo import Kind
from app.domain.treatments import Draft, Treatment
from app.findings import outcome_word
from app.i18n import Wording
from app.services.todo import Task
from app.ui.desk import Desk
from app.ui.pages.todo.kinds import kind_tone, kind_word, waited_word
from app.ui.parts.draft_facts import Known, draft_facts
from app.ui.parts.history import shown_moment
from app.ui.parts.named import named_diagnosis
from app.ui.parts.patient_words import body, names
from app.ui.parts.todo_detail import Mark, TodoFacts
from app.ui.parts.todo_table import TodoRow
from app.words import person_word, physician_word, product_word


def row(task: Task, now: datetime, desk: Desk) -> TodoRow:
    """Return one thing to do as a line of the table."""
    say, draft = desk.say, _draft(task)
    known = desk.clinic.products.diagnosis
    return TodoRow(
        task=task,
        kind=kind_word(task.kind, say),
        tone=kind_tone(task.kind),
        patient=names(task.patient, say)[0],
        diagnosis=named_diagnosis(draft.diagnosis, draft.icd10, known, say)
        or say("no diagnosis yet"),
        by=person_word(task.by, say),
        at=shown_moment(_written(task), now),
        waited=_waited(task, now, say),
        is_overdue=task.is_overdue,
    )


def facts(task: Task, desk: Desk) -> TodoFacts:
    """Return all of one thing to do: what a physician answers for by approving it."""
    say, actor, now = desk.say, desk.actor, desk.clock()
    known = Known(
        lambda number: _product(number, task, desk),
        lambda staff: _physician(staff, desk),
        desk.clinic.premises,
    )
    time = shown_moment(_written(task), now)
    by = say("{name}, {time}", name=person_word(task.by, say), time=time)
    may_write = task.kind is Kind.DRAFT and actor.may(Permission.WRITE_DRAFT)
    return TodoFacts(
        title=names(task.patient, say)[0],
        below="  ".join((names(task.patient, say)[1], task.patient.number)),
        marks=_marks(task, now, say),
        facts=(*draft_facts(_called(task, desk), known, say), (say("Written by"), by)),
        open_word=say("Resume") if may_write else say("Open"),
        may_approve=task.kind is Kind.APPROVAL and actor.may(Permission.FINALISE_TREATMENT),
        may_discard=may_write,
    )


def _marks(task: Task, now: datetime, say: Wording) -> tuple[Mark, ...]:
    marks = [Mark(kind_tone(task.kind), kind_word(task.kind, say), "")]
    if task.is_overdue:
        marks.append(Mark("bad", _waited(task, now, say), "clock"))
    if isinstance(task.source, Treatment):
        marks += [
            Mark(one.outcome.value, f"{body(one.body)} {outcome_word(one.outcome, say)}")
            for one in task.source.assessment.verdicts
        ]
    return tuple(marks)


def _waited(task: Task, now: datetime, say: Wording) -> str:
    waited = waited_word(now - task.since, say)
    return say("{waited}, overdue", waited=waited) if task.is_overdue else waited


def _draft(task: Task) -> Draft:
    source = task.source
    return draft_of(source) if isinstance(source, Treatment) else source.draft


def _called(task: Task, desk: Desk) -> Draft:
    """Return what was written down, its diagnosis as the user knows it."""
    draft, known = _draft(task), desk.clinic.products.diagnosis
    return replace(draft, diagnosis=named_diagnosis(draft.diagnosis, draft.icd10, known, desk.say))


def _written(task: Task) -> datetime:
    source = task.source
    return source.recorded.at if isinstance(source, Treatment) else source.at


def _product(number: str, task: Task, desk: Desk) -> str:
    known = desk.clinic.products.named(number)
    if isinstance(task.source, Treatment) and (known is None or desk.say.language == "ja"):
        # As it was named on the day.
        return next(one.brand for one in task.source.given if one.product == number)
    return "" if known is None else product_word(known, desk.say)


def _physician(staff: StaffId, desk: Desk) -> str:
    physicians = {one.id: one for one in desk.clinic.physicians}
    return physician_word(physicians[staff], desk.say) if staff in physicians else ""
