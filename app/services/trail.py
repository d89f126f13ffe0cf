"""The audit trail as it is read: who did what, when, to whom; and taken out of the house as a file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from app.domain.audit import AuditEntry, Deed
from app.domain.calendar import local
from app.domain.checkpoints import Occasion
from app.domain.patients import Patient, PatientId
from app.domain.sheets import Table, TableForm
from app.domain.staff import Actor, Member, Permission, StaffId
from app.services.checkpoints import Follow, sealed_by_nobody
from app.services.ports import Begin, Clock
from app.services.tables import WriteTable

PAGE = 200
_AT_ONCE = 5000
_FOUND = 50


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """Which entries are wanted; what is not said does not matter.

    `typed` is what was typed of a patient: the number or, by who reads patients, the name.
    """

    since: datetime | None = None
    until: datetime | None = None
    by: StaffId | None = None
    deeds: frozenset[Deed] = frozenset()
    patients: frozenset[PatientId] | None = None
    typed: str = ""


ALL = TrailFilter()
# What a paper or a file with a patient's records on it leaves in the trail.
GIVEN_OUT = frozenset(
    {
        *(Deed.CERTIFICATE_ISSUED, Deed.CERTIFICATE_PRINTED, Deed.CERTIFICATE_COPIED),
        *(Deed.CERTIFICATE_REVOKED, Deed.RECORD_PRINTED, Deed.RECORD_EXPORTED),
        Deed.EVIDENCE_PACKED,
    }
)


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One entry as it is shown; `who` and `patient` are names as they are today."""

    seq: int
    at: datetime
    by: StaffId
    deed: str
    subject: UUID | None
    details: Mapping[str, Any]
    hash: bytes
    who: str = ""
    patient: str = ""


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Some entries, newest first, and how many there are in all."""

    entries: tuple[TrailEntry, ...]
    total: int


class TrailReader(Protocol):
    """Reads the trail of the open books."""

    def page(self, wanted: TrailFilter, before: int | None, count: int) -> TrailPage:
        """Return the newest entries that are wanted and older than one; raises StorageError."""

    def patients(self, subjects: frozenset[UUID]) -> Mapping[UUID, Patient]:
        """Return the patients whom subjects belong to: themselves, their records, their facts."""


class TrailService:
    """What can be asked of the audit trail."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        reader: TrailReader,
        write: WriteTable,
        seal: Follow = sealed_by_nobody,
    ) -> None:
        self._write = write
        self._begin = begin
        self._clock = clock
        self._reader = reader
        self._seal = seal

    def entries(
        self, actor: Actor, wanted: TrailFilter = ALL, before: int | None = None
    ) -> TrailPage:
        """Return the newest entries that are wanted, and older than one that was shown already."""
        actor.require(Permission.READ_AUDIT)
        return self._page(actor, wanted, before, PAGE)

    def given_out(self, actor: Actor, patient: PatientId) -> tuple[TrailEntry, ...]:
        """Return which papers and files with a patient's records left the clinic, newest first."""
        actor.require(Permission.READ)
        wanted = TrailFilter(deeds=GIVEN_OUT, patients=frozenset({patient}))
        return self._page(actor, wanted, None, PAGE).entries

    def people(self, actor: Actor) -> tuple[Member, ...]:
        """Return everybody who may have left an entry."""
        actor.require(Permission.READ_AUDIT)
        with self._begin(to_look=True) as work:
            return work.staff.all()

    def export(
        self, actor: Actor, wanted: TrailFilter = ALL, form: TableForm = TableForm.CSV
    ) -> bytes:
        """Return the wanted entries as a table, oldest first; that it was taken is written."""
        actor.require(Permission.READ_AUDIT)
        found: list[TrailEntry] = []
        before = None
        while True:
            page = self._page(actor, wanted, before, _AT_ONCE)
            found += page.entries
            if len(page.entries) < _AT_ONCE:
                break
            before = found[-1].seq
        content = self._write(_table(found), form)
        details = {"entries": len(found)}
        with self._begin() as work:
            work.commit(AuditEntry(actor.staff, self._clock(), Deed.TRAIL_EXPORTED, None, details))
        self._seal(actor, Occasion.EXPORT)
        return content

    def _page(self, actor: Actor, wanted: TrailFilter, before: int | None, count: int) -> TrailPage:
        page = self._reader.page(self._with_patients(actor, wanted), before, count)
        subjects = frozenset(one.subject for one in page.entries if one.subject is not None)
        # Who reads nothing of patients (an administrator) is told the number, not the name.
        may_read = actor.may(Permission.READ)
        patients = {
            subject: f"{one.number} {one.name}" if may_read else one.number
            for subject, one in self._reader.patients(subjects).items()
        }
        with self._begin(to_look=True) as work:
            people = {one.id: one.name for one in work.staff.all()}
        return TrailPage(
            tuple(_named(one, people, patients) for one in page.entries),
            page.total,
        )

    def _with_patients(self, actor: Actor, wanted: TrailFilter) -> TrailFilter:
        """Return the filter with the patients whom it was typed for, none where nobody is called so."""
        typed = wanted.typed.strip()
        if not typed:
            return wanted
        with self._begin(to_look=True) as work:
            found = work.patients.search(typed, _FOUND)
        # By the name finds who may know it: an administrator is no way round to the patients.
        same = [one for one in found if one.number == typed or actor.may(Permission.READ)]
        return replace(wanted, patients=frozenset(one.id for one in same))


def _named(
    entry: TrailEntry, people: Mapping[StaffId, str], patients: Mapping[UUID, str]
) -> TrailEntry:
    patient = "" if entry.subject is None else patients.get(entry.subject, "")
    return TrailEntry(
        seq=entry.seq,
        at=entry.at,
        by=entry.by,
        deed=entry.deed,
        subject=entry.subject,
        details=entry.details,
        hash=entry.hash,
        who=people.get(entry.by, ""),
        patient=patient,
    )


def _table(entries: list[TrailEntry]) -> Table:
    head = ("seq", "at", "who", "deed", "patient", "subject", "details", "sha256")
    rows = tuple(
        (
            str(one.seq),
            local(one.at).isoformat(timespec="milliseconds"),
            one.who,
            one.deed,
            one.patient,
            "" if one.subject is None else str(one.subject),
            json.dumps(dict(one.details), ensure_ascii=False, sort_keys=True),
            one.hash.hex(),
        )
        for one in reversed(entries)
    )
    return Table("audit", head, rows)
