"""The register of certificates in the database."""

from typing import Any

import sqlalchemy as sa

from app.domain.certificates import counted, numbered
from app.domain.errors import NotThere
from app.domain.keys import Stamp
from app.domain.patients import PatientId
from app.domain.verdicts import CertificateType
from app.services.ports import CertificateSummary, IssuedCertificate
from db.certificate_numbers import last_counts
from db.past import STANDS
from db.tables import CERTIFICATE, CERTIFICATE_REVOCATION, TREATMENT

_C = CERTIFICATE.c
_IS_REVOKED = sa.exists().where(CERTIFICATE_REVOCATION.c.number == _C.number)


class CertificateRegister:
    """Keeps every certificate that was handed out, with its bytes."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def next_number(self, kind: CertificateType, year: int) -> str:
        """Return the next number of a type and year; it is never given twice."""
        start, none = counted(numbered(kind, year, 0))
        return numbered(kind, year, 1 + last_counts(self._connection, start).get(start, none))

    def add(self, certificate: IssuedCertificate) -> None:
        """Keep a certificate with its bytes."""
        self._connection.execute(sa.insert(CERTIFICATE), _to_row(certificate))

    def get(self, number: str) -> IssuedCertificate:
        """Return a certificate; raises NotThere."""
        row = self._connection.execute(
            sa.select(CERTIFICATE).where(_C.number == number)
        ).one_or_none()
        if row is None:
            raise NotThere("certificate", number)
        return _from_row(row)

    def of_patient(self, patient: PatientId) -> tuple[CertificateSummary, ...]:
        """Return a patient's certificates, newest first."""
        rows = self._connection.execute(
            sa.select(
                _C.number,
                _C.kind,
                _C.entry_id,
                _C.patient_id,
                _C.issued_at,
                sa.and_(STANDS, ~_IS_REVOKED).label("valid"),
            )
            .join_from(CERTIFICATE, TREATMENT)
            .where(_C.patient_id == patient)
            .order_by(_C.issued_at.desc(), _C.number.desc())
        )
        return tuple(
            CertificateSummary(
                number, CertificateType(kind), entry, owner, issued_at, is_valid=bool(valid)
            )
            for number, kind, entry, owner, issued_at, valid in rows
        )


def _to_row(certificate: IssuedCertificate) -> dict[str, object]:
    return {
        "number": certificate.number,
        "kind": certificate.kind.value,
        "treatment_id": certificate.treatment,
        "entry_id": certificate.entry,
        "patient_id": certificate.patient,
        "issued_by": certificate.issued.by,
        "issued_at": certificate.issued.at,
        "content": certificate.content,
        "pdf": certificate.pdf,
        "sha256": certificate.sha256,
    }


def _from_row(row: sa.Row[Any]) -> IssuedCertificate:
    return IssuedCertificate(
        number=row.number,
        kind=CertificateType(row.kind),
        treatment=row.treatment_id,
        entry=row.entry_id,
        patient=row.patient_id,
        issued=Stamp(row.issued_by, row.issued_at),
        content=row.content,
        pdf=bytes(row.pdf),
        sha256=row.sha256,
    )
