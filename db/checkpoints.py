"""Checkpoints inside the database, and what they and those outside say of the trail."""

import json
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import sqlalchemy as sa

from app.domain.audit import NO_HASH, Deed
from app.domain.checkpoints import (
    BroughtBack,
    Checkpoint,
    Found,
    Signed,
    Trail,
    examine,
    from_text,
    to_text,
)
from app.services.checkpoints import Verified
from app.services.checkup import Progress
from app.services.ports import ChainHead
from app.services.trouble import DatabaseIsDamaged, WorkWasStopped
from db.audit import Trail as Traces
from db.audit import first_broken, hash_at
from db.comparison import compare
from db.tables import AUDIT, CERTIFICATE, CHECKPOINT, TREATMENT

_BEGINNING = ChainHead(0, NO_HASH)
IsGenuine = Callable[[Signed], bool]


class CheckpointRegister:
    """Keeps the checkpoints that were made."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Signed, ...]:
        """Return every checkpoint, oldest first."""
        query = sa.select(CHECKPOINT).order_by(CHECKPOINT.c.number)
        return tuple(_from_row(row) for row in self._connection.execute(query))

    def newest(self, count: int) -> tuple[Signed, ...]:
        """Return the newest checkpoints, oldest first."""
        query = sa.select(CHECKPOINT).order_by(CHECKPOINT.c.number.desc()).limit(count)
        rows = self._connection.execute(query).all()
        return tuple(_from_row(row) for row in reversed(rows))

    def latest(self) -> Signed | None:
        """Return the newest checkpoint, or None."""
        return next(iter(self.newest(1)), None)

    def add(self, signed: Signed) -> None:
        """Keep a checkpoint."""
        self._connection.execute(sa.insert(CHECKPOINT), _to_row(signed))


def look_at_checkpoints(
    connection: sa.Connection, outside: Iterable[Signed], is_genuine: IsGenuine
) -> Found | None:
    """Return the first thing that the checkpoints show to be wrong with the trail, or None."""
    own = CheckpointRegister(connection).all()
    return _examine(connection, own, outside, is_genuine)


def verify(
    connection: sa.Connection,
    outside: tuple[Signed, ...],
    is_genuine: IsGenuine,
    *,
    since_trusted: bool = False,
    progress: Progress | None = None,
) -> Verified:
    """Return what chain and checkpoints say of the trail; quickly, only of what is newer.

    What lies before a checkpoint that the file and a place outside it tell alike was looked at
    when it was made; it is looked at again by a whole verification. Raises WorkWasStopped.
    """
    register, after = CheckpointRegister(connection), _BEGINNING
    own = register.newest(1) if since_trusted else register.all()
    if since_trusted and own and own[0] in outside and is_genuine(own[0]):
        trusted = own[0].checkpoint
        after = ChainHead(trusted.seq, trusted.head)
        outside = tuple(one for one in outside if one.checkpoint.seq > trusted.seq)
    end = Traces(connection).head().seq
    found = _examine(connection, own, outside, is_genuine)
    # Where the end is cut off, what lies behind the trusted entry cannot be looked at.
    tell = None if progress is None else partial(_tell, progress, end - after.seq)
    broken = first_broken(connection, after, tell) if after.seq <= end else None
    # Everything is compared when everything is asked for; at a start nobody waits for it.
    differing = () if since_trusted or broken else compare(connection)[1]
    return Verified(end, max(0, end - after.seq), broken, found, differing)


def _tell(progress: Progress, total: int, done: int) -> None:
    if not progress(done, total):
        raise WorkWasStopped


def _examine(
    connection: sa.Connection,
    own: tuple[Signed, ...],
    outside: Iterable[Signed],
    is_genuine: IsGenuine,
) -> Found | None:
    end = Traces(connection).head().seq
    trail = Trail(
        end,
        lambda seq: hash_at(connection, seq),
        lambda: _knows_later(connection),
        lambda checkpoint: _key_of(connection, checkpoint),
    )
    return examine(own, outside, trail, is_genuine, lambda: _brought_back(connection))


def _key_of(connection: sa.Connection, checkpoint: Checkpoint) -> bytes | None:
    """Return the key that the trail tells of: a checkpoint's own trace is the next one behind it."""
    query = sa.select(AUDIT.c.payload).where(
        AUDIT.c.seq == checkpoint.seq + 1, AUDIT.c.deed == Deed.CHECKPOINT_MADE.value
    )
    text = connection.scalar(query)
    details = {} if text is None else json.loads(text)["details"]
    is_its_own = details.get("number") == checkpoint.number and "key" in details
    return bytes.fromhex(details["key"]) if is_its_own else None


def _knows_later(connection: sa.Connection) -> bool:
    """Tell whether a record or certificate is younger than the last trace of all."""
    last = connection.scalar(sa.select(sa.func.max(AUDIT.c.at)))
    newest = (
        connection.scalar(sa.select(sa.func.max(column)))
        for column in (TREATMENT.c.recorded_at, CERTIFICATE.c.issued_at)
    )
    return any(one is not None and (last is None or one > last) for one in newest)


def _brought_back(connection: sa.Connection) -> tuple[BroughtBack, ...]:
    seq = sa.func.json_extract(AUDIT.c.payload, "$.details.seq")
    query = sa.select(AUDIT.c.at, seq).where(AUDIT.c.deed == Deed.RESTORED.value)
    return tuple(BroughtBack(at, int(end)) for at, end in connection.execute(query))


def _to_row(signed: Signed) -> dict[str, object]:
    return {
        "number": signed.checkpoint.number,
        "seq": signed.checkpoint.seq,
        "content": to_text(signed.checkpoint),
        "public_key": signed.key,
        "signature": signed.signature,
    }


def _from_row(row: sa.Row[Any]) -> Signed:
    try:
        return Signed(from_text(row.content), row.public_key, row.signature)
    except ValueError as error:
        raise DatabaseIsDamaged from error
