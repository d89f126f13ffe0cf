"""Taking patients from a spreadsheet: through the same gate as the form, all good rows or none."""

from datetime import date

from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import local
from app.domain.cells import nfkc
from app.domain.errors import Fault, Refused
from app.domain.patients import Patient, PatientForm, register
from app.domain.sheets import Taken
from app.domain.sports import Sport
from app.domain.staff import Actor, Permission
from app.domain.table_patients import read_patient
from app.domain.text import fold
from app.domain.tried import Tried, TriedRow
from app.services.intake import Told, Wish, details_of, joined, unheard
from app.services.ports import Begin, Clock, NewId, UnitOfWork

# More people of one name and birth than this are nowhere.
_NAMESAKES = 200


class PatientIntake:
    """What can be asked of a table of patients."""

    taken = Taken.PATIENTS

    def __init__(
        self, begin: Begin, clock: Clock, new_id: NewId, sports: tuple[Sport, ...]
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._new_id = new_id
        self._sports = sports

    def try_out(self, actor: Actor, wish: Wish, told: Told = unheard) -> Tried:
        """Return what each row would come to; nothing is written."""
        actor.require(Permission.REGISTER_PATIENT)
        with self._begin() as work:
            return self._try(work, wish, told)[0]

    def take(self, actor: Actor, wish: Wish, told: Told = unheard) -> Tried:
        """Register the patients of all good rows in one deed; the others are told as they are."""
        actor.require(Permission.REGISTER_PATIENT)
        with self._begin() as work:
            tried, patients = self._try(work, wish, told)
            for patient in patients:
                work.patients.add(patient)
            if patients:
                deed, details = Deed.PATIENTS_IMPORTED, details_of(wish, tried)
                work.commit(AuditEntry(actor.staff, self._clock(), deed, None, details))
        return tried

    def _try(self, work: UnitOfWork, wish: Wish, told: Told) -> tuple[Tried, list[Patient]]:
        counter, today = _Numbers(work), local(self._clock()).date()
        rows: list[TriedRow] = []
        patients: list[Patient] = []
        seen: set[tuple[str, object]] = set()
        for place, row in enumerate(wish.sheet.rows):
            told(place, len(wish.sheet.rows))
            values = wish.mapping.values(row)
            form, own = read_patient(values, self._sports)
            told_number = nfkc(values.get("number", ""))
            own += counter.faults(told_number)
            number = told_number or counter.free
            patient, faults = _gate(form, number, self._new_id, today)
            faults = joined(own, faults)
            if patient is not None and not faults:
                faults = _known(work, patient, seen)
            if patient is not None and not faults:
                seen.add((fold(patient.name), patient.birth))
                counter.take(patient.number)
                patients.append(patient)
            number_in_table = wish.sheet.numbers[place]
            who = f"{form.family} {form.given}".strip()
            rows.append(TriedRow(place, number_in_table, who, values.get("birth", ""), faults))
        return Tried(tuple(rows), len(patients)), patients


def _gate(
    form: PatientForm, number: str, new_id: NewId, today: date
) -> tuple[Patient | None, tuple[Fault, ...]]:
    """Return the patient, or what the form's own gate refuses."""
    try:
        return register(form, new_id(), number, today), ()
    except Refused as error:
        return None, error.faults


def _known(work: UnitOfWork, patient: Patient, seen: set[tuple[str, object]]) -> tuple[Fault, ...]:
    """Return the fault of a person who is registered already, or stands twice in the table."""
    name = fold(patient.name)
    if (name, patient.birth) in seen:
        return (Fault("name", "twice_in_table"),)
    for one in work.patients.search(patient.family + patient.given, _NAMESAKES):
        if one.birth == patient.birth and fold(one.name) == name:
            return (Fault("name", "known_patient", (("number", one.number),)),)
    return ()


class _Numbers:
    """The numbers of new patients: those of the table, else the next that nobody has."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._taken: set[str] = set()
        self.free = work.patients.next_number()

    def faults(self, number: str) -> tuple[Fault, ...]:
        """Return the fault of a number that somebody has."""
        held = number in self._taken or (
            number and any(one.number == number for one in self._work.patients.search(number, 9))
        )
        return (Fault("number", "number_taken"),) if held else ()

    def take(self, number: str) -> None:
        """Note that a number is somebody's now."""
        self._taken.add(number)
        while self.free in self._taken:
            following = int(self.free.replace("-", "")) + 1
            self.free = f"{following // 10000:02d}-{following % 10000:04d}"
