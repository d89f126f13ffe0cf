"""The whole record of a patient (診療録) at one moment: what it is gathered from, and for which time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from app.domain.athletes import Ban, Competition, Exemption, Outside
from app.domain.calendar import local
from app.domain.errors import Fault, Refused
from app.domain.facilities import Facility, Premises
from app.domain.keys import PatientId, Stamp
from app.domain.patients import Patient
from app.domain.staff import Member, StaffId
from app.domain.treatments import EntryId, Treatment
from app.services.ports import AthleteFile, Fact, Filed, IssuedCertificate, UnitOfWork

Value = TypeVar("Value", Competition, Exemption, Outside, Ban)


@dataclass(frozen=True, slots=True)
class Period:
    """From which day to which, both with it; without one it is open on that side."""

    since: date | None = None
    until: date | None = None

    def touches(self, first: datetime, last: datetime | None) -> bool:
        """Tell whether anything of a span of time lies in it."""
        return self.has(local(first).date(), local(last or first).date())

    def has(self, first: date, last: date) -> bool:
        """Tell whether any of some days lie in it."""
        return (self.until is None or first <= self.until) and (
            self.since is None or last >= self.since
        )

    def check(self) -> None:
        """Refuse a period that ends before it begins; raises Refused."""
        if self.since is not None and self.until is not None and self.until < self.since:
            raise Refused((Fault("until", "before_start"),))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose record is wanted: all of it, that of a period, or that of one infusion."""

    patient: PatientId
    period: Period = Period()
    entry: EntryId | None = None


@dataclass(frozen=True, slots=True)
class Certified:
    """A certificate of the record, and whether it still holds."""

    issued: IssuedCertificate
    is_valid: bool


@dataclass(frozen=True, slots=True)
class WholeRecord:
    """Everything the clinic keeps of a patient and a period, as it stood when it was gathered.

    `infusions` holds all versions of each infusion, oldest first, in the order in which they
    were given; withdrawn ones are among them. `people` are all whom it names.
    """

    wanted: Wanted
    gathered: Stamp
    premises: Premises
    patient: Patient
    people: tuple[Member, ...]
    infusions: tuple[tuple[Treatment, ...], ...]
    certificates: tuple[Certified, ...]
    file: AthleteFile

    @property
    def facility(self) -> Facility:
        """Return the main facility, which keeps the record."""
        return self.premises.main

    def person(self, staff: StaffId) -> Member | None:
        """Return who it was."""
        return next((one for one in self.people if one.id == staff), None)

    def started(self, entry: EntryId) -> datetime | None:
        """Return when an infusion was given, by its newest version."""
        return next((own[-1].started for own in self.infusions if own[-1].entry == entry), None)


def gather(work: UnitOfWork, wanted: Wanted, by: Stamp) -> WholeRecord:
    """Return the record that is wanted; raises NotThere where there is no such patient."""
    patient = work.patients.get(wanted.patient)
    newest = reversed(work.treatments.of_patient(wanted.patient))
    versions = (work.treatments.versions(one.entry) for one in newest)
    infusions = tuple(own for own in versions if _is_wanted(own, wanted))
    entries = {own[-1].entry for own in infusions}
    certificates = tuple(
        Certified(work.certificates.get(one.number), one.is_valid)
        for one in reversed(work.certificates.of_patient(wanted.patient))
        if one.entry in entries
    )
    file = _file(work.athletes.file(wanted.patient), wanted.period)
    named = {by.by, *_named(infusions, certificates, file)}
    return WholeRecord(
        wanted=wanted,
        gathered=by,
        premises=work.facility.premises(),
        patient=patient,
        people=tuple(one for one in work.staff.all() if one.id in named),
        infusions=infusions,
        certificates=certificates,
        file=file,
    )


def _is_wanted(versions: tuple[Treatment, ...], wanted: Wanted) -> bool:
    if wanted.entry is not None:
        return versions[-1].entry == wanted.entry
    # An amendment may have moved it: it is told where any of its versions lay.
    return any(wanted.period.touches(one.started, one.ended) for one in versions)


def _file(file: AthleteFile, period: Period) -> AthleteFile:
    """Return what of the athlete's file lies in the period, oldest first."""
    return AthleteFile(
        _oldest_first(
            one for one in file.competitions if period.touches(one.value.starts, one.value.ends)
        ),
        _oldest_first(
            one for one in file.exemptions if period.has(one.value.valid_from, one.value.valid_to)
        ),
        _oldest_first(
            one for one in file.outside if period.touches(one.value.started, one.value.ended)
        ),
        _oldest_first(
            one
            for one in file.bans
            if period.has(one.value.first, date.max if one.value.last is None else one.value.last)
        ),
    )


def _oldest_first(filed: Iterator[Filed[Value]]) -> tuple[Filed[Value], ...]:
    return tuple(reversed(tuple(filed)))


def _named(
    infusions: tuple[tuple[Treatment, ...], ...],
    certificates: tuple[Certified, ...],
    file: AthleteFile,
) -> Iterator[StaffId]:
    for versions in infusions:
        for one in versions:
            yield from (one.physician, one.recorded.by)
            marks = (one.finalised, one.approved, one.withdrawn, one.ordered)
            yield from (mark.by for mark in marks if mark is not None)
            yield from (step.by for step in one.course)
    yield from (one.issued.issued.by for one in certificates)
    ruled: tuple[Filed[Fact], ...] = (*file.exemptions, *file.bans)
    facts: tuple[Filed[Fact], ...] = (*file.competitions, *ruled, *file.outside)
    for filed in facts:
        yield filed.stamp.by
        if filed.withdrawn is not None:
            yield filed.withdrawn.by
