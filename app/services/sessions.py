"""Being signed in: locked while one is away, unlocked, and left; and what all must hear of."""

from datetime import timedelta
from uuid import UUID

from app.domain.alarms import Alarm
from app.domain.audit import AuditEntry, Deed
from app.domain.keys import Stamp
from app.domain.staff import Actor, Permission
from app.services.clock_watch import ClockWatch
from app.services.keyring import KeyRing
from app.services.ports import Begin, Clock


class SessionService:
    """What can be asked about the time in which somebody is signed in."""

    def __init__(
        self, begin: Begin, clock: Clock, keys: KeyRing, watch: ClockWatch | None = None
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._keys = keys
        self._watch = watch or ClockWatch(clock)

    def lock(self, actor: Actor, *, by_itself: bool) -> None:
        """Write that the window was locked: by its user, or by itself."""
        actor.require(Permission.ENTER)
        self._note(actor, Deed.LOCKED, {"by_itself": by_itself})

    def unlock(self, actor: Actor, password: str) -> None:
        """Let the same person go on; raises WrongPassword, TooManyTries."""
        actor.require(Permission.ENTER)
        self._keys.check(actor.member.login, password)
        self._note(actor, Deed.UNLOCKED, {})

    def sign_out(self, actor: Actor) -> None:
        """Write that somebody has left."""
        actor.require(Permission.ENTER)
        self._note(actor, Deed.SIGNED_OUT, {})

    def alarms(self, actor: Actor) -> tuple[Alarm, ...]:
        """Return what nobody has seen to yet."""
        actor.require(Permission.ENTER)
        with self._begin(to_look=True) as work:
            return work.alarms.waiting()

    def see_alarm(self, actor: Actor, alarm: UUID) -> None:
        """Write that somebody has seen to an alarm; raises SavedByAnother, NotThere."""
        actor.require(Permission.MANAGE_PEOPLE)
        now = self._clock()
        with self._begin() as work:
            work.alarms.see(alarm, Stamp(actor.staff, now))
            work.commit(AuditEntry(actor.staff, now, Deed.ALARM_SEEN, alarm))

    def watch_clock(self, actor: Actor) -> timedelta | None:
        """Return how far this computer's clock was set since the last look, and write it; else None."""
        actor.require(Permission.ENTER)
        leap = self._watch.leap()
        if leap is not None:
            self._note(actor, Deed.CLOCK_LEAPT, {"seconds": round(leap.total_seconds())})
        return leap

    def _note(self, actor: Actor, deed: Deed, details: dict[str, object]) -> None:
        with self._begin() as work:
            work.commit(AuditEntry(actor.staff, self._clock(), deed, actor.staff, details))
