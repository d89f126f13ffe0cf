"""One's own account: the password, and the second factor."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.accounts import SUBSTITUTE_BYTES, Account, substitutes_from
from app.domain.audit import AuditEntry, Deed
from app.domain.errors import CodeIsWrong, Fault, Refused
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
    is_anew: bool = False  # there is one already, whose code is wanted too


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
        with self._begin(to_look=True) as work:
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
        with self._begin(to_look=True) as work:
            clinic = work.facility.get().name
            is_anew = work.accounts.get(actor.staff).has_second_factor
        address = as_address(secret, actor.member.login, clinic)
        substitutes = substitutes_from(self._random(SUBSTITUTE_BYTES))
        return Offer(secret, as_text(secret), address, substitutes, is_anew)

    def set_up_second_factor(
        self, actor: Actor, offer: Offer, password: str, code: str, present: str = ""
    ) -> None:
        """Ask for a code beside the password from now on, or for one of another telephone.

        Nobody takes the own second factor off: whoever has one types a `present` code of the
        old telephone, or a recovery code, and gets another one.

        Raises:
            WrongPassword, TooManyTries: the password is another, or codes were wrong too often.
            Refused: the present code does not fit.
            CodeIsWrong: the new telephone does not show this code.
        """
        actor.require(Permission.ENTER)
        login, now = actor.member.login, self._clock()
        with self._begin() as work:
            account = work.accounts.get(actor.staff)
        used = 0
        if account.has_second_factor:
            used = self._proved(login, password, account, present, now).last_step
        else:
            self._keys.check(login, password)
        fresh = account.enrol(offer.secret, offer.substitutes, code, now, used)
        with self._begin() as work:
            work.accounts.change(fresh)
            details = {"anew": account.has_second_factor}
            work.commit(
                AuditEntry(actor.staff, now, Deed.SECOND_FACTOR_SET_UP, actor.staff, details)
            )

    def _proved(
        self, login: str, password: str, account: Account, present: str, now: datetime
    ) -> Account:
        """Return the account with its present code used up."""
        try:
            return self._keys.check_both(login, password, lambda: account.accept(present, now))
        except CodeIsWrong as error:
            raise Refused((Fault("present", "present_code"),)) from error


def check_new_password(actor: Actor, facility: Facility, password: str) -> None:
    """Refuse a password that is short or made of what everybody knows; raises Refused."""
    clinic = (facility.name, facility.name_en, facility.director)
    check_password(password, (*actor.member.known_names, *clinic))
