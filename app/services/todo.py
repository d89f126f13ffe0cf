"""What is left to do, of all patients: to approve, to finalise, to write to its end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.domain.patients import Patient, PatientId
from app.domain.staff import Actor, Member, Permission, StaffId
from app.domain.todo import Kind, awaits_finalising, is_overdue, over_at
from app.domain.treatments import Treatment
from app.services.ports import Begin, Clock, Drafts, KeptDraft, UnitOfWork


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: at whose record or form, who wrote it, and since when it waits."""

    kind: Kind
    source: Treatment | KeptDraft
    patient: Patient
    by: Member
    since: datetime
    is_overdue: bool
    is_mine: bool


class TodoService:
    """What can be asked of the work that is left."""

    def __init__(self, begin: Begin, drafts: Drafts, clock: Clock) -> None:
        self._begin = begin
        self._drafts = drafts
        self._clock = clock

    def tasks(self, actor: Actor) -> tuple[Task, ...]:
        """Return what presses first, first: approvals and records longest waiting, then newest forms.

        Physicians, and whoever only reads, see all of it; nurses and clerks the forms, and what
        they entered themselves.
        """
        actor.require(Permission.READ)
        now = self._clock()
        kept = self._drafts.all()
        with self._begin(to_look=True) as work:
            found: list[_Found] = [
                *_records(work, now),
                *((Kind.DRAFT, one, one.at) for one in kept),
            ]
            patients = work.patients.some(frozenset(_whose(one) for _, one, _ in found))
            people = {by: work.staff.get(by) for by in {_by(one) for _, one, _ in found}}
        tasks = (
            Task(
                *(kind, one, patients[_whose(one)], people[_by(one)], since),
                *(is_overdue(kind, since, now), _is_mine(kind, _by(one), actor)),
            )
            for kind, one, since in found
        )
        return tuple(one for one in tasks if _is_shown(one, actor))


_Found = tuple[Kind, Treatment | KeptDraft, datetime]


def _records(work: UnitOfWork, now: datetime) -> Iterator[_Found]:
    left = work.treatments.open()
    waiting = [one for one in left if one.awaits_approval]
    for one in sorted(waiting, key=lambda one: one.recorded.at):
        yield Kind.APPROVAL, one, one.recorded.at
    over = [one for one in left if awaits_finalising(one, now)]
    for one in sorted(over, key=over_at):
        yield Kind.FINALISING, one, over_at(one)


def _whose(source: Treatment | KeptDraft) -> PatientId:
    return source.draft.patient if isinstance(source, KeptDraft) else source.patient


def _by(source: Treatment | KeptDraft) -> StaffId:
    return source.by if isinstance(source, KeptDraft) else source.recorded.by


def _is_mine(kind: Kind, by: StaffId, actor: Actor) -> bool:
    if kind is Kind.DRAFT:
        return by == actor.staff
    return actor.may(Permission.FINALISE_TREATMENT)


def _is_shown(task: Task, actor: Actor) -> bool:
    only_writes = actor.may(Permission.WRITE_DRAFT) and not actor.may(Permission.FINALISE_TREATMENT)
    if not only_writes or task.kind is Kind.DRAFT:
        return True
    return task.kind is Kind.APPROVAL and task.by.id == actor.staff
