"""Accounts, the clinic's settings and alarms in the database."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.domain.accounts import Account
from app.domain.alarms import Alarm, AlarmKind
from app.domain.errors import NotThere
from app.domain.keys import Stamp
from app.domain.settings import Settings
from app.domain.staff import StaffId
from app.services.trouble import SavedByAnother
from db.regular_sets import RegularSetBook
from db.tables import ACCOUNT, ALARM, ALARM_SEEN, SETTING


class AccountRegister:
    """Keeps how each person comes in, beside the password."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, member: StaffId) -> Account:
        """Return a person's account; raises NotThere."""
        query = sa.select(ACCOUNT).where(ACCOUNT.c.member_id == member)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise NotThere("account", str(member))
        return _account_from(row)

    def all(self) -> tuple[Account, ...]:
        """Return everybody's accounts."""
        return tuple(_account_from(row) for row in self._connection.execute(sa.select(ACCOUNT)))

    def add(self, account: Account) -> None:
        """Open an account."""
        self._connection.execute(sa.insert(ACCOUNT), _account_to(account))

    def change(self, account: Account) -> None:
        """Replace an account; raises SavedByAnother where `version` is not the next one."""
        held = ACCOUNT.c.member_id == account.member, ACCOUNT.c.version == account.version - 1
        changed = self._connection.execute(
            sa.update(ACCOUNT).where(*held).values(_account_to(account))
        )
        if changed.rowcount == 0:
            raise SavedByAnother


class SettingRegister:
    """Keeps the clinic's settings."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    @property
    def sets(self) -> RegularSetBook:
        """Return the regular sets."""
        return RegularSetBook(self._connection)

    def get(self) -> Settings:
        """Return the settings as last changed, the usual ones before that."""
        row = self._connection.execute(sa.select(SETTING)).one_or_none()
        return Settings() if row is None else Settings(row.needs_second_factor, row.lock_minutes)

    def put(self, settings: Settings) -> None:
        """Write the settings."""
        row = {
            "needs_second_factor": settings.needs_second_factor,
            "lock_minutes": settings.lock_minutes,
        }
        if self._connection.execute(sa.update(SETTING).values(row)).rowcount == 0:
            self._connection.execute(sa.insert(SETTING), {"id": 1, **row})


class AlarmRegister:
    """Keeps what everybody is told at the next sign-in."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def waiting(self) -> tuple[Alarm, ...]:
        """Return the alarms that nobody has seen to yet, oldest first."""
        seen = sa.select(ALARM_SEEN.c.alarm_id)
        query = sa.select(ALARM).where(ALARM.c.id.not_in(seen)).order_by(ALARM.c.at, ALARM.c.id)
        return tuple(_alarm_from(row) for row in self._connection.execute(query))

    def add(self, alarm: Alarm) -> None:
        """Raise an alarm."""
        self._connection.execute(sa.insert(ALARM), _alarm_to(alarm))

    def see(self, alarm: UUID, stamp: Stamp) -> None:
        """Write that it was seen to; raises SavedByAnother where it was before, NotThere."""
        known = self._connection.scalar(sa.select(ALARM.c.id).where(ALARM.c.id == alarm))
        if known is None:
            raise NotThere("alarm", str(alarm))
        row = {"alarm_id": alarm, "seen_by": stamp.by, "seen_at": stamp.at}
        self._connection.execute(sa.insert(ALARM_SEEN), row)


def _account_to(account: Account) -> dict[str, object]:
    return {
        "member_id": account.member,
        "since": account.since,
        "must_change_password": account.must_change_password,
        "secret": account.secret,
        "last_step": account.last_step,
        "substitutes": list(account.substitutes),
        "version": account.version,
    }


def _account_from(row: sa.Row[Any]) -> Account:
    return Account(
        member=row.member_id,
        since=row.since,
        must_change_password=row.must_change_password,
        secret=row.secret,
        last_step=row.last_step,
        substitutes=tuple(row.substitutes),
        version=row.version,
    )


def _alarm_to(alarm: Alarm) -> dict[str, object]:
    return {
        "id": alarm.id,
        "kind": alarm.kind.value,
        "at": alarm.at,
        "member_id": alarm.member,
        "name": alarm.name,
        "reason": alarm.reason,
    }


def _alarm_from(row: sa.Row[Any]) -> Alarm:
    return Alarm(row.id, AlarmKind(row.kind), row.at, row.member_id, row.name, row.reason)
