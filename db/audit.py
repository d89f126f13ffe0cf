"""The trace in the database: one chain of hashes over everything that was done."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from typing import Any

import sqlalchemy as sa

from app.domain.audit import NO_HASH, AuditEntry, Rows, link, payload
from app.services.ports import ChainHead
from app.services.trouble import DatabaseIsDamaged
from db.prepared import Insertion
from db.server_listening import tell
from db.tables import AUDIT, CHAIN_HEAD

# Told how many links were looked at; what it raises ends the look.
Tell = Callable[[int], None]
_HEAD = sa.select(CHAIN_HEAD)
_APPEND = Insertion(AUDIT)
# As they are kept: a million moments and identities are not made into values to be compared.
_LINKS = sa.select(
    AUDIT.c.seq,
    sa.type_coerce(AUDIT.c.at, sa.Integer),
    sa.type_coerce(AUDIT.c.actor, sa.LargeBinary),
    AUDIT.c.deed,
    sa.type_coerce(AUDIT.c.subject, sa.LargeBinary),
    AUDIT.c.payload,
    AUDIT.c.prev,
    AUDIT.c.hash,
).order_by(AUDIT.c.seq)
_BEGINNING = ChainHead(0, NO_HASH)
_AT_ONCE = 1000


class Trail:
    """Writes traces, each tied to all before it."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def head(self) -> ChainHead:
        """Return where the chain stands."""
        rows = self._connection.execute(_HEAD).all()
        if [row.id for row in rows] != [1]:
            raise DatabaseIsDamaged
        return ChainHead(rows[0].seq, rows[0].hash)

    def append(self, entry: AuditEntry, rows: Rows | None = None) -> ChainHead:
        """Write a trace at the end of the chain, with the rows that it vouches for, and return the new end."""
        before, text = self.head(), payload(entry, rows or {})
        now = ChainHead(before.seq + 1, link(before.hash, text))
        _APPEND.run(self._connection, [_to_row(entry, text, before, now)])
        # That somebody only looked, or signed in, changes nothing that others see.
        if rows:
            tell(self._connection, now.seq)
        return now


def first_broken(
    connection: sa.Connection, after: ChainHead = _BEGINNING, tell: Tell | None = None
) -> int | None:
    """Return the number of the first trace that does not hold, or None where all do.

    Only those behind a link that is trusted already are looked at; usually that is the beginning.

    A trace holds if it follows the one before it, its hash fits its text, and its columns
    say what its text says; the head must be the last one. What was cut off at the end
    together with the head cannot be seen from inside.
    """
    seq, last = after.seq, after.hash
    query = _LINKS.where(AUDIT.c.seq > seq).execution_options(yield_per=_AT_ONCE)
    # Closed in any case: a server keeps what was not fetched.
    with connection.execute(query) as found:
        partitions = found.partitions(_AT_ONCE)
        links = chain.from_iterable(partitions if tell is None else _told(partitions, tell))
        for number, at, actor, deed, subject, text, prev, tied in links:
            seq += 1
            # As `link` does it; a call less for each of a million.
            whole = number == seq and prev == last and sha256(last + text.encode()).digest() == tied
            if not (whole and _columns_agree(text, at, actor, deed, subject)):
                return seq
            last = tied
    return None if Trail(connection).head() == ChainHead(seq, last) else seq + 1


def _told(partitions: Iterable[Sequence[Any]], tell: Tell) -> Iterator[Sequence[Any]]:
    done = 0
    for one in partitions:
        tell(done)
        yield one
        done += len(one)


def hash_at(connection: sa.Connection, seq: int) -> bytes | None:
    """Return the hash of one link of the chain, or None where it is shorter."""
    if seq == 0:
        return NO_HASH
    found: bytes | None = connection.scalar(sa.select(AUDIT.c.hash).where(AUDIT.c.seq == seq))
    return found


def _to_row(entry: AuditEntry, text: str, before: ChainHead, now: ChainHead) -> dict[str, object]:
    return {
        "seq": now.seq,
        "at": entry.at,
        "actor": entry.by,
        "deed": entry.deed.value,
        "subject": entry.subject,
        "payload": text,
        "prev": before.hash,
        "hash": now.hash,
    }


def _columns_agree(text: str, at: int, actor: bytes, deed: str, subject: bytes | None) -> bool:
    """Tell whether a trace's columns say what its text says.

    The text has one form only, so that its two ends can be compared without reading the whole:
    a million traces are looked at while somebody waits.
    """
    begins = f'{{"at":"{_moment(at)}","by":"{_person(actor)}","deed":"{deed}","details":{{'
    what = "null" if subject is None else f'"{_identity(subject)}"'
    return text.startswith(begins) and text.endswith(f'}},"subject":{what},"v":1}}')


def _identity(raw: bytes) -> str:
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@lru_cache(maxsize=64)
def _person(raw: bytes) -> str:
    return _identity(raw)


def _moment(at: int) -> str:
    minutes, rest = divmod(at, 60_000)
    return f"{_minute(minutes)}:{rest // 1000:02}.{rest % 1000:03}+00:00"


@lru_cache(maxsize=64)
def _minute(minutes: int) -> str:
    return f"{datetime.fromtimestamp(minutes * 60, UTC):%Y-%m-%dT%H:%M}"
