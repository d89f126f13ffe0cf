"""Judging a form as it is typed: everything that is needed is fetched once, then it is arithmetic."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.calendar import local
from app.domain.formulary import Formulary, Product
from app.domain.patients import PatientId
from app.domain.reading import read
from app.domain.recording import entry_of
from app.domain.rules.case import Case, DayDose
from app.domain.rules.judge import Judge
from app.domain.rules.volume import Dripped
from app.domain.treatments import Draft, Entry, EntryId, Treatment
from app.domain.verdicts import Assessment
from app.services.ports import Clock, UnitOfWork

# Wider than any edition's window on either side, with room for an infusion that runs a day.
SPAN = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class PastDose:
    """What was given of a product in a recorded infusion."""

    entry: EntryId
    started: datetime
    dose: DayDose


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a judgement needs to know of a patient beside the infusion itself."""

    bodies: tuple[str, ...]
    beds: int
    dripped: tuple[Dripped, ...] = ()
    doses: tuple[PastDose, ...] = ()
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Judgement:
    """Answers for one patient; quick enough to be asked at every key."""

    judge: Judge
    formulary: Formulary
    surroundings: Surroundings

    def read(self, draft: Draft) -> Entry:
        """Return the facts that a form states so far."""
        return read(draft, self.formulary, self.surroundings.beds)

    def product(self, number: str) -> Product | None:
        """Return the product of a formulary number, or None."""
        return self.formulary.named(number)

    def assess(self, draft: Draft, now: datetime) -> Assessment:
        """Return what keeps a form from being saved, and what each body would say of it."""
        return self.assess_entry(self.read(draft), now)

    def assess_entry(self, entry: Entry, now: datetime) -> Assessment:
        """Return both answers for facts that were read already."""
        case = self.case(entry, now)
        return self.judge.assess(case, self.surroundings.bodies, local(now).date())

    def assess_record(self, treatment: Treatment, now: datetime) -> Assessment:
        """Return both answers for a recorded treatment, by the beds it was recorded with."""
        return self.assess_entry(entry_of(treatment, self.product), now)

    def case(self, entry: Entry, now: datetime) -> Case:
        """Return an entry with what surrounds it."""
        around = self.surroundings
        return Case(
            entry=entry,
            others=tuple(
                one for one in around.dripped if one.id != entry.id and _is_near(one, entry)
            ),
            earlier_today=tuple(_same_day(around.doses, entry)),
            confirmed=around.confirmed,
            now=now,
        )


@dataclass(frozen=True, slots=True)
class Judgements:
    """Fetches what a judgement needs to know of a patient."""

    judge: Judge
    formulary: Formulary
    clock: Clock

    def of(self, work: UnitOfWork, patient: PatientId) -> Judgement:
        """Return what judges a patient's infusions, with everything recorded so far."""
        person = work.patients.get(patient)
        records = work.treatments.of_patient(patient)
        moments = [self.clock(), *(one.started for one in records)]
        around = Surroundings(
            bodies=person.bodies,
            beds=work.facility.get().beds,
            dripped=work.treatments.dripped(patient, min(moments) - SPAN, max(moments) + SPAN),
            doses=past_doses(records, self.formulary),
            confirmed=confirmed(work, self.formulary),
        )
        return Judgement(self.judge, self.formulary, around)


def confirmed(work: UnitOfWork, formulary: Formulary) -> frozenset[str]:
    """Return the products whose label facts, as they are today, were compared with the insert (rules A8)."""
    return frozenset(
        one.product
        for one in work.labels.confirmations()
        if (product := formulary.named(one.product)) is not None
        and product.facts_sha256 == one.facts_sha256
    )


def past_doses(treatments: tuple[Treatment, ...], formulary: Formulary) -> tuple[PastDose, ...]:
    """Return what was given as a drug in recorded infusions."""
    return tuple(
        PastDose(
            treatment.entry,
            treatment.started,
            DayDose(line.product.id, line.dose.amount, line.dose.unit),
        )
        for treatment in treatments
        for line in Case(entry_of(treatment, formulary.named)).drugs
        if line.dose is not None
    )


def _is_near(one: Dripped, entry: Entry) -> bool:
    if entry.started is None:
        return False
    end = entry.ended or entry.started
    return one.started < end + SPAN and (one.ended or one.started) > entry.started - SPAN


def _same_day(doses: tuple[PastDose, ...], entry: Entry) -> list[DayDose]:
    if entry.started is None:
        return []
    midnight = local(entry.started).replace(hour=0, minute=0, second=0, microsecond=0)
    return [
        past.dose
        for past in doses
        # The day's sum is that of the entries up to and including this one (rules A9).
        if midnight <= past.started <= entry.started and past.entry != entry.id
    ]
