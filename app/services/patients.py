"""Registering patients, finding them, and keeping their facts right."""

from dataclasses import replace

from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import local
from app.domain.patients import Patient, PatientForm, PatientId, register
from app.domain.staff import Actor, Permission
from app.services.canonical import patient_sha256
from app.services.ports import Begin, Clock, NewId

PAGE = 60
# More patients than this no clinic takes out in one list.
EVERYBODY = 30_000


class PatientService:
    """What can be asked of the register of patients."""

    def __init__(self, begin: Begin, clock: Clock, new_id: NewId) -> None:
        self._begin = begin
        self._clock = clock
        self._new_id = new_id

    def register(self, actor: Actor, form: PatientForm) -> Patient:
        """Enter a new patient; raises Refused with every faulty field."""
        actor.require(Permission.REGISTER_PATIENT)
        now = self._clock()
        with self._begin() as work:
            number = work.patients.next_number()
            patient = register(form, self._new_id(), number, local(now).date())
            work.patients.add(patient)
            details = {
                "number": number,
                "bodies": list(patient.bodies),
                "patient_sha256": patient_sha256(patient),
            }
            work.commit(AuditEntry(actor.staff, now, Deed.PATIENT_REGISTERED, patient.id, details))
        return patient

    def change(self, actor: Actor, patient: Patient, form: PatientForm) -> Patient:
        """Write a patient's changed facts; raises Refused, or SavedByAnother where somebody was first."""
        actor.require(Permission.REGISTER_PATIENT)
        now = self._clock()
        changed = register(form, patient.id, patient.number, local(now).date())
        changed = replace(changed, version=patient.version + 1)
        names = [
            name
            for name in PatientForm.__slots__
            if getattr(changed, name) != getattr(patient, name)
        ]
        with self._begin() as work:
            work.patients.change(changed)
            details = {
                "fields": names,
                "version": changed.version,
                "patient_sha256": patient_sha256(changed),
            }
            work.commit(AuditEntry(actor.staff, now, Deed.PATIENT_CHANGED, patient.id, details))
        return changed

    def search(self, actor: Actor, typed: str) -> tuple[Patient, ...]:
        """Return the patients whose name or number begins with a text; all for none."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            return work.patients.search(typed, PAGE)

    def everybody(self, actor: Actor, typed: str) -> tuple[Patient, ...]:
        """Return all whose name or number begins with a text, for a list that leaves the house."""
        actor.require(Permission.TAKE_OUT)
        with self._begin(to_look=True) as work:
            return work.patients.search(typed, EVERYBODY)

    def get(self, actor: Actor, patient: PatientId) -> Patient:
        """Return one patient."""
        actor.require(Permission.READ)
        with self._begin(to_look=True) as work:
            return work.patients.get(patient)

    def visit(self, actor: Actor, patient: PatientId) -> Patient:
        """Return one patient for somebody who opens the card; that it was looked at is written.

        One visit is one trace: what the page fetches again while it is open is no new look.
        """
        actor.require(Permission.READ)
        with self._begin() as work:
            found = work.patients.get(patient)
            details = {"number": found.number}
            work.commit(
                AuditEntry(actor.staff, self._clock(), Deed.PATIENT_VIEWED, patient, details)
            )
        return found
