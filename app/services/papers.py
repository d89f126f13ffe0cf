"""The papers in the safe: the emergency codes, the recovery paper; and the key they lead to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.audit import AuditEntry, Deed
from app.domain.errors import Fault, NotThere, Refused
from app.domain.paper_codes import EMERGENCY_GROUPS, RECOVERY_GROUPS, bytes_for, paper_code
from app.domain.staff import EMERGENCY_ROLES, Actor, Member, Permission, Role, StaffId
from app.services.checkup import Progress
from app.services.keyring import KeyRing, RandomBytes, Share
from app.services.ports import Begin, Clock, NewId
from app.services.trouble import WorkWasStopped

# Each wrong code is compared with every unused one, at the cost of a password's guess.
MOST_CODES = 3
_LOGIN = "emergency-"


@dataclass(frozen=True, slots=True)
class Paper:
    """A code to be printed and locked away; the program does not know it afterwards."""

    code: str
    made: datetime
    by: str
    role: Role | None = None
    number: str = ""


# Lays a paper out as a PDF, under the clinic's name.
PrintPaper = Callable[[Paper, str], bytes]


class PaperService:
    """What can be asked about the papers and the key of the books."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        new_id: NewId,
        keys: KeyRing,
        random: RandomBytes,
        lay_out: PrintPaper,
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._new_id = new_id
        self._keys = keys
        self._random = random
        self._lay_out = lay_out

    def emergencies(self, actor: Actor) -> tuple[Member, ...]:
        """Return the emergency codes that were not used yet."""
        actor.require(Permission.MANAGE_PEOPLE)
        with self._begin(to_look=True) as work:
            return tuple(one for one in work.staff.all() if one.is_emergency and one.is_active)

    def make_emergency(self, actor: Actor, role: Role) -> Paper:
        """Make a code by which somebody comes in once, in a role (緊急時); raises Refused."""
        actor.require(Permission.MANAGE_PEOPLE)
        if role not in EMERGENCY_ROLES:
            raise Refused((Fault("role", "emergency_role"),))
        now = self._clock()
        code = self._code(EMERGENCY_GROUPS)
        with self._begin() as work:
            made = [one for one in work.staff.all() if one.is_emergency]
            if sum(one.is_active for one in made) >= MOST_CODES:
                facts = (("most", str(MOST_CODES)),)
                raise Refused((Fault("role", "emergency_codes", facts),))
            login = f"{_LOGIN}{len(made) + 1}"
            member = Member(self._new_id(), login, login, login, role, is_emergency=True)
            work.staff.add(member)
            self._keys.give_emergency(login, code)
            details = {"login": login, "role": role.value}
            work.commit(AuditEntry(actor.staff, now, Deed.EMERGENCY_CODE_MADE, member.id, details))
        return Paper(code, now, actor.member.name, role, login.removeprefix(_LOGIN))

    def withdraw_emergency(self, actor: Actor, member: StaffId) -> None:
        """Make an unused emergency code good for nothing; raises NotThere."""
        actor.require(Permission.MANAGE_PEOPLE)
        with self._begin() as work:
            held = work.staff.get(member)
            if not (held.is_emergency and held.is_active):
                raise NotThere("staff", str(member))
            work.staff.change(replace(held, is_active=False, version=held.version + 1))
            details = {"login": held.login}
            work.commit(
                AuditEntry(
                    actor.staff, self._clock(), Deed.EMERGENCY_CODE_WITHDRAWN, member, details
                )
            )
        self._keys.take_emergency(held.login)

    def has_recovery(self, actor: Actor) -> bool:
        """Tell whether there is a recovery paper."""
        actor.require(Permission.MANAGE_PEOPLE)
        return self._keys.has_recovery()

    def print_recovery(self, actor: Actor, password: str) -> Paper:
        """Make a new recovery paper; the one before opens nothing any more.

        Raises:
            WrongPassword, TooManyTries: the password is another.
        """
        actor.require(Permission.MANAGE_PEOPLE)
        self._keys.check(actor.member.login, password)
        now = self._clock()
        code = self._code(RECOVERY_GROUPS)
        with self._begin() as work:
            self._keys.give_recovery(code)
            work.commit(AuditEntry(actor.staff, now, Deed.RECOVERY_PRINTED))
        return Paper(code, now, actor.member.name)

    def page(self, actor: Actor, paper: Paper) -> bytes:
        """Return a paper that was just made as a PDF; the program keeps neither."""
        actor.require(Permission.MANAGE_PEOPLE)
        with self._begin(to_look=True) as work:
            clinic = work.facility.get().name
        return self._lay_out(paper, clinic)

    def renew_key(self, actor: Actor, password: str, progress: Progress) -> tuple[str, ...]:
        """Give the books a new key, so that a copy of the old one opens nothing written from now on.

        Everybody who stays keeps the password. Returned is who has no way in any more without
        having been closed out: their place in the ring was not as they had left it.

        Raises:
            WrongPassword, TooManyTries: the password is another.
            WorkWasStopped: before the new file was in its place; the old key stands.
            StorageError: there is no room for the books written anew; nothing was changed.
        """
        actor.require(Permission.MANAGE_PEOPLE)
        self._keys.check(actor.member.login, password)
        with self._begin() as work:
            staying = frozenset(one.login for one in work.staff.all() if one.is_active)
        lost = tuple(one for one in self._keys.renew(staying, _share(progress)) if one in staying)
        with self._begin() as work:
            details = {"lost": list(lost)}
            work.commit(AuditEntry(actor.staff, self._clock(), Deed.KEY_RENEWED, None, details))
        return lost

    def _code(self, groups: int) -> str:
        return paper_code(self._random(bytes_for(groups)), groups)


def _share(progress: Progress) -> Share:
    def tell(done: float) -> None:
        # What is whole stands already, wished or not.
        if not progress(int(100 * done), 100) and done < 1:
            raise WorkWasStopped

    return tell
