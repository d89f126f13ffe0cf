"""Recording infusions: judged, saved, finalised; nothing less than complete."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from app.domain.audit import AuditEntry, Deed
from app.domain.errors import TreatmentIsFinal
from app.domain.keys import Stamp
from app.domain.patients import PatientId
from app.domain.recording import record
from app.domain.staff import Actor, Permission
from app.domain.treatments import Draft, EntryId, Treatment
from app.services.canonical import moment, record_sha256
from app.services.judgement import Judgement, Judgements
from app.services.ports import Begin, CheckPassword, Clock, NewId
from app.services.trouble import SavedByAnother


class TreatmentService:
    """What can be asked of the records of infusions."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        new_id: NewId,
        judgements: Judgements,
        check_password: CheckPassword,
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._new_id = new_id
        self._judgements = judgements
        self._check_password = check_password

    def judgement(self, actor: Actor, patient: PatientId) -> Judgement:
        """Return what judges a patient's form while it is typed."""
        actor.require(Permission.READ)
        with self._begin() as work:
            return self._judgements.of(work, patient)

    def save(self, actor: Actor, draft: Draft) -> Treatment:
        """Write a form as a record, or as the next version of its record while that is not final.

        A form that says what is recorded already, as after a lost answer, changes nothing.

        Raises:
            Refused: a mandatory fact is missing, or a product may not be used (rules A1, A2).
            TreatmentIsFinal: the record stands already.
            SavedByAnother: somebody saved the same version first.
        """
        actor.require(Permission.SAVE_TREATMENT)
        now = self._clock()
        with self._begin() as work:
            earlier = work.treatments.current(draft.entry)
            if earlier is not None and earlier.finalised is not None:
                raise TreatmentIsFinal
            judgement = self._judgements.of(work, draft.patient)
            entry = judgement.read(draft)
            assessment = judgement.assess_entry(entry, now)
            version = (self._new_id(), 1 if earlier is None else earlier.version + 1)
            treatment = record(entry, draft, assessment, version, Stamp(actor.staff, now))
            if earlier is not None and _says_the_same(earlier, treatment):
                return earlier
            work.treatments.add(treatment)
            work.commit(_trace(actor, now, Deed.TREATMENT_SAVED, treatment))
        return treatment

    def finalise(self, actor: Actor, treatment: UUID, password: str) -> Treatment:
        """Make a record the one that stands (確定), with the physician's password once more.

        Raises:
            WrongPassword: the password is not the signed-in person's.
            TreatmentIsFinal, TreatmentIsIncomplete, TreatmentIsNotOver: see Treatment.finalise.
            SavedByAnother: a newer version was saved meanwhile.
        """
        actor.require(Permission.FINALISE_TREATMENT)
        self._check_password(actor.member.login, password)
        now = self._clock()
        with self._begin() as work:
            saved = work.treatments.get(treatment)
            newest = work.treatments.current(saved.entry)
            if newest is not None and newest.version != saved.version:
                raise SavedByAnother
            final = saved.finalise(actor.staff, now)
            judged = self._judgements.of(work, final.patient).assess_record(final, now)
            work.treatments.finalise(final, record_sha256(final))
            work.commit(_trace(actor, now, Deed.TREATMENT_FINALISED, final))
        return replace(final, assessment=judged)

    def of_patient(self, actor: Actor, patient: PatientId) -> tuple[Treatment, ...]:
        """Return a patient's records as they stand, newest infusion first."""
        actor.require(Permission.READ)
        with self._begin() as work:
            return work.treatments.of_patient(patient)

    def current(self, actor: Actor, entry: EntryId) -> Treatment | None:
        """Return the newest version of one record, or None before it was saved."""
        actor.require(Permission.READ)
        with self._begin() as work:
            return work.treatments.current(entry)


def _says_the_same(earlier: Treatment, later: Treatment) -> bool:
    """Tell whether two versions state the same facts, whoever wrote them down and when."""
    own = replace(later, id=earlier.id, version=earlier.version, recorded=earlier.recorded)
    return own == earlier


def _trace(actor: Actor, at: datetime, deed: Deed, treatment: Treatment) -> AuditEntry:
    details = {
        "entry": str(treatment.entry),
        "version": treatment.version,
        "started": moment(treatment.started),
        "record_sha256": record_sha256(treatment),
        "verdicts": {one.body: one.outcome.value for one in treatment.assessment.verdicts},
    }
    return AuditEntry(actor.staff, at, deed, treatment.id, details)
