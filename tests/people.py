"""The books about people in memory, and a ring of keys without a key."""

import hashlib
from itertools import count
from typing import Any
from uuid import UUID

from app.domain.accounts import Account
from app.domain.alarms import Alarm
from app.domain.errors import NotThere, PaperIsWrong, WrongPassword
from app.domain.keys import Stamp
from app.domain.regular_sets import KeptSet, RegularSet
from app.domain.settings import Settings
from app.domain.staff import StaffId
from app.services.keyring import Share
from app.services.trouble import SavedByAnother


class FakeRandom:
    """Bytes that look random and are the same in every run."""

    def __init__(self) -> None:
        self._numbers = count()

    def __call__(self, size: int) -> bytes:
        """Return so many bytes, never the same twice."""
        return hashlib.shake_256(str(next(self._numbers)).encode()).digest(size)


class FakeRing:
    """Knows everybody's password, which the real one does not."""

    def __init__(self) -> None:
        self.passwords: dict[str, str] = {}
        self.emergencies: dict[str, str] = {}
        self.recovery = ""
        self.renewed: list[frozenset[str]] = []
        self.slipped_in: tuple[str, ...] = ()
        self.trouble: Exception | None = None

    def check(self, login: str, password: str) -> None:
        """Return if the password is right."""
        if not login or self.passwords.get(login) != password:
            raise WrongPassword

    def check_both(self, login: str, password: str, code: Any) -> Any:
        """Return what comes of a code."""
        self.check(login, password)
        return code()

    def logins(self) -> frozenset[str]:
        """Return who has a password."""
        return frozenset(self.passwords)

    def give(self, login: str, password: str) -> None:
        """Give somebody a password."""
        self._stumble()
        self.passwords[login] = password

    def take(self, login: str) -> None:
        """Take somebody's password away."""
        self._stumble()
        self.passwords.pop(login, None)

    def give_emergency(self, login: str, code: str) -> None:
        """Make an emergency code good."""
        self._stumble()
        self.emergencies[login] = code

    def take_emergency(self, login: str) -> None:
        """Make an emergency code good for nothing."""
        self._stumble()
        self.emergencies.pop(login, None)

    def give_recovery(self, code: str) -> None:
        """Make a recovery paper good."""
        self._stumble()
        self.recovery = code

    def has_recovery(self) -> bool:
        """Tell whether there is a recovery paper."""
        return bool(self.recovery)

    def renew(self, staying: frozenset[str], progress: Share) -> tuple[str, ...]:
        """Change the key; who was slipped in or does not stay has none any more."""
        self._stumble()
        progress(0.5)
        self.renewed.append(staying)
        out = tuple(one for one in self.passwords if one not in staying or one in self.slipped_in)
        for login in out:
            del self.passwords[login]
        progress(1.0)
        return out

    def emergency_of(self, code: str) -> str:
        """Return whose emergency code it is."""
        for login, one in self.emergencies.items():
            if one == code:
                return login
        raise PaperIsWrong

    def _stumble(self) -> None:
        if self.trouble is not None:
            raise self.trouble


class FakeAccounts:
    """How each person comes in."""

    def __init__(self, pages: Any) -> None:
        self._held: dict[StaffId, Account] = pages.accounts

    def get(self, member: StaffId) -> Account:
        """Return a person's account."""
        if member not in self._held:
            raise NotThere("account", str(member))
        return self._held[member]

    def all(self) -> tuple[Account, ...]:
        """Return everybody's accounts."""
        return tuple(self._held.values())

    def add(self, account: Account) -> None:
        """Open an account."""
        self._held[account.member] = account

    def change(self, account: Account) -> None:
        """Replace an account."""
        if account.version != self.get(account.member).version + 1:
            raise SavedByAnother
        self._held[account.member] = account


class FakeSetBook:
    """The versions of the regular sets."""

    def __init__(self, pages: Any) -> None:
        self._sets = pages.sets

    def current(self) -> tuple[RegularSet, ...]:
        """Return the newest ones."""
        newest = {one.id: one for _, one in sorted(self._sets.items(), key=lambda it: it[0][1])}
        return tuple(sorted(newest.values(), key=lambda one: (one.name, one.id)))

    def add(self, kept: KeptSet) -> None:
        """Write a version."""
        key = kept.set.id, kept.set.version
        if key in self._sets:
            raise SavedByAnother
        self._sets[key] = kept.set


class FakeSettings:
    """The clinic's settings."""

    def __init__(self, pages: Any) -> None:
        self._pages = pages
        self.sets = FakeSetBook(pages)

    def get(self) -> Settings:
        """Return them."""
        settings: Settings = self._pages.settings
        return settings

    def put(self, settings: Settings) -> None:
        """Write them."""
        self._pages.settings = settings


class FakeAlarms:
    """What everybody is told at the next sign-in."""

    def __init__(self, pages: Any) -> None:
        self._raised: dict[UUID, Alarm] = pages.alarms
        self._seen: dict[UUID, Stamp] = pages.alarms_seen

    def waiting(self) -> tuple[Alarm, ...]:
        """Return the alarms that nobody has seen to yet."""
        return tuple(one for one in self._raised.values() if one.id not in self._seen)

    def add(self, alarm: Alarm) -> None:
        """Raise an alarm."""
        self._raised[alarm.id] = alarm

    def see(self, alarm: UUID, stamp: Stamp) -> None:
        """Write that it was seen to."""
        if alarm not in self._raised:
            raise NotThere("alarm", str(alarm))
        if alarm in self._seen:
            raise SavedByAnother
        self._seen[alarm] = stamp
