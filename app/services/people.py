"""The people of the clinic: each with an own account, never deleted, at most closed out."""

from dataclasses import dataclass, replace

from app.domain.accounts import Account
from app.domain.audit import AuditEntry, Deed
from app.domain.errors import Fault, NoPhysicianLeft, NotOnesOwn, NotPermitted, NotThere, Refused
from app.domain.paper_codes import bytes_for, paper_code
from app.domain.staff import (
    Actor,
    Member,
    MemberForm,
    Permission,
    Role,
    StaffId,
    check_member,
)
from app.services.keyring import KeyRing, RandomBytes
from app.services.ports import Begin, Clock, NewId, UnitOfWork

# Sixty random bits behind the gate: good until the owner has chosen another one.
_ONE_TIME_GROUPS = 3
_FACTS = ("name", "name_romaji", "role", "register_number", "department")


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the list of people."""

    member: Member
    account: Account
    has_key: bool


@dataclass(frozen=True, slots=True)
class Admitted:
    """Somebody who can come in with a password that is good for one time."""

    member: Member
    password: str


class PeopleService:
    """What can be asked about the clinic's people. A physician's account is a physician's business."""

    def __init__(
        self, begin: Begin, clock: Clock, new_id: NewId, keys: KeyRing, random: RandomBytes
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._new_id = new_id
        self._keys = keys
        self._random = random

    def all(self, actor: Actor) -> tuple[Person, ...]:
        """Return everybody, those who may come in first, without the emergency codes."""
        actor.require(Permission.MANAGE_PEOPLE)
        keys = self._keys.logins()
        with self._begin(to_look=True) as work:
            accounts = {one.member: one for one in work.accounts.all()}
            people = [
                Person(one, accounts[one.id], one.login in keys)
                for one in work.staff.all()
                if not one.is_emergency
            ]
        return tuple(sorted(people, key=lambda one: not one.member.is_active))

    def add(self, actor: Actor, form: MemberForm) -> Admitted:
        """Enter a new person; raises Refused with every faulty field, NotPermitted."""
        actor.require(Permission.MANAGE_PEOPLE)
        now = self._clock()
        member = _member(form, self._new_id())
        check_member(member)
        _require_rank(actor, member.role)
        with self._begin() as work:
            if any(one.login.casefold() == member.login.casefold() for one in work.staff.all()):
                raise Refused((Fault("login", "taken"),))
            work.staff.add(member)
            work.accounts.add(Account(member.id, now, must_change_password=True))
            password = self._admit(member)
            facts = {name: str(getattr(member, name)) for name in ("login", *_FACTS)}
            work.commit(AuditEntry(actor.staff, now, Deed.MEMBER_ADDED, member.id, facts))
        return Admitted(member, password)

    def change(self, actor: Actor, member: StaffId, form: MemberForm) -> Member:
        """Write somebody's changed facts; the trail keeps what they were.

        Raises:
            Refused: with every faulty field.
            NotPermitted, NotOnesOwn, NoPhysicianLeft: the role is not to be changed so.
        """
        actor.require(Permission.MANAGE_PEOPLE)
        with self._begin() as work:
            before = _person(work, member)
            facts = {name: getattr(form, name) for name in _FACTS}
            after = replace(before, version=before.version + 1, **facts)
            check_member(after)
            if after.role is not before.role:
                if member == actor.staff:
                    raise NotOnesOwn
                _require_rank(actor, before.role, after.role)
                _refuse_the_last(work, before)
            work.staff.change(after)
            fields = {
                name: [str(getattr(before, name)), str(getattr(after, name))]
                for name in _FACTS
                if getattr(before, name) != getattr(after, name)
            }
            details = {"fields": fields, "version": after.version}
            work.commit(
                AuditEntry(actor.staff, self._clock(), Deed.MEMBER_CHANGED, member, details)
            )
        return after

    def close(self, actor: Actor, member: StaffId) -> Member:
        """Close somebody out: they can no longer come in, and the records keep the name.

        Raises:
            NotPermitted, NotOnesOwn, NoPhysicianLeft: this account is not to be closed.
        """
        actor.require(Permission.MANAGE_PEOPLE)
        if member == actor.staff:
            raise NotOnesOwn
        with self._begin() as work:
            before = _person(work, member)
            _require_rank(actor, before.role)
            _refuse_the_last(work, before)
            after = replace(before, is_active=False, version=before.version + 1)
            work.staff.change(after)
            details = {"login": after.login, "version": after.version}
            work.commit(AuditEntry(actor.staff, self._clock(), Deed.MEMBER_CLOSED, member, details))
        # Behind the commit: whoever is closed in the books stays out, with a key or without.
        self._keys.take(after.login)
        return after

    def reopen(self, actor: Actor, member: StaffId) -> Admitted:
        """Let somebody in again who was closed out; raises NotPermitted."""
        actor.require(Permission.MANAGE_PEOPLE)
        now = self._clock()
        with self._begin() as work:
            before = _person(work, member)
            _require_rank(actor, before.role)
            after = replace(before, is_active=True, version=before.version + 1)
            work.staff.change(after)
            account = work.accounts.get(member).without_second_factor(now)
            work.accounts.change(replace(account, must_change_password=True))
            password = self._admit(after)
            details = {"login": after.login, "version": after.version}
            work.commit(AuditEntry(actor.staff, now, Deed.MEMBER_REOPENED, member, details))
        return Admitted(after, password)

    def reset_password(self, actor: Actor, member: StaffId) -> Admitted:
        """Give somebody a password for one time; the second factor stays. Raises NotPermitted."""
        actor.require(Permission.MANAGE_PEOPLE)
        with self._begin() as work:
            person = _person(work, member)
            _require_rank(actor, person.role)
            if not person.is_active:
                raise NotThere("staff", str(member))
            work.accounts.change(work.accounts.get(member).with_password(by_somebody_else=True))
            password = self._admit(person)
            details = {"login": person.login}
            work.commit(
                AuditEntry(actor.staff, self._clock(), Deed.PASSWORD_RESET, member, details)
            )
        return Admitted(person, password)

    def take_off_second_factor(self, actor: Actor, member: StaffId) -> None:
        """Let somebody whose telephone is lost set the second factor up anew.

        Raises:
            NotPermitted: a physician's account is a physician's business.
            NotOnesOwn: whoever still comes in moves the own one to another telephone.
        """
        actor.require(Permission.MANAGE_PEOPLE)
        if member == actor.staff:
            raise NotOnesOwn
        now = self._clock()
        with self._begin() as work:
            person = _person(work, member)
            _require_rank(actor, person.role)
            work.accounts.change(work.accounts.get(member).without_second_factor(now))
            details = {"login": person.login}
            work.commit(AuditEntry(actor.staff, now, Deed.SECOND_FACTOR_TAKEN_OFF, member, details))

    def _admit(self, member: Member) -> str:
        # Just before the commit: a key without its person opens nothing, see coming_in.
        password = paper_code(self._random(bytes_for(_ONE_TIME_GROUPS)), _ONE_TIME_GROUPS)
        self._keys.give(member.login, password)
        return password


def _member(form: MemberForm, number: StaffId) -> Member:
    return Member(
        id=number,
        login=form.login,
        name=form.name,
        name_romaji=form.name_romaji,
        role=form.role,
        register_number=form.register_number,
        department=form.department,
    )


def _person(work: UnitOfWork, member: StaffId) -> Member:
    found = work.staff.get(member)
    if found.is_emergency:
        raise NotThere("staff", str(member))
    return found


def _require_rank(actor: Actor, *roles: Role) -> None:
    """Refuse to let anybody but a physician make, unmake or admit a physician (decision 18)."""
    if Role.PHYSICIAN in roles and actor.member.role is not Role.PHYSICIAN:
        raise NotPermitted(Permission.MANAGE_PEOPLE.value)


def _refuse_the_last(work: UnitOfWork, member: Member) -> None:
    if member.role is Role.PHYSICIAN and not any(
        one.role is Role.PHYSICIAN and one.is_active and one.id != member.id
        for one in work.staff.all()
    ):
        raise NoPhysicianLeft
