"""What the page of an infusion starts from: a new form, a half-written one, or a record."""

from dataclasses import dataclass, replace

from app.domain.calendar import local
from app.domain.copies import copied as copy_of
from app.domain.patients import Patient
from app.domain.recording import draft_of
from app.domain.staff import Role
from app.domain.treatments import Draft, EntryId, Setting, Treatment
from app.services.judgement import Judgement
from app.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Opening:
    """What the page of an infusion starts from."""

    patient: Patient
    judgement: Judgement
    draft: Draft
    treatment: Treatment | None

    @property
    def is_behind(self) -> bool:
        """Tell whether somebody saved the record since the form was left."""
        return self.treatment is not None and self.treatment.version > self.draft.base


def new(desk: Desk, patient: Patient, entry: EntryId) -> Opening:
    """Return an empty form, begun now, by the physician who opens it."""
    actor = desk.actor
    draft = Draft(
        entry=entry,
        patient=patient.id,
        setting=Setting.OUTPATIENT,
        started=local(desk.clock()).strftime("%Y-%m-%d %H:%M"),
        physician=actor.staff if actor.member.role is Role.PHYSICIAN else None,
        branch=desk.clinic.branch,
    )
    return _opening(desk, patient, draft, None)


def copied(desk: Desk, patient: Patient, entry: EntryId) -> Opening:
    """Return a form that says what the patient's last infusion said; a new one where there is none."""
    opening = new(desk, patient, entry)
    records = desk.clinic.treatments.of_patient(desk.actor, patient.id)
    last = next((one for one in records if one.withdrawn is None), None)
    return opening if last is None else replace(opening, draft=copy_of(opening.draft, last))


def resumed(desk: Desk, patient: Patient, draft: Draft) -> Opening:
    """Return a half-written form as it was left; what stands already comes as it stands."""
    record = desk.clinic.treatments.current(desk.actor, draft.entry)
    if record is not None:
        recorded = draft_of(record)
        is_done = (record.finalised or record.withdrawn) is not None
        # A form left over from before, or from a save whose answer was lost: what stands is the record.
        if is_done or replace(draft, base=recorded.base) == recorded:
            draft = recorded
        elif record.course:
            # What was stated at the drip since stands, whatever the form said before.
            given = recorded
            draft = replace(draft, started=given.started, ended=given.ended, lines=given.lines)
    return _opening(desk, patient, draft, record)


def reopened(desk: Desk, patient: Patient, treatment: Treatment) -> Opening:
    """Return a record, or what was typed since and is not saved."""
    kept = desk.clinic.drafts.of_patient(desk.actor, patient.id)
    # What was typed since and not saved must not be lost by opening the record.
    unfinished = next((one.draft for one in kept if one.draft.entry == treatment.entry), None)
    return resumed(desk, patient, unfinished or draft_of(treatment))


def _opening(desk: Desk, patient: Patient, draft: Draft, record: Treatment | None) -> Opening:
    judgement = desk.clinic.treatments.judgement(desk.actor, patient.id)
    return Opening(patient, judgement, draft, record)
