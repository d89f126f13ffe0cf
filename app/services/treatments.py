"""Recording infusions: judged, saved, finalised; nothing less than complete."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from app.domain.audit import AuditEntry, Deed
from app.domain.copies import refuse_a_copy
from app.domain.course import Act, Stage
from app.domain.errors import (
    Fault,
    NotThere,
    Refused,
    StepOutOfTurn,
    TreatmentIsFinal,
    TreatmentIsNotGiven,
    TreatmentIsOpen,
)
from app.domain.heeding import Concern
from app.domain.keys import Stamp
from app.domain.patients import PatientId
from app.domain.recording import Amendment, entry_of, record
from app.domain.rules.products import LOT_MISSING
from app.domain.staff import Actor, Permission
from app.domain.stops import refuse_stopped
from app.domain.text import states_nothing
from app.domain.treatments import Draft, EntryId, Treatment
from app.domain.verdicts import Assessment
from app.services.canonical import moment, record_sha256
from app.services.clock_state import ClockStateOf, unknown
from app.services.judgement import Judgement, Judgements
from app.services.persistence import persistently
from app.services.ports import Begin, CheckPassword, Clock, NewId, UnitOfWork
from app.services.trouble import RecordMovedOn, SavedByAnother


class TreatmentService:
    """What can be asked of the records of infusions."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        new_id: NewId,
        judgements: Judgements,
        check_password: CheckPassword,
        clock_state: ClockStateOf = unknown,
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._new_id = new_id
        self._judgements = judgements
        self._check_password = check_password
        self._clock_state = clock_state

    def judgement(self, actor: Actor, patient: PatientId) -> Judgement:
        """Return what judges a patient's form while it is typed."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            return self._judgements.of(work, patient)

    @persistently
    def save(self, actor: Actor, draft: Draft) -> Treatment:
        """Write a form as a record, or as the next version of its record while that is not final.

        A form that says what is recorded already, as after a lost answer, changes nothing.

        Raises:
            Refused: a mandatory fact is missing, or a product may not be used (rules A1, A2).
            TreatmentIsFinal: the record stands already.
            TreatmentIsWithdrawn: it was taken back.
            TreatmentIsNotGiven: it is an order of which something is written at the bed already.
            SavedByAnother: somebody saved another version since the form was opened.
        """
        actor.require(Permission.SAVE_TREATMENT)
        return self._save(actor, draft, is_proxy=False)

    @persistently
    def order(self, actor: Actor, draft: Draft) -> Treatment:
        """Write a form as a physician's order (指示), which another hand gives.

        Its start is when it is to be given, and counts until then. It is refused as a save is; so is
        what was begun already.

        Raises:
            StepOutOfTurn: the infusion has begun.
        """
        actor.require(Permission.SAVE_TREATMENT)
        return self._save(actor, draft, is_proxy=False, is_order=True)

    @persistently
    def save_by_proxy(self, actor: Actor, draft: Draft) -> Treatment:
        """Write a form on behalf of the physician it names; it waits for approval (代行入力).

        It counts at once, because the infusion happened; it is neither final nor certified
        before a physician approved it. It is refused as a save is.
        """
        actor.require(Permission.WRITE_PROXY)
        return self._save(actor, draft, is_proxy=True)

    @persistently
    def approve(self, actor: Actor, treatment: UUID) -> Treatment:
        """Make a proxy entry a physician's own; what is approved already stays as it is.

        Raises:
            TreatmentIsWithdrawn: it was taken back.
            SavedByAnother: a newer version was saved meanwhile.
        """
        actor.require(Permission.FINALISE_TREATMENT)
        now = self._clock()
        with self._begin() as work:
            saved = newest_of(work, treatment)
            approved = saved.approve(actor.staff, now)
            if approved is not saved and approved.approved is not None:
                work.treatments.approve(approved.id, approved.approved)
                work.commit(trace(actor, now, Deed.TREATMENT_APPROVED, approved))
        return approved

    def _save(
        self, actor: Actor, draft: Draft, *, is_proxy: bool, is_order: bool = False
    ) -> Treatment:
        refuse_a_copy(draft)
        now = self._clock()
        with self._begin() as work:
            earlier = work.treatments.current(draft.entry)
            if earlier is not None:
                earlier.refuse_if_withdrawn()
                if earlier.finalised is not None:
                    raise TreatmentIsFinal
            judgement = self._judgements.of(work, draft.patient)
            entry = judgement.read(draft)
            assessment = judgement.assess_entry(entry, now)
            version = (self._new_id(), 1 if earlier is None else earlier.version + 1)
            stamp = Stamp(actor.staff, now)
            written = record(entry, draft, assessment, version, stamp, is_proxy=is_proxy)
            treatment = _with_its_course(written, earlier, is_order=is_order)
            if earlier is not None and _is_known(work, earlier, treatment, draft.base):
                return earlier
            given = () if earlier is None else earlier.given
            refuse_stopped(entry, {one.product for one in given})
            if is_order and treatment.stage is not Stage.ORDERED:
                raise StepOutOfTurn(Act.BEGUN.value)
            if not (is_order or is_proxy) and treatment.stage is Stage.ORDERED and treatment.course:
                # Something happened at the bed: it goes on there, and is not "given by me".
                raise TreatmentIsNotGiven
            treatment = replace(treatment, clock=self._clock_state())
            work.treatments.add(treatment)
            deed = _deed(is_proxy=is_proxy, is_order=is_order)
            work.commit(trace(actor, now, deed, treatment))
        return treatment

    @persistently
    def finalise(
        self, actor: Actor, treatment: UUID, password: str, allergy_reason: str = ""
    ) -> Treatment:
        """Make a record the one that stands (確定), with the physician's password once more.

        Where a product is what the patient does not tolerate, it is told why it is given all the
        same; the reason stays in the trail.

        Raises:
            WrongPassword: the password is not the signed-in person's.
            TreatmentIsFinal, TreatmentIsIncomplete and others: see Treatment.finalise.
            Refused: a product that must be traced to the patient states no lot, or an allergen
                was given without a reason.
            SavedByAnother: a newer version was saved meanwhile.
        """
        actor.require(Permission.FINALISE_TREATMENT)
        self._check_password(actor.member.login, password)
        now = self._clock()
        with self._begin() as work:
            final = newest_of(work, treatment).finalise(actor.staff, now)
            judgement = self._judgements.of(work, final.patient)
            judged = _traceable(judgement.assess_record(final, now))
            told = _despite_allergies(judgement, final, allergy_reason)
            work.treatments.finalise(final, record_sha256(final))
            work.commit(trace(actor, now, Deed.TREATMENT_FINALISED, final, told))
        return replace(final, assessment=judged)

    @persistently
    def amend(self, actor: Actor, draft: Draft, reason: str, password: str) -> Treatment:
        """Correct a final record by a new version with its reason, final at once (訂正).

        The version before stays to be read. A form that says what is recorded changes nothing.

        Raises:
            Refused: the reason states nothing, or the form may not be a record (rules A1, A2).
            WrongPassword: the password is not the signed-in person's.
            TreatmentIsOpen: the record is not final; it is changed by saving.
            TreatmentIsIncomplete and others: see Treatment.finalise; SavedByAnother: see save.
        """
        actor.require(Permission.FINALISE_TREATMENT)
        _refuse_no_reason(reason)
        self._check_password(actor.member.login, password)
        now = self._clock()
        with self._begin() as work:
            earlier = _standing(work, draft.entry)
            if earlier.finalised is None:
                raise TreatmentIsOpen
            judgement = self._judgements.of(work, draft.patient)
            entry = replace(judgement.read(draft), is_final=True)
            amended = record(
                entry,
                draft,
                _traceable(judgement.assess_entry(entry, now)),
                (self._new_id(), earlier.version + 1),
                Stamp(actor.staff, now),
                Amendment(reason.strip(), _first_written(work, draft.entry)),
            )
            amended = replace(amended, ordered=earlier.ordered, course=earlier.course)
            same = replace(earlier, amendment=amended.amendment)
            if _is_known(work, same, amended, draft.base):
                return earlier
            amended = replace(amended, clock=self._clock_state())
            work.treatments.add(amended)
            final = amended.finalise(actor.staff, now)
            work.treatments.finalise(final, record_sha256(final))
            told = {"reason": final.amendment, "amends": str(earlier.id)}
            work.commit(trace(actor, now, Deed.TREATMENT_AMENDED, final, told))
        return final

    @persistently
    def withdraw(self, actor: Actor, entry: EntryId, reason: str, password: str) -> Treatment:
        """Take a record back instead of deleting it (取り下げ): it stays, but counts nowhere.

        Raises:
            Refused: the reason states nothing.
            WrongPassword: the password is not the signed-in person's.
            NotThere: there is no such record.
            TreatmentIsWithdrawn: it was taken back before.
        """
        actor.require(Permission.FINALISE_TREATMENT)
        _refuse_no_reason(reason)
        self._check_password(actor.member.login, password)
        now = self._clock()
        with self._begin() as work:
            withdrawn = _standing(work, entry).withdraw(actor.staff, now, reason.strip())
            if withdrawn.withdrawn is not None:
                work.treatments.withdraw(withdrawn.id, withdrawn.withdrawn)
            told = {"reason": reason.strip()}
            work.commit(trace(actor, now, Deed.TREATMENT_WITHDRAWN, withdrawn, told))
        return withdrawn

    def versions(self, actor: Actor, entry: EntryId) -> tuple[Treatment, ...]:
        """Return all versions of one record, oldest first."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            return work.treatments.versions(entry)

    def of_patient(self, actor: Actor, patient: PatientId) -> tuple[Treatment, ...]:
        """Return a patient's records as they stand, newest infusion first."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            return work.treatments.of_patient(patient)

    def current(self, actor: Actor, entry: EntryId) -> Treatment | None:
        """Return the newest version of one record, or None before it was saved."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            return work.treatments.current(entry)


def _deed(*, is_proxy: bool, is_order: bool) -> Deed:
    if is_order:
        return Deed.TREATMENT_ORDERED
    return Deed.TREATMENT_ENTERED if is_proxy else Deed.TREATMENT_SAVED


def _with_its_course(written: Treatment, earlier: Treatment | None, *, is_order: bool) -> Treatment:
    """Return a version with what was ordered and done at the drip before it.

    A physician who saves an order that nobody began states it as given by the own hand.
    """
    course = () if earlier is None else earlier.course
    if is_order:
        return replace(written, ordered=written.recorded, course=course)
    if earlier is None or not (course or written.is_proxy):
        return written
    return replace(written, ordered=earlier.ordered, course=course)


def _says_the_same(earlier: Treatment, later: Treatment) -> bool:
    """Tell whether two versions state the same facts, whoever wrote them down and when."""
    own = replace(later, id=earlier.id, version=earlier.version, recorded=earlier.recorded)
    if later.is_proxy:
        # A proxy that repeats what a physician wrote takes nothing back.
        own = replace(own, is_proxy=earlier.is_proxy)
    if own.ordered is not None and earlier.ordered is not None:
        own = replace(own, ordered=earlier.ordered)
    return own == replace(earlier, finalised=None, approved=None)


def _is_known(work: UnitOfWork, earlier: Treatment, later: Treatment, base: int) -> bool:
    """Tell whether it is recorded already; let nobody's facts be overwritten unseen.

    Raises:
        RecordMovedOn: the form was opened from another version than the newest.
    """
    if _says_the_same(earlier, later):
        return True
    if earlier.version != base:
        by = work.staff.get(earlier.recorded.by)
        names = (by.name, by.name_romaji or by.name)
        raise RecordMovedOn(earlier.version, earlier.recorded.at, names)
    return False


def _first_written(work: UnitOfWork, entry: EntryId) -> datetime:
    """Return when a record was first written down."""
    return work.treatments.versions(entry)[0].recorded.at


def newest_of(work: UnitOfWork, treatment: UUID) -> Treatment:
    """Return a version of a record; raises SavedByAnother where there is a newer one."""
    saved = work.treatments.get(treatment)
    newest = work.treatments.current(saved.entry)
    if newest is not None and newest.version != saved.version:
        raise SavedByAnother
    return saved


def _standing(work: UnitOfWork, entry: EntryId) -> Treatment:
    """Return a record in its newest version; raises NotThere, TreatmentIsWithdrawn."""
    newest = work.treatments.current(entry)
    if newest is None:
        raise NotThere("treatment", str(entry))
    newest.refuse_if_withdrawn()
    return newest


def _traceable(judged: Assessment) -> Assessment:
    """Return the judgement of what is to be final; refuse what no lot traces to its patient."""
    without = [one for one in judged.obstacles if one.code == LOT_MISSING]
    if without:
        raise Refused(tuple(Fault(one.field, one.code, one.facts) for one in without))
    return judged


def _despite_allergies(judgement: Judgement, final: Treatment, reason: str) -> dict[str, str]:
    """Return why an allergen was given, for the trail; refuse that nothing is said of it."""
    heeds = judgement.heeds(entry_of(final, judgement.product))
    if all(one.concern is not Concern.ALLERGY for one in heeds):
        return {}
    if states_nothing(reason):
        raise Refused((Fault("allergy_reason", "allergy_reason"),))
    return {"allergy_reason": reason.strip()}


def _refuse_no_reason(reason: str) -> None:
    if states_nothing(reason):
        raise Refused((Fault("reason", "missing"),))


def trace(
    actor: Actor,
    at: datetime,
    deed: Deed,
    treatment: Treatment,
    told: Mapping[str, str] | None = None,
) -> AuditEntry:
    """Return the trace of a deed done to a record."""
    details = {
        **(told or {}),
        "entry": str(treatment.entry),
        "version": treatment.version,
        "started": moment(treatment.started),
        "record_sha256": record_sha256(treatment),
        "verdicts": {one.body: one.outcome.value for one in treatment.assessment.verdicts},
    }
    return AuditEntry(actor.staff, at, deed, treatment.id, details)
