"""Signed checkpoints of the audit trail: what a hash chain alone cannot tell, they name.

A chain shows a change in its middle. It says nothing where somebody who holds the key cuts its
end off, writes all of it anew, or puts an older copy of the whole file in place. A checkpoint says,
signed and kept outside the file as well: at this moment entry so-and-so had this hash.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from enum import StrEnum

from app.domain.audit import NO_HASH, canonical
from app.domain.values import dataclass


class Occasion(StrEnum):
    """Why a checkpoint was made."""

    NEW_DAY = "new_day"
    CLOSING = "closing"
    CERTIFICATE = "certificate"
    EXPORT = "export"
    BACKUP = "backup"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where the trail stood at a moment; `previous` is the hash of the checkpoint before it."""

    database: str
    number: int
    seq: int
    head: bytes
    at: datetime
    occasion: Occasion
    previous: bytes = NO_HASH


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint, the public key that vouches for it, and the signature (Ed25519) of its text."""

    checkpoint: Checkpoint
    key: bytes
    signature: bytes


class Trouble(StrEnum):
    """What checkpoints can show to have happened to the trail."""

    FORGED = "forged"  # a checkpoint was altered, or no key of ours has signed it
    REWRITTEN = "rewritten"  # an entry that was vouched for is another one now
    TAIL_CUT = "tail_cut"  # entries at the end are gone, and the file itself knows of them
    OLD_COPY = "old_copy"  # the whole file is as it was at an earlier time
    FOREIGN_KEY = "foreign_key"  # another key vouches now than the one that the trail knows


@dataclass(frozen=True, slots=True)
class Found:
    """What happened, and the first checkpoint that shows it."""

    trouble: Trouble
    checkpoint: Checkpoint


@dataclass(frozen=True, slots=True)
class Trail:
    """The trail as the file tells it: its end, and the hash of any of its entries.

    `knows_later` tells whether the file holds something that was written after the last entry.
    It and what was brought back are asked for only where something is amiss. `key_of` is the key that
    the trail itself tells to have signed a checkpoint, if it tells.
    """

    end: int
    hash_at: Callable[[int], bytes | None]
    knows_later: Callable[[], bool] = lambda: False
    key_of: Callable[[Checkpoint], bytes | None] = lambda _checkpoint: None


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """A backup took the place of the books at a moment; it ended with an entry."""

    at: datetime
    seq: int


def to_text(checkpoint: Checkpoint) -> str:
    """Return a checkpoint as the text that is signed; `v` is the form's version."""
    return canonical(
        {
            "v": 1,
            "database": checkpoint.database,
            "number": checkpoint.number,
            "seq": checkpoint.seq,
            "head": checkpoint.head.hex(),
            "at": checkpoint.at.astimezone(UTC).isoformat(timespec="milliseconds"),
            "occasion": checkpoint.occasion.value,
            "previous": checkpoint.previous.hex(),
        }
    )


def from_text(text: str) -> Checkpoint:
    """Return the checkpoint of a text; raises ValueError where it is none."""
    try:
        data = json.loads(text)
        at = datetime.fromisoformat(data["at"])
        found = Checkpoint(
            database=str(data["database"]),
            number=int(data["number"]),
            seq=int(data["seq"]),
            head=bytes.fromhex(data["head"]),
            at=at,
            occasion=Occasion(data["occasion"]),
            previous=bytes.fromhex(data["previous"]),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError("not a checkpoint") from error
    if at.tzinfo is None or to_text(found) != text:
        raise ValueError("not the one form of a checkpoint")
    return found


def digest(checkpoint: Checkpoint) -> bytes:
    """Return the hash by which the next checkpoint hangs on this one (SHA-256)."""
    return hashlib.sha256(to_text(checkpoint).encode()).digest()


def examine(
    inside: Iterable[Signed],
    outside: Iterable[Signed],
    trail: Trail,
    is_genuine: Callable[[Signed], bool],
    brought_back: Callable[[], Iterable[BroughtBack]] = tuple,
) -> Found | None:
    """Return the first thing that the checkpoints show to be wrong with the trail, or None.

    `inside` are those that the file itself keeps, in their order; `outside` those beside it and on
    other drives. What a backup that was openly brought back has set aside is no trouble.
    """
    own, others = tuple(inside), tuple(outside)
    found = _forged(own, is_genuine) or _foreign(own, others, trail)
    if found is not None:
        return found
    known = {one.checkpoint for one in own}
    # A line that nobody of ours has signed proves nothing: whoever can write there may add some.
    trusted = known | {one.checkpoint for one in others if is_genuine(one)}
    wrong = sorted(
        (one for one in trusted if trail.hash_at(one.seq) != one.head),
        key=lambda one: (one.seq, one.number),
    )
    if not wrong:
        return None
    restores = tuple(brought_back())
    for one in wrong:
        if any(one.seq > back.seq and one.at < back.at for back in restores):
            continue
        if one.seq <= trail.end:
            return Found(Trouble.REWRITTEN, one)
        is_cut = trail.knows_later() or any(mine.seq > trail.end for mine in known)
        return Found(Trouble.TAIL_CUT if is_cut else Trouble.OLD_COPY, one)
    return None


def _foreign(own: tuple[Signed, ...], others: tuple[Signed, ...], trail: Trail) -> Found | None:
    """Return the first checkpoint that was signed anew with a key of somebody else's."""
    keys = {one.checkpoint: one.key for one in own}
    for one in own:
        if trail.key_of(one.checkpoint) not in {None, one.key}:
            return Found(Trouble.FOREIGN_KEY, one.checkpoint)
    for one in others:
        if keys.get(one.checkpoint, one.key) != one.key:
            return Found(Trouble.FOREIGN_KEY, one.checkpoint)
    return None


def _forged(own: tuple[Signed, ...], is_genuine: Callable[[Signed], bool]) -> Found | None:
    before: Checkpoint | None = None
    for one in own:
        this = one.checkpoint
        hangs = before is None or (
            this.number == before.number + 1 and this.previous == digest(before)
        )
        if not (hangs and is_genuine(one)):
            return Found(Trouble.FORGED, this)
        before = this
    return None
