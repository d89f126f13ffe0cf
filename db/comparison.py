"""Do the tables still say what the trace says was written?"""

import json
from typing import NamedTuple

import sqlalchemy as sa

from app.services.checkup import Differing, How
from db.naming import name_of
from db.open_records import what_is_open_wrongly
from db.record_hashes import records_that_differ
from db.row_texts import digests
from db.tables import AUDIT
from db.vouching import roots

_AT_ONCE = 1000
_WITH_ROWS = (
    sa.select(AUDIT.c.seq, AUDIT.c.payload)
    .where(AUDIT.c.payload.contains('"rows":{'))
    .order_by(AUDIT.c.seq)
)


class _Told(NamedTuple):
    """What the trail last told of a row, and in which entry."""

    sha256: bytes
    seq: int


_Rows = dict[tuple[str, str], _Told]


def compare(connection: sa.Connection) -> tuple[int, tuple[Differing, ...]]:
    """Return how many rows were compared with their traces, and which say something else.

    Each row is hashed anew as it stands, with what belongs to it. The chain holds what was written:
    a page put back to an older state, a change past every fence, a row that the trail never heard
    of, or one that is gone, shows here.
    """
    told, found = _told(connection)
    count, unseen = 0, _unseen(connection)
    told = {one: last for one, last in told.items() if one[0] not in unseen}
    for root in roots().values():
        if root.name in unseen:
            continue
        for key, sha256 in digests(connection, root):
            count += 1
            last = told.pop((root.name, key), None)
            if last is None:
                found.append(Differing(root.name, key, How.UNHEARD))
            elif last.sha256 != sha256:
                found.append(Differing(root.name, key, How.CHANGED, last.seq))
    found += [Differing(name, key, How.GONE, last.seq) for (name, key), last in told.items()]
    # A row that was changed by hand may be none that can be read.
    found = found or [*what_is_open_wrongly(connection), *records_that_differ(connection)]
    return count, tuple(name_of(connection, one) for one in found)


def _unseen(connection: sa.Connection) -> frozenset[str]:
    """Return the tables of which a server shows somebody less than all: the second factors of others."""
    if connection.dialect.name != "postgresql":
        return frozenset()
    if connection.exec_driver_sql("SELECT to_regproc('manages_people') IS NULL").scalar():
        return frozenset()
    seen = "SELECT acting() IS NULL OR manages_people()"
    return frozenset() if connection.exec_driver_sql(seen).scalar() else frozenset({"account"})


def _told(connection: sa.Connection) -> tuple[_Rows, list[Differing]]:
    """Return what the trail told last of each row, and which rows it had to take up from elsewhere.

    A row that said something else just before an honest deed changed it was changed in between.
    """
    told: _Rows = {}
    found: list[Differing] = []
    rows = connection.execute(_WITH_ROWS.execution_options(yield_per=_AT_ONCE))
    for seq, text in rows:
        for table, some in json.loads(text).get("rows", {}).items():
            for key, (*before, now) in some.items():
                last = told.get((table, key))
                if before and last is None:
                    found.append(Differing(table, key, How.UNHEARD))
                elif before and last is not None and bytes.fromhex(before[0]) != last.sha256:
                    found.append(Differing(table, key, How.CHANGED, last.seq))
                told[table, key] = _Told(bytes.fromhex(now), seq)
    return told, found
