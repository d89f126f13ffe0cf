"""What the books in a folder hold that a backup does not."""

from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa

from app.domain.audit import Deed
from app.services.ports import ChainHead
from app.services.restoring import Loss, Standing
from app.services.trouble import StorageError
from db.audit import Trail, hash_at
from db.certificate_numbers import last_counts
from db.engine import open_engine, open_sealed, reading
from db.opening import is_there
from db.tables import AUDIT


def loss(
    database: Path, keys: tuple[bytes | None, ...], ready: Path, key: bytes, head: ChainHead
) -> Loss:
    """Return what the books in a folder hold that a backup does not."""
    if not is_there(database):
        return Loss(Standing.NONE)
    with reading(open_sealed(ready, key)) as brought:
        for one in keys:
            if one is not None:
                with suppress(StorageError), reading(open_engine(database, one)) as here:
                    return _compared(here, brought, head)
    return Loss(Standing.UNREADABLE)


def _compared(here: sa.Connection, brought: sa.Connection, head: ChainHead) -> Loss:
    end = Trail(here).head()
    if end.seq <= head.seq and hash_at(brought, end.seq) == end.hash:
        return Loss(Standing.BEHIND)
    is_ahead = hash_at(here, head.seq) == head.hash
    since = head.seq if is_ahead else 0
    return Loss(
        Standing.AHEAD if is_ahead else Standing.APART,
        end.seq - since,
        _deeds(here, since, Deed.TREATMENT_SAVED),
        _deeds(here, since, Deed.CERTIFICATE_ISSUED),
        tuple(f"{start}{count:06d}" for start, count in sorted(last_counts(here).items())),
    )


def _deeds(connection: sa.Connection, since: int, deed: Deed) -> int:
    wanted = (AUDIT.c.seq > since, AUDIT.c.deed == deed.value)
    return connection.scalar(sa.select(sa.func.count()).where(*wanted)) or 0
