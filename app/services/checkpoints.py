"""Checkpoints: made when something leaves the house or a day ends, and asked whether all still stands."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from app.domain.alarms import Alarm, AlarmKind
from app.domain.audit import NO_HASH, AuditEntry, Deed
from app.domain.calendar import local
from app.domain.checkpoints import (
    Checkpoint,
    Found,
    Occasion,
    Signed,
    Trouble,
    digest,
    to_text,
)
from app.domain.staff import Actor, Permission
from app.services.checkup import Differing, Progress
from app.services.ports import Begin, Clock, NewId, UnitOfWork
from app.services.trouble import StorageError

_BORNE = 30
# What is wrong, in one word, where the books themselves say something else than the trail.
DIFFERING = "differing"
# Makes a checkpoint behind a deed that stands already.
Follow = Callable[[Actor, Occasion], None]


class SealKey(Protocol):
    """Signs in the name of the clinic's books."""

    @property
    def public(self) -> bytes:
        """Return the key by which a signature is checked."""

    def sign(self, text: str) -> bytes:
        """Return the signature of a text."""


class Outside(Protocol):
    """The places outside the database where checkpoints are kept as well."""

    def bear(self, checkpoints: tuple[Signed, ...]) -> None:
        """Write down those that are not there yet."""

    def told(self, *, lately: bool = False) -> tuple[Signed, ...]:
        """Return all that are there, or only the last of them."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of looking the trail over: its end, how much was looked at, what is wrong.

    `differing` are the rows of the books that say something else; a quick look does not ask for them.
    """

    end: int
    looked_at: int
    broken: int | None = None
    found: Found | None = None
    differing: tuple[Differing, ...] = ()

    @property
    def is_well(self) -> bool:
        """Tell whether nothing is wrong."""
        return self.broken is None and self.found is None and not self.differing


class Verify(Protocol):
    """Looks the trail of the open books over."""

    def __call__(
        self,
        outside: tuple[Signed, ...],
        *,
        since_trusted: bool,
        progress: Progress | None = None,
    ) -> Verified:
        """Return what was found; raises StorageError, WorkWasStopped."""


@dataclass(frozen=True, slots=True)
class Sealing:
    """What checkpoints are made with: the database's name, its seal, the places outside."""

    database: str
    seal: SealKey
    outside: Outside
    verify: Verify


class CheckpointService:
    """What can be asked of checkpoints."""

    def __init__(self, begin: Begin, clock: Clock, new_id: NewId, sealing: Sealing) -> None:
        self._begin = begin
        self._clock = clock
        self._new_id = new_id
        self._sealing = sealing

    def make(self, actor: Actor, occasion: Occasion) -> Signed:
        """Sign where the trail stands, and keep it inside and outside the database."""
        actor.require(Permission.ENTER)
        sealing, now = self._sealing, self._clock()
        with self._begin() as work:
            latest, head = work.checkpoints.latest(), work.head()
            checkpoint = Checkpoint(
                database=sealing.database,
                number=1 if latest is None else latest.checkpoint.number + 1,
                seq=head.seq,
                head=head.hash,
                at=now,
                occasion=occasion,
                previous=NO_HASH if latest is None else digest(latest.checkpoint),
            )
            signature = sealing.seal.sign(to_text(checkpoint))
            signed = Signed(checkpoint, sealing.seal.public, signature)
            work.checkpoints.add(signed)
            details = {
                "number": checkpoint.number,
                "seq": head.seq,
                "head": head.hash.hex(),
                "occasion": occasion.value,
                # Pinned here: checkpoints that are signed anew with another key are noticed.
                "key": signed.key.hex(),
            }
            if latest is not None and latest.key != signed.key:
                details["key_before"] = latest.key.hex()
                self._add_alarm(work, actor, Trouble.FOREIGN_KEY.value)
            work.commit(AuditEntry(actor.staff, now, Deed.CHECKPOINT_MADE, None, details))
            # A drive that was not there yesterday gets those of yesterday too.
            newest = work.checkpoints.newest(_BORNE)
        sealing.outside.bear(newest)
        return signed

    def follow(self, actor: Actor, occasion: Occasion) -> None:
        """Make a checkpoint behind a deed that stands already; what cannot be signed now is later."""
        actor.require(Permission.ENTER)
        with suppress(StorageError):
            self.make(actor, occasion)

    def open_day(self, actor: Actor) -> Verified:
        """Look over what is new since the last trusted checkpoint, and seal a day that is over.

        What is found wrong becomes an alarm, once, and no new checkpoint vouches for it.
        """
        actor.require(Permission.ENTER)
        verified = self._sealing.verify(self._sealing.outside.told(lately=True), since_trusted=True)
        if not verified.is_well:
            self._raise_alarm(actor, verified)
            return verified
        with self._begin(to_look=True) as work:
            latest, today = work.checkpoints.latest(), local(self._clock()).date()
        if latest is None or local(latest.checkpoint.at).date() < today:
            self.follow(actor, Occasion.NEW_DAY)
        return verified

    def close_day(self, actor: Actor) -> None:
        """Seal what was done since the last checkpoint, if anything was."""
        actor.require(Permission.ENTER)
        with self._begin(to_look=True) as work:
            latest, head = work.checkpoints.latest(), work.head()
        # The checkpoint's own trace is written after it, and is no reason for the next one.
        if latest is None or head.seq > latest.checkpoint.seq + 1:
            self.follow(actor, Occasion.CLOSING)

    def verify(self, actor: Actor, progress: Progress | None = None) -> Verified:
        """Look the whole trail over; that somebody did is written, with what was found.

        Raises:
            WorkWasStopped: before all was looked at; nothing can be said of the trail then.
        """
        actor.require(Permission.READ_AUDIT)
        outside = self._sealing.outside.told()
        verified = self._sealing.verify(outside, since_trusted=False, progress=progress)
        with self._begin() as work:
            work.commit(
                AuditEntry(
                    actor.staff, self._clock(), Deed.TRAIL_VERIFIED, None, _details(verified)
                )
            )
        return verified

    def _raise_alarm(self, actor: Actor, verified: Verified) -> None:
        now, reason = self._clock(), trouble_of(verified)
        with self._begin() as work:
            if _is_told(work, reason):
                return
            self._add_alarm(work, actor, reason)
            work.commit(AuditEntry(actor.staff, now, Deed.TRAIL_VERIFIED, None, _details(verified)))

    def _add_alarm(self, work: UnitOfWork, actor: Actor, reason: str) -> None:
        who, kind = actor.member, AlarmKind.TRAIL_IS_WRONG
        work.alarms.add(Alarm(self._new_id(), kind, self._clock(), who.id, who.name, reason))


def trouble_of(verified: Verified) -> str:
    """Return what is wrong as one word: a Trouble, "broken", "differing", or nothing."""
    if verified.found is not None:
        return verified.found.trouble.value
    if verified.broken is not None:
        return "broken"
    return DIFFERING if verified.differing else ""


def _is_told(work: UnitOfWork, reason: str) -> bool:
    waiting = work.alarms.waiting()
    return any((one.kind, one.reason) == (AlarmKind.TRAIL_IS_WRONG, reason) for one in waiting)


def _details(verified: Verified) -> dict[str, object]:
    found = verified.found
    return {
        "end": verified.end,
        "looked_at": verified.looked_at,
        "trouble": trouble_of(verified),
        "broken": verified.broken,
        "differing": len(verified.differing),
        "checkpoint": None if found is None else found.checkpoint.number,
    }


def sealed_by_nobody(_actor: Actor, _occasion: Occasion) -> None:
    """Make no checkpoint: for books that are none of a clinic's own."""
