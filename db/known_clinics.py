"""The book of other clinics in the database: kept once, at most taken out."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from app.domain.errors import NotThere
from app.domain.keys import Stamp, Withdrawn
from app.domain.known_clinics import Compared, KnownClinic
from app.services.clinic_book import KeptList
from db.tables import KNOWN_CLINIC, REVOCATION_LIST, WITHDRAWAL

_K, _L, _W = KNOWN_CLINIC.c, REVOCATION_LIST.c, WITHDRAWAL.c
_CLINICS = sa.select(KNOWN_CLINIC, _W.withdrawn_by, _W.withdrawn_at, _W.reason).select_from(
    KNOWN_CLINIC.outerjoin(WITHDRAWAL, _W.filed_id == _K.id)
)


class KnownClinicBook:
    """Keeps other clinics by their fingerprints, and their lists of revocations."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, clinic: UUID) -> KnownClinic:
        """Return one clinic; raises NotThere."""
        for one in self._read(_K.id == clinic):
            return one
        raise NotThere("known_clinic", str(clinic))

    def standing(self) -> tuple[KnownClinic, ...]:
        """Return the clinics that are known, by their names."""
        return self._read(_W.filed_id.is_(None))

    def add(self, clinic: KnownClinic) -> None:
        """Keep a clinic."""
        row = {
            "id": clinic.id,
            "fingerprint": clinic.fingerprint,
            "name": clinic.name,
            "compared": clinic.compared.value,
            "kept_by": clinic.kept.by,
            "kept_at": clinic.kept.at,
        }
        self._connection.execute(sa.insert(KNOWN_CLINIC), row)

    def withdraw(self, clinic: UUID, withdrawn: Withdrawn) -> None:
        """Write that a clinic was taken out; raises SavedByAnother where it was before."""
        row = {"filed_id": clinic, "withdrawn_by": withdrawn.by, "withdrawn_at": withdrawn.at}
        self._connection.execute(sa.insert(WITHDRAWAL), {**row, "reason": withdrawn.reason})

    def listed(self) -> Mapping[str, datetime]:
        """Return the date of the newest list of each fingerprint."""
        # Oldest first: of each the newest is left.
        query = sa.select(_L.fingerprint, _L.made_at).order_by(_L.made_at)
        return {row.fingerprint: row.made_at for row in self._connection.execute(query)}

    def list_of(self, fingerprint: str) -> KeptList | None:
        """Return the newest list that a key signed."""
        query = sa.select(REVOCATION_LIST).where(_L.fingerprint == fingerprint)
        row = self._connection.execute(query.order_by(_L.made_at.desc()).limit(1)).one_or_none()
        if row is None:
            return None
        taken = Stamp(row.taken_by, row.taken_at)
        return KeptList(row.id, row.fingerprint, row.made_at, row.content, taken)

    def keep_list(self, kept: KeptList) -> None:
        """Keep a list, newer than the one before."""
        row = {
            "id": kept.id,
            "fingerprint": kept.fingerprint,
            "made_at": kept.made,
            "content": kept.content,
            "taken_by": kept.taken.by,
            "taken_at": kept.taken.at,
        }
        self._connection.execute(sa.insert(REVOCATION_LIST), row)

    def _read(self, which: sa.ColumnElement[bool]) -> tuple[KnownClinic, ...]:
        rows = self._connection.execute(_CLINICS.where(which).order_by(_K.name, _K.id))
        return tuple(
            KnownClinic(
                row.id,
                row.fingerprint,
                row.name,
                Compared(row.compared),
                Stamp(row.kept_by, row.kept_at),
                None
                if row.withdrawn_by is None
                else Withdrawn(row.withdrawn_by, row.withdrawn_at, row.reason),
            )
            for row in rows
        )
