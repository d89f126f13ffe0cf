"""The trace in the database: one chain of hashes over everything that was done."""

import json
from typing import Any

import sqlalchemy as sa

from app.domain.audit import NO_HASH, AuditEntry, link, payload
from app.services.canonical import moment
from app.services.ports import ChainHead
from app.services.trouble import DatabaseIsDamaged
from db.prepared import Insertion
from db.tables import AUDIT, CHAIN_HEAD

# On a server the row is locked, so that writers queue; on SQLite they have queued before.
_HEAD = sa.select(CHAIN_HEAD.c.seq, CHAIN_HEAD.c.hash).with_for_update()
_APPEND = Insertion(AUDIT)
_AT_ONCE = 1000


class Trail:
    """Writes traces, each tied to all before it."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def head(self) -> ChainHead:
        """Return where the chain stands."""
        row = self._connection.execute(_HEAD).one_or_none()
        if row is None:
            raise DatabaseIsDamaged
        return ChainHead(row[0], row[1])

    def append(self, entry: AuditEntry) -> None:
        """Write a trace at the end of the chain; the head moves along."""
        _APPEND.run(self._connection, [_to_row(entry, self.head())])


def first_broken(connection: sa.Connection) -> int | None:
    """Return the number of the first trace that does not hold, or None where all do.

    A trace holds if it follows the one before it, its hash fits its text, and its columns
    say what its text says; the head must be the last one. What was cut off at the end
    together with the head cannot be seen from inside.
    """
    seq, last = 0, NO_HASH
    query = sa.select(AUDIT).order_by(AUDIT.c.seq).execution_options(yield_per=_AT_ONCE)
    for row in connection.execute(query):
        seq += 1
        whole = row.seq == seq and row.prev == last and link(last, row.payload) == row.hash
        if not (whole and _columns_agree(row)):
            return seq
        last = row.hash
    return None if Trail(connection).head() == ChainHead(seq, last) else seq + 1


def hash_at(connection: sa.Connection, seq: int) -> bytes | None:
    """Return the hash of one link of the chain, or None where it is shorter."""
    if seq == 0:
        return NO_HASH
    found: bytes | None = connection.scalar(sa.select(AUDIT.c.hash).where(AUDIT.c.seq == seq))
    return found


def _to_row(entry: AuditEntry, head: ChainHead) -> dict[str, object]:
    text = payload(entry)
    return {
        "seq": head.seq + 1,
        "at": entry.at,
        "actor": entry.by,
        "deed": entry.deed.value,
        "subject": entry.subject,
        "payload": text,
        "prev": head.hash,
        "hash": link(head.hash, text),
    }


def _columns_agree(row: sa.Row[Any]) -> bool:
    said = json.loads(row.payload)
    subject = None if row.subject is None else str(row.subject)
    return (said["by"], said["at"], said["deed"], said["subject"]) == (
        str(row.actor),
        moment(row.at),
        row.deed,
        subject,
    )
