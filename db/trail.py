"""Reading the audit trail: a page at a time, newest first."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.domain.audit import Deed
from app.domain.patients import Patient, PatientId
from app.services.trail import ALL, TrailEntry, TrailFilter, TrailPage
from db.patients import PatientRegister
from db.tables import (
    AUDIT,
    BAN,
    COMPETITION,
    EXEMPTION,
    OUTSIDE_INFUSION,
    PATIENT,
    TREATMENT,
)
from db.trouble import storage_errors

_A = AUDIT.c
# Of whom a subject tells: each table with the column of the subject and that of the patient.
_SUBJECTS = (
    (TREATMENT.c.id, TREATMENT.c.patient_id),
    (TREATMENT.c.entry_id, TREATMENT.c.patient_id),
    *((one.c.id, one.c.patient_id) for one in (COMPETITION, EXEMPTION, BAN, OUTSIDE_INFUSION)),
)
_AT_ONCE = 500
# What the trail tells of backups is asked for at each sign-in, among a million other traces.
OF_BACKUPS = frozenset(
    {
        *(Deed.CLINIC_FOUNDED, Deed.BACKED_UP, Deed.BACKUP_FAILED, Deed.BACKUP_VERIFIED),
        *(Deed.BACKUP_TRIED, Deed.RESTORED),
    }
)
# Deeds at many rows at once, which have no one subject.
_IMPORTS = (Deed.PATIENTS_IMPORTED.value, Deed.TREATMENTS_IMPORTED.value)


class TrailPages:
    """Reads the trail of the open books."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def page(self, wanted: TrailFilter, before: int | None, count: int) -> TrailPage:
        """Return the newest entries that are wanted and older than one."""
        with storage_errors(), self._engine.connect() as connection:
            conditions = _conditions(wanted, _imports_of(connection, wanted.patients))
            older = conditions if before is None else [*conditions, _A.seq < before]
            newest = _newest(wanted, older, count)
            query = sa.select(AUDIT).where(_A.seq.in_(newest)).order_by(_A.seq.desc()).limit(count)
            rows = connection.execute(query).all()
            total = connection.scalar(_total(wanted, conditions))
        return TrailPage(tuple(_from_row(row) for row in rows), total or 0)

    def of_backups(self, count: int) -> tuple[TrailEntry, ...]:
        """Return the newest entries that tell of backups, newest first; the founding is the first of all."""
        newest = _newest(TrailFilter(deeds=OF_BACKUPS), [], count)
        query = sa.select(AUDIT).where(_A.seq.in_(newest)).order_by(_A.seq.desc())
        with storage_errors(), self._engine.connect() as connection:
            return tuple(_from_row(row) for row in connection.execute(query))

    def patients(self, subjects: frozenset[UUID]) -> Mapping[UUID, Patient]:
        """Return the patients whom subjects belong to: themselves, their records, their facts."""
        found: dict[UUID, PatientId] = {}
        wanted = list(subjects)
        with storage_errors(), self._engine.connect() as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                for subject, patient in _SUBJECTS:
                    rows = connection.execute(sa.select(subject, patient).where(subject.in_(some)))
                    found.update((one, whose) for one, whose in rows)
            register = PatientRegister(connection)
            known = register.some(frozenset(found.values()) | subjects)
        return {one: known[whose] for one in subjects if (whose := found.get(one, one)) in known}


def _newest(
    wanted: TrailFilter, conditions: list[sa.ColumnElement[bool]], count: int
) -> sa.Select[Any]:
    """Return the query for the newest numbers that meet the conditions, each found in an index."""
    numbers = sa.select(_A.seq).where(*conditions).limit(count)
    if wanted.deeds and wanted.patients is None:
        # An index holds each deed in its order: the newest of each, and of these the newest.
        each = (
            sa.select(numbers.where(_A.deed == one.value).order_by(_A.seq.desc()).subquery().c.seq)
            for one in wanted.deeds
        )
        found = sa.union_all(*each).subquery().c.seq
        return sa.select(found).order_by(found.desc()).limit(count)
    is_timed = wanted.since is not None or wanted.until is not None
    if is_timed and wanted.by is None and wanted.patients is None:
        # By the plain number SQLite would read backwards from today until it comes to the day.
        return numbers.order_by(sa.desc(sa.literal_column("+audit.seq")))
    return numbers.order_by(_A.seq.desc())


def _total(wanted: TrailFilter, conditions: list[sa.ColumnElement[bool]]) -> sa.Select[Any]:
    """Return the query for how many meet the conditions; of all of them the last number tells."""
    if wanted == ALL:
        return sa.select(sa.func.max(_A.seq))
    return sa.select(sa.func.count()).select_from(AUDIT).where(*conditions)


def _imports_of(
    connection: sa.Connection, patients: frozenset[PatientId] | None
) -> tuple[int, ...]:
    """Return the imports of tables that wrote patients, or records of theirs: each vouches for its rows."""
    if not patients:
        return ()
    imports = connection.execute(sa.select(_A.seq, _A.payload).where(_A.deed.in_(_IMPORTS))).all()
    if not imports:
        return ()
    records = connection.scalars(
        sa.select(TREATMENT.c.id).where(TREATMENT.c.patient_id.in_(patients))
    )
    keys = [f'"{one.hex}":' for one in (*patients, *records)]
    return tuple(seq for seq, payload in imports if any(key in payload for key in keys))


def _conditions(wanted: TrailFilter, imports: tuple[int, ...]) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.since is not None:
        conditions.append(_A.at >= wanted.since)
    if wanted.until is not None:
        conditions.append(_A.at < wanted.until)
    if wanted.by is not None:
        conditions.append(_A.actor == wanted.by)
    if wanted.deeds:
        conditions.append(_A.deed.in_([one.value for one in wanted.deeds]))
    if wanted.patients is not None:
        themselves = sa.select(PATIENT.c.id).where(PATIENT.c.id.in_(wanted.patients))
        theirs = (
            sa.select(subject).where(patient.in_(wanted.patients)) for subject, patient in _SUBJECTS
        )
        told = _A.subject.in_(sa.union_all(themselves, *theirs))
        conditions.append(sa.or_(told, _A.seq.in_(imports)) if imports else told)
    return conditions


def _from_row(row: sa.Row[Any]) -> TrailEntry:
    details = json.loads(row.payload)["details"]
    return TrailEntry(row.seq, row.at, row.actor, row.deed, row.subject, details, row.hash)
