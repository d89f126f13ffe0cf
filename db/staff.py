"""The people of the clinic in the database."""

from typing import Any

import sqlalchemy as sa

from app.domain.errors import NotThere
from app.domain.staff import Member, Role, StaffId
from app.services.trouble import SavedByAnother
from db.tables import STAFF

_PHYSICIANS_FIRST = sa.case((STAFF.c.role == Role.PHYSICIAN.value, 0), else_=1)


class StaffRegister:
    """Keeps the people of the clinic."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, member: StaffId) -> Member:
        """Return one person; raises NotThere."""
        return self._one(STAFF.c.id == member, str(member))

    def by_login(self, login: str) -> Member:
        """Return the person with a login name; raises NotThere."""
        return self._one(STAFF.c.login == login, login)

    def all(self) -> tuple[Member, ...]:
        """Return everybody, physicians first."""
        query = sa.select(STAFF).order_by(_PHYSICIANS_FIRST, STAFF.c.name, STAFF.c.login)
        return tuple(_from_row(row) for row in self._connection.execute(query))

    def add(self, member: Member) -> None:
        """Enter a person."""
        self._connection.execute(sa.insert(STAFF), _to_row(member))

    def change(self, member: Member) -> None:
        """Replace a person's facts; raises SavedByAnother where `version` is not the next one."""
        held = STAFF.c.id == member.id, STAFF.c.version == member.version - 1
        changed = self._connection.execute(sa.update(STAFF).where(*held).values(_to_row(member)))
        if changed.rowcount == 0:
            raise SavedByAnother

    def _one(self, which: sa.ColumnElement[bool], key: str) -> Member:
        row = self._connection.execute(sa.select(STAFF).where(which)).one_or_none()
        if row is None:
            raise NotThere("staff", key)
        return _from_row(row)


def _to_row(member: Member) -> dict[str, object]:
    return {
        "id": member.id,
        "login": member.login,
        "name": member.name,
        "name_romaji": member.name_romaji,
        "role": member.role.value,
        "register_number": member.register_number,
        "department": member.department,
        "is_active": member.is_active,
        "is_emergency": member.is_emergency,
        "version": member.version,
    }


def _from_row(row: sa.Row[Any]) -> Member:
    return Member(
        id=row.id,
        login=row.login,
        name=row.name,
        name_romaji=row.name_romaji,
        role=Role(row.role),
        register_number=row.register_number,
        department=row.department,
        is_active=row.is_active,
        is_emergency=row.is_emergency,
        version=row.version,
    )
