"""Judging a form as it is typed: everything that is needed is fetched once, then it is arithmetic."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from operator import attrgetter

from app.domain.athletes import NO_ATHLETE, Athlete, Outside
from app.domain.calendar import local
from app.domain.facilities import Premises
from app.domain.formulary import Product, ProductNames
from app.domain.heeding import NEAR, Heed, Past, heeds
from app.domain.patients import Patient, PatientId
from app.domain.reading import read
from app.domain.recording import entry_of
from app.domain.rules.case import Case, DayDose, is_carrier
from app.domain.rules.history import History
from app.domain.rules.judge import Judge
from app.domain.rules.volume import Dripped
from app.domain.rules.volume_limit import elsewhere
from app.domain.treatments import Draft, Entry, EntryId, Line, LineRole, Treatment
from app.domain.verdicts import Assessment
from app.services.ports import AthleteFile, PastLine, UnitOfWork

# Wider than any edition's window on either side, with room for an infusion that runs a day.
SPAN = timedelta(hours=48)
# A form may state any day at all.
_EVER = (datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC))
_STARTED = attrgetter("started")


@dataclass(frozen=True, slots=True)
class PastDose:
    """What was given of a product in a recorded infusion."""

    entry: EntryId
    started: datetime
    dose: DayDose


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a judgement needs to know of a patient beside the infusion itself.

    `dripped` holds what was received here and elsewhere, `doses` what was given here, both in
    the order of their starts.
    """

    bodies: tuple[str, ...]
    premises: Premises
    athlete: Athlete = NO_ATHLETE
    dripped: tuple[Dripped, ...] = ()
    doses: tuple[PastDose, ...] = ()
    confirmed: frozenset[str] = frozenset()
    allergies: str = ""
    outside: tuple[Outside, ...] = ()
    history: History = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "history", History(self.dripped))


@dataclass(frozen=True, slots=True)
class Judgement:
    """Answers for one patient; quick enough to be asked at every key."""

    judge: Judge
    formulary: ProductNames
    surroundings: Surroundings

    def read(self, draft: Draft) -> Entry:
        """Return the facts that a form states so far."""
        return read(draft, self.formulary, self.surroundings.premises.beds(draft.branch))

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

    def heeds(self, entry: Entry) -> tuple[Heed, ...]:
        """Return what is to be heeded of the products: allergies, and the same given twice."""
        around = self.surroundings
        near: tuple[PastDose, ...] = ()
        if entry.started is not None:
            first = bisect_left(around.doses, entry.started - NEAR, key=_STARTED)
            last = bisect_right(around.doses, entry.started + NEAR, key=_STARTED)
            near = around.doses[first:last]
        past = tuple(Past(one.dose.product, one.started) for one in near if one.entry != entry.id)
        return heeds(entry, around.allergies, past, around.outside)

    def case(self, entry: Entry, now: datetime) -> Case:
        """Return an entry with what surrounds it."""
        around = self.surroundings
        return Case(
            entry=entry,
            others=self._others(entry, now),
            earlier_today=tuple(_same_day(around.doses, entry)),
            confirmed=around.confirmed,
            athlete=around.athlete,
            now=now,
        )

    def _others(self, entry: Entry, now: datetime) -> tuple[Dripped, ...]:
        if entry.started is None:
            return ()
        reach = self.judge.editions.reach
        near = self.surroundings.history.near(entry.started, entry.ended, reach, now)
        return tuple(one for one in near if one.id != entry.id)


@dataclass(frozen=True, slots=True)
class Judgements:
    """Fetches what a judgement needs to know of a patient."""

    judge: Judge
    formulary: ProductNames

    def of(self, work: UnitOfWork, patient: PatientId) -> Judgement:
        """Return what judges a patient's infusions, with everything recorded so far."""
        person = work.patients.get(patient)
        file = work.athletes.file(patient)
        around = Surroundings(
            bodies=person.bodies,
            premises=work.facility.premises(),
            athlete=athlete_of(person, file),
            dripped=everything_dripped(work, patient, file, *_EVER),
            doses=past_doses(work.treatments.past_lines(patient), self.formulary),
            confirmed=confirmed(work, self.formulary),
            allergies=person.allergies,
            outside=tuple(one.value for one in file.outside if one.stands),
        )
        return Judgement(self.judge, self.formulary, around)


def athlete_of(patient: Patient, file: AthleteFile) -> Athlete:
    """Return what binds a patient as an athlete; what was withdrawn is left out."""
    competitions = tuple(one.value for one in file.competitions if one.stands)
    return Athlete(
        sport=patient.sport,
        competitions=competitions,
        exemptions=tuple(one.value for one in file.exemptions if one.stands),
        weigh_ins=tuple(one.weigh_in for one in competitions if one.weigh_in is not None),
    )


def everything_dripped(
    work: UnitOfWork, patient: PatientId, file: AthleteFile, since: datetime, until: datetime
) -> tuple[Dripped, ...]:
    """Return what entered a patient's veins in a span, here and elsewhere, in the order of the starts."""
    received = [
        elsewhere(one.id, one.value)
        for one in file.outside
        if one.stands
        and one.value.started <= until
        and (one.value.ended or one.value.started) >= since
    ]
    here = work.treatments.dripped(patient, since, until)
    return tuple(sorted((*here, *received), key=_STARTED)) if received else here


def confirmed(work: UnitOfWork, formulary: ProductNames) -> frozenset[str]:
    """Return the products whose label facts, as they are today, were compared with the insert (rules A8)."""
    return frozenset(
        one.product
        for one in work.labels.confirmations()
        if (product := formulary.named(one.product)) is not None
        and product.facts_sha256 == one.facts_sha256
    )


def past_doses(lines: tuple[PastLine, ...], formulary: ProductNames) -> tuple[PastDose, ...]:
    """Return what was given as a drug in recorded infusions."""
    uses = {(one.product, one.role, one.indication) for one in lines}
    drugs = {use: _drug(*use, formulary) for use in uses}
    given = ((one, drugs[one.product, one.role, one.indication]) for one in lines)
    return tuple(
        PastDose(one.entry, one.started, DayDose(product, one.dose))
        for one, product in given
        if product is not None
    )


def _drug(number: str, role: LineRole, indication: str, formulary: ProductNames) -> Product | None:
    """Return the product of a past line that was given as a drug, or None."""
    product = formulary.named(number)
    if product is None:
        return None
    line = Line(0, product, role, dose=None, route=None, volume_ml=None, indication=indication)
    return None if is_carrier(line) else product


def _same_day(doses: tuple[PastDose, ...], entry: Entry) -> list[DayDose]:
    if entry.started is None:
        return []
    midnight = local(entry.started).replace(hour=0, minute=0, second=0, microsecond=0)
    first = bisect_left(doses, midnight, key=_STARTED)
    # The day's sum is that of the entries up to and including this one (rules A9).
    last = bisect_right(doses, entry.started, key=_STARTED)
    return [past.dose for past in doses[first:last] if past.entry != entry.id]
