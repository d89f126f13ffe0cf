"""Coming in: each morning by name and password, in an emergency or after a mishap by a paper."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.domain.accounts import Account
from app.domain.alarms import Alarm, AlarmKind
from app.domain.audit import AuditEntry, Deed
from app.domain.errors import (
    CodeIsWanted,
    Fault,
    NotThere,
    PaperIsWrong,
    PasswordMustChange,
    Refused,
    WrongPassword,
)
from app.domain.facilities import Facility
from app.domain.formulary import Formulary
from app.domain.passwords import check_password
from app.domain.staff import Actor, Member, Permission
from app.domain.text import states_nothing
from app.domain.tries import Tries
from app.services.canonical import moment
from app.services.clock_state import ClockStateOf, unknown
from app.services.ports import Begin, Clock, NewId, UnitOfWork

# Writes somebody's password into the ring.
Give = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What somebody who comes in has typed; what was not asked for yet is empty."""

    login: str
    password: str
    code: str = ""
    new_password: str = ""


@dataclass(frozen=True, slots=True)
class Rescue:
    """Who comes in by a paper, and why: an emergency code, or the recovery paper.

    By the recovery paper one gets a new password for an account that may manage people.
    """

    code: str
    name: str
    reason: str
    login: str = ""
    new_password: str = ""


def come_in(
    begin: Begin,
    clock: Clock,
    arrival: Arrival,
    give: Give,
    clock_state: ClockStateOf = unknown,
) -> Actor:
    """Return who signed in; the password has opened the books already.

    Raises:
        WrongPassword: the account is closed, or nobody's.
        PasswordMustChange, CodeIsWanted: something is still to be typed.
        CodeIsWrong: another code than the telephone's.
        Refused: the new password cannot stand.
    """
    now = clock()
    with begin() as work:
        member = _active(work, arrival.login)
        before = account = work.accounts.get(member.id)
        if before.must_change_password:
            account = _changed(account, member, work.facility.get(), arrival)
        if account.has_second_factor:
            if not arrival.code:
                raise CodeIsWanted
            account = account.accept(arrival.code, now)
        due = account.due(work.settings.get())
        is_held = due is not None and due <= now
        if account is not before:
            # The steps on the way are one change of the account.
            work.accounts.change(replace(account, version=before.version + 1))
        if before.must_change_password:
            give(member.login, arrival.new_password)
        details = {
            "second_factor": account.has_second_factor,
            "held": is_held,
            "new_password": before.must_change_password,
            "clock": clock_state().value,
        }
        work.commit(AuditEntry(member.id, now, Deed.SIGNED_IN, member.id, details))
    return Actor(member, is_held)


def break_glass(begin: Begin, clock: Clock, new_id: NewId, login: str, rescue: Rescue) -> Actor:
    """Return who came in by an emergency code, which is used up; everybody will hear of it.

    Raises:
        Refused: name or reason are empty.
        PaperIsWrong: the code was used or withdrawn.
    """
    _check_rescue(rescue)
    now = clock()
    with begin() as work:
        held = _by_login(work, login)
        if not (held.is_emergency and held.is_active):
            raise PaperIsWrong
        member = replace(
            held,
            name=rescue.name,
            name_romaji=rescue.name,
            is_active=False,
            version=held.version + 1,
        )
        work.staff.change(member)
        work.alarms.add(
            Alarm(new_id(), AlarmKind.GLASS_BROKEN, now, member.id, rescue.name, rescue.reason)
        )
        details = {"name": rescue.name, "reason": rescue.reason, "role": member.role.value}
        work.commit(AuditEntry(member.id, now, Deed.GLASS_BROKEN, member.id, details))
    return Actor(member)


def recover(begin: Begin, clock: Clock, new_id: NewId, rescue: Rescue, give: Give) -> Actor:
    """Return who came in by the recovery paper, with a new password and no second factor.

    Raises:
        Refused: the name, the reason or the new password cannot stand.
        NotThere, NotPermitted: the account is none that may manage people.
    """
    _check_rescue(rescue)
    now = clock()
    with begin() as work:
        member = _by_login(work, rescue.login)
        actor = Actor(member)
        if member.is_emergency or not member.is_active:
            raise NotThere("staff", rescue.login)
        actor.require(Permission.MANAGE_PEOPLE)
        check_password(rescue.new_password, _known(member, work.facility.get()))
        account = work.accounts.get(member.id).without_second_factor(now)
        work.accounts.change(replace(account, must_change_password=False))
        work.alarms.add(
            Alarm(new_id(), AlarmKind.RECOVERED, now, member.id, rescue.name, rescue.reason)
        )
        give(member.login, rescue.new_password)
        details = {"name": rescue.name, "reason": rescue.reason, "login": member.login}
        work.commit(AuditEntry(member.id, now, Deed.RECOVERED, member.id, details))
    return actor


def bring_up_to_date(begin: Begin, clock: Clock, actor: Actor, formulary: Formulary) -> None:
    """Load a formulary that came with a new version of the program."""
    with begin() as work:
        if work.labels.loaded_sha256() != formulary.sha256:
            work.labels.load(formulary)
            details = {"formulary": formulary.sha256, "products": len(formulary.products)}
            work.commit(AuditEntry(actor.staff, clock(), Deed.REFERENCE_LOADED, None, details))


def tell_update(begin: Begin, clock: Clock, actor: Actor, before: str, now: str) -> None:
    """Write into the trail that the tables were brought from one state to another."""
    with begin() as work:
        details = {"state_before": before, "state": now}
        work.commit(AuditEntry(actor.staff, clock(), Deed.BOOKS_UPDATED, None, details))


def tell_failures(
    begin: Begin, clock: Clock, actor: Actor, failures: Iterable[tuple[str, Tries]]
) -> None:
    """Write into the trail what happened before the door since it was last opened."""
    for login, tries in failures:
        with begin() as work:
            subject = next((one.id for one in work.staff.all() if one.login == login), None)
            details = {
                "login": login,
                "count": tries.untold,
                "moments": [moment(one) for one in tries.moments],
            }
            work.commit(AuditEntry(actor.staff, clock(), Deed.SIGN_IN_FAILED, subject, details))


def _active(work: UnitOfWork, login: str) -> Member:
    member = _by_login(work, login)
    if member.is_emergency or not member.is_active:
        raise WrongPassword
    return member


def _by_login(work: UnitOfWork, login: str) -> Member:
    try:
        return work.staff.by_login(login)
    except NotThere as error:
        # A key whose person was never written: the power failed in between.
        raise WrongPassword from error


def _changed(account: Account, member: Member, facility: Facility, arrival: Arrival) -> Account:
    if not arrival.new_password:
        raise PasswordMustChange
    if arrival.new_password == arrival.password:
        raise Refused((Fault("password", "password_same"),))
    check_password(arrival.new_password, _known(member, facility))
    return account.with_password(by_somebody_else=False)


def _known(member: Member, facility: Facility) -> tuple[str, ...]:
    return (*member.known_names, facility.name, facility.name_en, facility.director)


def _check_rescue(rescue: Rescue) -> None:
    faults = tuple(
        Fault(field, "missing")
        for field in ("name", "reason")
        if states_nothing(getattr(rescue, field))
    )
    if faults:
        raise Refused(faults)
