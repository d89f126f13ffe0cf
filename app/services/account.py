"""One's own account: the password, and the second factor."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.accounts import SUBSTITUTE_BYTES, substitutes_from
from app.domain.audit import AuditEntry, Deed
from app.domain.errors import Fault, Refused
from app.domain.facilities import Facility
from app.domain.passwords import check_password
from app.domain.second_factor import SECRET_BYTES, as_address, as_text
from app.domain.staff import Actor, Permission
from app.services.keyring import KeyRing, RandomBytes
from app.services.ports import Begin, Clock


@dataclass(frozen=True, slots=True)
class Standing:
    """How one's account stands."""

    has_second_factor: bool
    substitutes_left: int
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Offer:
    """A second factor about to be set up: shown once, and kept only when its code was typed."""

    secret: bytes
    text: str
    address: str
    substitutes: tuple[str, ...]


class AccountService:
    """What everybody can ask about the own account."""

    def __init__(self, begin: Begin, clock: Clock, keys: KeyRing, random: RandomBytes) -> None:
        self._begin = begin
        self._clock = clock
        self._keys = keys
        self._random = random

    def standing(self, actor: Actor) -> Standing:
        """Return how one's account stands."""
        actor.require(Permission.ENTER)
        with self._begin() as work:
            account = work.accounts.get(actor.staff)
            due = account.due(work.settings.get())
        return Standing(account.has_second_factor, len(account.substitutes), due)

    def change_password(self, actor: Actor, old: str, new: str) -> None:
        """Change the own password.

        Raises:
            WrongPassword, TooManyTries: the old one is another.
            Refused: the new one is short, easy to guess, or the old one.
        """
        actor.require(Permission.ENTER)
        self._keys.check(actor.member.login, old)
        with self._begin() as work:
            check_new_password(actor, work.facility.get(), new)
            if new == old:
                raise Refused((Fault("password", "password_same"),))
            account = work.accounts.get(actor.staff).with_password(by_somebody_else=False)
            work.accounts.change(account)
            self._keys.give(actor.member.login, new)
            work.commit(AuditEntry(actor.staff, self._clock(), Deed.PASSWORD_CHANGED, actor.staff))

    def offer_second_factor(self, actor: Actor) -> Offer:
        """Return a new secret for one's telephone; nothing is changed yet."""
        actor.require(Permission.ENTER)
        secret = self._random(SECRET_BYTES)
        with self._begin() as work:
            clinic = work.facility.get().name
        address = as_address(secret, actor.member.login, clinic)
        substitutes = substitutes_from(self._random(SUBSTITUTE_BYTES))
        return Offer(secret, as_text(secret), address, substitutes)

    def set_up_second_factor(self, actor: Actor, offer: Offer, password: str, code: str) -> None:
        """Ask for a code beside the password from now on.

        Raises:
            WrongPassword, TooManyTries: the password is another.
            CodeIsWrong: the telephone does not show this code.
        """
        actor.require(Permission.ENTER)
        self._keys.check(actor.member.login, password)
        now = self._clock()
        with self._begin() as work:
            account = work.accounts.get(actor.staff)
            anew = account.has_second_factor
            work.accounts.change(account.enrol(offer.secret, offer.substitutes, code, now))
            details = {"anew": anew}
            work.commit(
                AuditEntry(actor.staff, now, Deed.SECOND_FACTOR_SET_UP, actor.staff, details)
            )


def check_new_password(actor: Actor, facility: Facility, password: str) -> None:
    """Refuse a password that is short or made of what everybody knows; raises Refused."""
    clinic = (facility.name, facility.name_en, facility.director)
    check_password(password, (*actor.member.known_names, *clinic))
