"""The clinic's own facts in the database."""

from typing import Any

import sqlalchemy as sa

from app.domain.errors import NotThere
from app.domain.facilities import Branch, Facility, Premises
from app.domain.imprints import Imprint, ImprintKind
from db.known_clinics import KnownClinicBook
from db.tables import BRANCH, FACILITY, IMPRINT


class FacilityRegister:
    """Keeps the clinic whose database this is: its main facility, and its branches."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    @property
    def others(self) -> KnownClinicBook:
        """Return the book of other clinics."""
        return KnownClinicBook(self._connection)

    def get(self) -> Facility:
        """Return the clinic's facts as last changed; raises NotThere before its first day."""
        row = self._connection.execute(sa.select(FACILITY)).one_or_none()
        if row is None:
            raise NotThere("facility", "")
        return _from_row(row)

    def put(self, facility: Facility) -> None:
        """Write the clinic's facts."""
        row = _to_row(facility)
        if self._connection.execute(sa.update(FACILITY).values(row)).rowcount == 0:
            self._connection.execute(sa.insert(FACILITY), {"id": 1, **row})

    def premises(self) -> Premises:
        """Return the facilities that keep these books; raises NotThere before the first day."""
        rows = self._connection.execute(sa.select(BRANCH).order_by(BRANCH.c.name, BRANCH.c.id))
        return Premises(
            self.get(), tuple(Branch(row.id, _from_row(row), is_open=row.is_open) for row in rows)
        )

    def put_branch(self, branch: Branch) -> None:
        """Write the facts of a branch, new or changed."""
        row = {**_to_row(branch.facility), "is_open": branch.is_open}
        known = sa.update(BRANCH).where(BRANCH.c.id == branch.id)
        if self._connection.execute(known.values(row)).rowcount == 0:
            self._connection.execute(sa.insert(BRANCH), {"id": branch.id, **row})

    def imprint(self) -> Imprint:
        """Return the seal that certificates show; none before one was chosen."""
        row = self._connection.execute(sa.select(IMPRINT)).one_or_none()
        if row is None:
            return Imprint()
        return Imprint(ImprintKind(row.kind), row.words, row.picture)

    def put_imprint(self, imprint: Imprint) -> None:
        """Write which seal certificates show."""
        row = {"kind": imprint.kind.value, "words": imprint.words, "picture": imprint.picture}
        if self._connection.execute(sa.update(IMPRINT).values(row)).rowcount == 0:
            self._connection.execute(sa.insert(IMPRINT), {"id": 1, **row})


def _to_row(facility: Facility) -> dict[str, object]:
    return {
        "name": facility.name,
        "name_en": facility.name_en,
        "address": facility.address,
        "phone": facility.phone,
        "director": facility.director,
        "beds": facility.beds,
        "institution_code": facility.institution_code,
    }


def _from_row(row: sa.Row[Any]) -> Facility:
    return Facility(
        name=row.name,
        name_en=row.name_en,
        address=row.address,
        phone=row.phone,
        director=row.director,
        beds=row.beds,
        institution_code=row.institution_code,
    )
