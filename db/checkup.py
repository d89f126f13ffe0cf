"""Looking the books over: is each page whole, each reference met, each fence up, the chain unbroken?"""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from app.domain.audit import Deed
from app.domain.calendar import local
from app.domain.checkpoints import Signed
from app.services.checkup import Look, Part
from app.services.ports import ChainHead
from app.services.trouble import StorageError
from db.audit import Trail, first_broken
from db.checkpoints import look_at_checkpoints
from db.comparison import compare
from db.engine import connect, open_engine, open_sealed
from db.fences import ALL, fences
from db.fencing import for_server
from db.schema import found_step
from db.tables import AUDIT, CHECKPOINT
from db.trouble import storage_errors
from db.witness import is_genuine

# A backup is wanted every day; a day without anybody at work is none (guideline 6.0).
OLDEST_BACKUP = timedelta(days=3)
_BACKED_UP = sa.select(AUDIT.c.at).where(AUDIT.c.deed == Deed.BACKED_UP.value).order_by(AUDIT.c.seq)
_KEYS = (Deed.SIGNING_KEY_MADE.value, Deed.SIGNING_KEY_REPLACED.value)
_NAMED = (
    sa.select(AUDIT.c.payload).where(AUDIT.c.deed.in_(_KEYS)).order_by(AUDIT.c.seq.desc()).limit(1)
)
_UP_FOR_ALL = (
    "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
    " WHERE NOT t.tgisinternal AND t.tgenabled = 'A'"
)
_PAGE = 4096  # SQLCipher's own, and ours

# Told the fingerprint that the trail named last, or None where it named none.
LookAtKey = Callable[[str | None], Look]
_LookAt = Callable[[], Look]
_LookWithin = Callable[[sa.Connection], Look]


def look_over_copy(path: Path, key: bytes) -> Iterator[Look]:
    """Look a copy over that must not be changed, such as a backup; nothing is written into it."""
    yield _told(Part.PAGES, partial(_pages, path, key, is_sealed=True))
    yield from _look_inside(open_sealed(path, key), partial(_structure, pragma="quick_check"))


def look_over_books(
    path: Path,
    key: bytes,
    now: datetime,
    outside: tuple[Signed, ...] = (),
    signing: LookAtKey | None = None,
) -> Iterator[Look]:
    """Look the clinic's own books over, beside the checkpoints outside them; the caller holds them.

    `signing` looks at the clinic's key, whose fingerprint the trail named last.
    """
    yield _told(Part.FILE, partial(_file, path))
    yield _told(Part.PAGES, partial(_pages, path, key, is_sealed=False))
    structure = partial(_structure, pragma="integrity_check")
    more = _besides(now, outside, signing)
    yield from _look_inside(open_engine(path, key), structure, *more)


def look_over_server(
    engine: sa.Engine,
    now: datetime,
    outside: tuple[Signed, ...] = (),
    signing: LookAtKey | None = None,
) -> Iterator[Look]:
    """Look books on a server over, as who may see all of them; its pages are the server's to look at."""
    parts = ((Part.FENCES, _fences_on_server), (Part.CHAIN, _chain))
    yield from _look_at(engine, *parts, *_besides(now, outside, signing))


def _besides(
    now: datetime, outside: tuple[Signed, ...], signing: LookAtKey | None
) -> list[tuple[Part, _LookWithin]]:
    more: list[tuple[Part, _LookWithin]] = [
        (Part.CHECKPOINTS, partial(_checkpoints, outside=outside)),
        (Part.RECORDS, _records),
        (Part.BACKUPS, partial(_backups, now=now)),
    ]
    if signing is not None:
        more.append((Part.SIGNING, lambda connection: signing(_named_key(connection))))
    return more


def state_of_copy(path: Path, key: bytes) -> tuple[ChainHead, str]:
    """Return where the chain of a copy stands, and the step of its tables; raises StorageError."""
    engine = open_sealed(path, key)
    try:
        with storage_errors(), engine.connect() as connection:
            return Trail(connection).head(), found_step(connection) or ""
    finally:
        engine.dispose()


def _look_inside(
    engine: sa.Engine, structure: _LookWithin, *more: tuple[Part, _LookWithin]
) -> Iterator[Look]:
    yield from _look_at(
        engine,
        (Part.STRUCTURE, structure),
        (Part.REFERENCES, _references),
        (Part.FENCES, _fences),
        (Part.CHAIN, _chain),
        *more,
    )


def _look_at(engine: sa.Engine, *parts: tuple[Part, _LookWithin]) -> Iterator[Look]:
    try:
        for part, look in parts:
            yield _told(part, partial(_within, engine, look))
    finally:
        engine.dispose()


def _told(part: Part, look: _LookAt) -> Look:
    """Return what was found; what cannot even be looked at is wrong, and says how."""
    try:
        with storage_errors():
            return look()
    except StorageError as error:
        return Look(part, is_well=False, fault=type(error).__name__)
    # A damaged page may hold anything, and so what reads it may trip over anything.
    except (ValueError, TypeError, KeyError, LookupError) as error:
        return Look(part, is_well=False, fault=type(error).__name__)


def _within(engine: sa.Engine, look: _LookWithin) -> Look:
    with engine.connect() as connection:
        return look(connection)


def _file(path: Path) -> Look:
    size = path.stat().st_size
    # A file that was cut off, or a first start that was; its pages are of one size.
    return _look(Part.FILE, size, [] if size and size % _PAGE == 0 else [str(size)])


def _pages(path: Path, key: bytes, *, is_sealed: bool) -> Look:
    with closing(connect(path, key)) as driver:
        if not is_sealed:
            # Only the file itself is read below: a page that an interrupted checkpoint left
            # torn has its good copy in the log beside it, and would be a false alarm.
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        (count,) = driver.execute("PRAGMA page_count").fetchone()
        wrong = driver.execute("PRAGMA cipher_integrity_check").fetchall()
    return _look(Part.PAGES, count, [text for (text,) in wrong])


def _structure(connection: sa.Connection, pragma: str) -> Look:
    said = connection.exec_driver_sql(f"PRAGMA {pragma}").scalars().all()
    count = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    return _look(Part.STRUCTURE, count, [text for text in said if text != "ok"])


def _references(connection: sa.Connection) -> Look:
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return _look(Part.REFERENCES, 0, [f"{row[0]} → {row[2]}" for row in lost])


def _fences(connection: sa.Connection) -> Look:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    standing = {name: " ".join(sql.split()) for name, sql in rows}
    return _compared(standing, {name: " ".join(sql.split()) for name, sql in fences().items()})


def _fences_on_server(connection: sa.Connection) -> Look:
    """Compare what each fence does there, and that it is up for everybody and whatever they call themselves."""
    rows = connection.exec_driver_sql(_UP_FOR_ALL)
    standing = {name: " ".join(source.split()) for name, source in rows}
    expected = {
        one.name: " ".join(statement.split("$fence$")[1].split())
        for one in ALL
        for statement in for_server(one)
        if "$fence$" in statement
    }
    return _compared({name: standing[name] for name in standing.keys() & expected}, expected)


def _compared(standing: dict[str, str], expected: dict[str, str]) -> Look:
    wrong = sorted(
        name for name in standing.keys() | expected if standing.get(name) != expected.get(name)
    )
    return _look(Part.FENCES, len(expected), wrong)


def _chain(connection: sa.Connection) -> Look:
    broken = first_broken(connection)
    count = connection.scalar(sa.select(sa.func.count()).select_from(AUDIT)) or 0
    return _look(Part.CHAIN, count, [] if broken is None else [str(broken)])


def _checkpoints(connection: sa.Connection, outside: tuple[Signed, ...]) -> Look:
    found = look_at_checkpoints(connection, outside, is_genuine)
    if found is not None:
        at = f"{local(found.checkpoint.at):%Y-%m-%d %H:%M}"
        return Look(Part.CHECKPOINTS, False, found.checkpoint.seq, at, found)
    count = connection.scalar(sa.select(sa.func.count()).select_from(CHECKPOINT)) or 0
    return Look(Part.CHECKPOINTS, True, count, str(len(outside)))


def _records(connection: sa.Connection) -> Look:
    count, differing = compare(connection)
    if differing:
        return Look(Part.RECORDS, False, len(differing), differing=differing)
    return Look(Part.RECORDS, True, count)


def _backups(connection: sa.Connection, now: datetime) -> Look:
    made = connection.execute(_BACKED_UP).scalars().all()
    if not made:
        return Look(Part.BACKUPS, is_well=False)
    is_well = now - made[-1] <= OLDEST_BACKUP
    return Look(Part.BACKUPS, is_well, len(made), f"{local(made[-1]):%Y-%m-%d %H:%M}")


def _named_key(connection: sa.Connection) -> str | None:
    payload = connection.execute(_NAMED).scalars().first()
    return None if payload is None else str(json.loads(payload)["details"]["sha256"])


def _look(part: Part, count: int, wrong: list[str]) -> Look:
    return Look(part, False, len(wrong), wrong[0]) if wrong else Look(part, True, count)
