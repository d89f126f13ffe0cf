"""Keeping half-written forms, so that nothing typed is lost."""

from app.domain.patients import PatientId
from app.domain.staff import Actor, Permission
from app.domain.treatments import Draft, EntryId
from app.services.ports import Clock, Drafts, KeptDraft


class DraftService:
    """What can be asked of unfinished forms. They are no records and leave no trace."""

    def __init__(self, drafts: Drafts, clock: Clock) -> None:
        self._drafts = drafts
        self._clock = clock

    def keep(self, actor: Actor, draft: Draft) -> KeptDraft:
        """Keep a form as it stands, in place of its earlier state."""
        actor.require(Permission.WRITE_DRAFT)
        kept = KeptDraft(draft, actor.staff, self._clock())
        self._drafts.keep(kept)
        return kept

    def drop(self, actor: Actor, entry: EntryId) -> None:
        """Forget a form: it was saved, or it is not wanted."""
        actor.require(Permission.WRITE_DRAFT)
        self._drafts.drop(entry)

    def of_patient(self, actor: Actor, patient: PatientId) -> tuple[KeptDraft, ...]:
        """Return a patient's unfinished forms, newest first."""
        actor.require(Permission.READ)
        return self._drafts.of_patient(patient)

    def waiting(self, actor: Actor) -> tuple[KeptDraft, ...]:
        """Return everybody's unfinished forms, newest first."""
        actor.require(Permission.READ)
        return self._drafts.all()
