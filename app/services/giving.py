"""Two hands at one drip: a physician orders, a nurse gives, and each step is written as it happens."""

from dataclasses import dataclass, replace
from uuid import UUID

from app.domain.audit import AuditEntry, Deed
from app.domain.course import Act, Step, TypedGiven, TypedStep, read_step
from app.domain.errors import NotThere, StepOutOfTurn, TreatmentIsFinal, TreatmentIsUnapproved
from app.domain.keys import Stamp
from app.domain.patients import Patient
from app.domain.quantities import show_decimal
from app.domain.recording import Amendment, draft_of, record, typed_moment
from app.domain.staff import Actor, Member, Permission
from app.domain.treatments import Draft, DraftLine, EntryId, Treatment
from app.services.canonical import moment
from app.services.clock_state import ClockStateOf, unknown
from app.services.judgement import Judgements
from app.services.outlook import Outlook, outlook
from app.services.persistence import persistently
from app.services.ports import Begin, Clock, NewId, UnitOfWork
from app.services.treatments import newest_of, trace


@dataclass(frozen=True, slots=True)
class Ordered:
    """An order, whose it is, everybody who had a hand in it, and how it is expected to end."""

    treatment: Treatment
    patient: Patient
    people: tuple[Member, ...]
    outlook: Outlook | None = None


class GivingService:
    """What can be asked at the bedside."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        new_id: NewId,
        judgements: Judgements,
        clock_state: ClockStateOf = unknown,
    ) -> None:
        self._clock_state = clock_state
        self._begin = begin
        self._clock = clock
        self._new_id = new_id
        self._judgements = judgements

    def ordered(self, actor: Actor) -> tuple[Ordered, ...]:
        """Return the orders that are to be given or are running, earliest infusion first."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            return tuple(_with_people(work, one) for one in work.treatments.ordered())

    def look(self, actor: Actor, entry: EntryId) -> Ordered:
        """Return one infusion as it stands, be it given or not; raises NotThere."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            newest = work.treatments.current(entry)
            if newest is None:
                raise NotThere("treatment", str(entry))
            ahead = outlook(self._judgements, work, newest, self._clock())
            return replace(_with_people(work, newest), outlook=ahead)

    @persistently
    def give(self, actor: Actor, treatment: UUID, typed: TypedStep) -> Treatment:
        """Write one step at the drip: a new version of the record, judged again.

        Its beginning and end become those of the infusion; where less than ordered flowed in, every
        product shrinks by the same share, unless its dose is stated. A step told twice is one step.

        Raises:
            Refused: the step lacks a fact, or states one that cannot be.
            StepOutOfTurn: it cannot follow what was done before.
            TreatmentIsWithdrawn, TreatmentIsFinal, TreatmentIsUnapproved: nothing is given by it now.
            SavedByAnother: a newer version was saved meanwhile.
        """
        actor.require(Permission.GIVE)
        now = self._clock()
        with self._begin() as work:
            told = _told_before(work, treatment, typed)
            if told is not None:
                return told
            earlier = newest_of(work, treatment)
            _refuse_what_is_not_to_be_given(earlier, typed.act)
            volume = earlier.iv_volume_ml
            step = read_step(typed, earlier.course, volume, actor.staff, now)
            given = self._with_step(work, earlier, step, typed)
            work.treatments.add(given)
            work.commit(_trace_of_step(actor, given, step))
        return given

    def _with_step(
        self, work: UnitOfWork, earlier: Treatment, step: Step, typed: TypedStep
    ) -> Treatment:
        draft = _stated(earlier, typed, step)
        judgement = self._judgements.of(work, earlier.patient)
        entry = judgement.read(draft)
        written = record(
            entry,
            draft,
            judgement.assess_entry(entry, step.written),
            (self._new_id(), earlier.version + 1),
            Stamp(step.by, step.written),
            # No correction; but late is what the step itself is, not the order.
            Amendment("", earlier.recorded.at),
            is_proxy=earlier.awaits_approval,
        )
        return replace(
            written,
            ordered=earlier.ordered,
            course=(*earlier.course, step),
            clock=self._clock_state(),
            late_reason=typed.late_reason.strip() or earlier.late_reason,
        )


def _with_people(work: UnitOfWork, treatment: Treatment) -> Ordered:
    ordered = () if treatment.ordered is None else (treatment.ordered.by,)
    hands = dict.fromkeys((treatment.physician, *ordered, *(one.by for one in treatment.course)))
    people = tuple(work.staff.get(one) for one in hands)
    return Ordered(treatment, work.patients.get(treatment.patient), people)


def _told_before(work: UnitOfWork, treatment: UUID, typed: TypedStep) -> Treatment | None:
    """Return the record as it stands where a step is in it already, as after a lost answer."""
    current = work.treatments.current(work.treatments.get(treatment).entry)
    if current is None or all(step.id != typed.id for step in current.course):
        return None
    return current


def _refuse_what_is_not_to_be_given(treatment: Treatment, act: Act) -> None:
    treatment.refuse_if_withdrawn()
    if treatment.finalised is not None:
        raise TreatmentIsFinal
    if treatment.ordered is None:
        raise StepOutOfTurn(act.value)
    if treatment.awaits_approval and act is Act.BEGUN:
        raise TreatmentIsUnapproved


def _stated(earlier: Treatment, typed: TypedStep, step: Step) -> Draft:
    """Return the form that states the record with a step more."""
    draft = draft_of(earlier)
    lines = _with_lots(draft.lines, typed.lines)
    if step.act is Act.BEGUN:
        return replace(draft, started=typed_moment(step.at), ended="", lines=lines)
    if step.act is Act.ENDED:
        shrunk = _delivered(earlier, lines, step)
        return replace(draft, ended=typed_moment(step.at), lines=_as_stated(shrunk, typed.lines))
    return draft


def _with_lots(
    lines: tuple[DraftLine, ...], typed: tuple[TypedGiven, ...]
) -> tuple[DraftLine, ...]:
    told = (*typed, *(TypedGiven() for _ in lines[len(typed) :]))
    return tuple(
        replace(line, lot=one.lot.strip() or line.lot, expiry=one.expiry.strip() or line.expiry)
        for line, one in zip(lines, told, strict=False)
    )


def _delivered(
    earlier: Treatment, lines: tuple[DraftLine, ...], step: Step
) -> tuple[DraftLine, ...]:
    """Return the products with as much as flowed in."""
    return tuple(
        replace(line, dose=show_decimal(dose), volume_ml=show_decimal(volume))
        for line, (dose, volume) in zip(lines, earlier.delivered(step.delivered_ml), strict=True)
    )


def _as_stated(
    lines: tuple[DraftLine, ...], typed: tuple[TypedGiven, ...]
) -> tuple[DraftLine, ...]:
    """Return the products with the doses and volumes that were stated for themselves."""
    told = (*typed, *(TypedGiven() for _ in lines[len(typed) :]))
    return tuple(
        replace(line, dose=one.dose.strip() or line.dose, volume_ml=one.volume_ml or line.volume_ml)
        for line, one in zip(lines, told, strict=False)
    )


def _trace_of_step(actor: Actor, given: Treatment, step: Step) -> AuditEntry:
    told = {"act": step.act.value, "happened": moment(step.at)}
    if step.delivered_ml is not None:
        told["delivered_ml"] = show_decimal(step.delivered_ml)
    return trace(actor, step.written, Deed.TREATMENT_GIVEN, given, told)
