"""The register of certificates in the database: what became of each."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.domain.audit import Deed
from app.domain.endings import Ended, Ending, first_of
from app.domain.errors import NotThere
from app.domain.keys import Stamp, Withdrawn
from app.domain.treatments import EntryId
from app.domain.verdicts import CertificateType
from app.services.issued import CertificateLine, Prints, Sought
from db.tables import (
    AUDIT,
    CERTIFICATE,
    CERTIFICATE_REVOCATION,
    PATIENT,
    STAFF,
    TREATMENT,
    TREATMENT_WITHDRAWAL,
)

_C, _T, _P, _R = CERTIFICATE.c, TREATMENT.c, PATIENT.c, CERTIFICATE_REVOCATION.c
_NEXT = TREATMENT.alias("next")
# A record is withdrawn in its newest version, which need not be the one that was certified.
_LAST = TREATMENT.alias("last")
_GONE = TREATMENT_WITHDRAWAL.alias("gone")
_NEWEST = (
    sa.select(_LAST.c.id)
    .where(_LAST.c.entry_id == _C.entry_id)
    .order_by(_LAST.c.version.desc())
    .limit(1)
    .correlate(CERTIFICATE)
    .scalar_subquery()
)
_FROM = (
    CERTIFICATE.join(TREATMENT, _T.id == _C.treatment_id)
    .join(PATIENT, _P.id == _C.patient_id)
    .join(STAFF, STAFF.c.id == _C.issued_by)
    .outerjoin(_NEXT, sa.and_(_NEXT.c.entry_id == _T.entry_id, _NEXT.c.version == _T.version + 1))
    .outerjoin(_GONE, _GONE.c.treatment_id == _NEWEST)
    .outerjoin(CERTIFICATE_REVOCATION, _R.number == _C.number)
)
_IS_VALID = sa.and_(_NEXT.c.id.is_(None), _GONE.c.treatment_id.is_(None), _R.number.is_(None))
_LINE = sa.select(
    _C.number,
    _C.kind,
    _C.treatment_id,
    _C.entry_id,
    _C.patient_id,
    _P.number.label("patient_number"),
    (_P.family + " " + _P.given).label("patient_name"),
    (sa.func.upper(_P.family_romaji) + " " + _P.given_romaji).label("patient_romaji"),
    _T.started_at,
    _C.issued_by,
    _C.issued_at,
    STAFF.c.name.label("issuer"),
    STAFF.c.name_romaji.label("issuer_romaji"),
    sa.func.json_extract(_C.content, "$.recipient").label("recipient"),
    sa.func.json_extract(_C.content, "$.supersedes").label("supersedes"),
    _NEXT.c.recorded_at.label("amended_at"),
    _NEXT.c.amendment,
    _GONE.c.withdrawn_at,
    _GONE.c.reason.label("withdrawn_for"),
    _R.revoked_at,
    _R.reason.label("revoked_for"),
).select_from(_FROM)
_NEWEST_FIRST = (_C.issued_at.desc(), _C.number.desc())


class IssuedLines:
    """Reads what became of every certificate."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def page(
        self, sought: Sought, after: CertificateLine | None, count: int
    ) -> tuple[CertificateLine, ...]:
        """Return the newest certificates that are wanted, and older than one."""
        query = _LINE.where(*_conditions(sought)).order_by(*_NEWEST_FIRST).limit(count)
        if after is not None:
            at = after.issued.at
            beside = sa.and_(_C.issued_at == at, _C.number < after.number)
            query = query.where(sa.or_(_C.issued_at < at, beside))
        rows = self._connection.execute(query).all()
        prints = self._prints({row.treatment_id for row in rows})
        return tuple(_from_row(row, prints) for row in rows)

    def total(self, sought: Sought) -> int:
        """Return how many are wanted in all."""
        # What became of each is looked up only where that is asked for.
        tables = CERTIFICATE if sought.is_valid is None else _FROM
        query = sa.select(sa.func.count()).select_from(tables).where(*_conditions(sought))
        return self._connection.scalar(query) or 0

    def line(self, number: str) -> CertificateLine:
        """Return one certificate; raises NotThere."""
        row = self._connection.execute(_LINE.where(_C.number == number)).one_or_none()
        if row is None:
            raise NotThere("certificate", number)
        return _from_row(row, self._prints({row.treatment_id}))

    def ended_of(self, entry: EntryId) -> str:
        """Return the newest certificate of a record where it is no longer valid, else nothing."""
        query = (
            sa.select(_C.number, _IS_VALID.label("valid"))
            .select_from(_FROM)
            .where(_C.entry_id == entry)
            .order_by(*_NEWEST_FIRST)
            .limit(1)
        )
        newest = self._connection.execute(query).one_or_none()
        return "" if newest is None or newest.valid else str(newest.number)

    def revoke(self, number: str, revoked: Withdrawn) -> None:
        """Write that a certificate was called back."""
        row = {"number": number, "revoked_by": revoked.by, "revoked_at": revoked.at}
        self._connection.execute(
            sa.insert(CERTIFICATE_REVOCATION), {**row, "reason": revoked.reason}
        )

    def _prints(self, records: set[UUID]) -> Mapping[str, Prints]:
        # Of a deed that is put together SQLite knows no index: it takes that of the few subjects.
        is_print = AUDIT.c.deed.concat("") == Deed.CERTIFICATE_PRINTED.value
        query = sa.select(AUDIT.c.at, AUDIT.c.payload).where(is_print, AUDIT.c.subject.in_(records))
        found: dict[str, Prints] = {}
        for at, payload in self._connection.execute(query.order_by(AUDIT.c.seq)):
            number = json.loads(payload)["details"]["number"]
            found[number] = Prints(found.get(number, Prints()).count + 1, at)
        return found


def _conditions(sought: Sought) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if sought.number or sought.patients:
        named: list[sa.ColumnElement[bool]] = [_C.patient_id.in_(sought.patients)]
        if sought.number:
            named.append(_C.number.icontains(sought.number, autoescape=True))
        conditions.append(sa.or_(*named))
    if sought.is_valid is not None:
        conditions.append(_IS_VALID if sought.is_valid else ~_IS_VALID)
    if sought.since is not None:
        conditions.append(_C.issued_at >= sought.since)
    if sought.until is not None:
        conditions.append(_C.issued_at < sought.until)
    return conditions


def _from_row(row: Any, prints: Mapping[str, Prints]) -> CertificateLine:  # noqa: ANN401 - a row of any width
    return CertificateLine(
        number=row.number,
        kind=CertificateType(row.kind),
        treatment=row.treatment_id,
        entry=row.entry_id,
        patient=row.patient_id,
        patient_number=row.patient_number,
        patient_name=row.patient_name,
        patient_romaji=row.patient_romaji,
        started=row.started_at,
        issued=Stamp(row.issued_by, row.issued_at),
        issued_by=row.issuer,
        issuer_romaji=row.issuer_romaji,
        recipient=row.recipient or "",
        supersedes=row.supersedes or "",
        ended=_ended(row),
        prints=prints.get(row.number, Prints()),
    )


def _ended(row: Any) -> Ended | None:  # noqa: ANN401 - as above
    told: tuple[tuple[Ending, datetime | None, str], ...] = (
        (Ending.AMENDED, row.amended_at, row.amendment),
        (Ending.WITHDRAWN, row.withdrawn_at, row.withdrawn_for),
        (Ending.REVOKED, row.revoked_at, row.revoked_for),
    )
    return first_of(tuple(Ended(by, at, reason) for by, at, reason in told if at is not None))
