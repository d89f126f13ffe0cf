"""Puts the upkeep of the books together: backups, bringing them back, looking the books over."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from app import credentials, paths
from app.main.gates import OpenRing, by_paper, by_password, opened_by_password
from app.main.key_check import key_look
from app.main.sealing import witness
from app.main.ways import ServerWay
from app.services.backup import BackupService, Drill
from app.services.checkup import Look, Part, Progress
from app.services.generations import Backup
from app.services.ports import Clock
from app.services.restoring import Loss, Restored, note_restored, permitted
from app.services.trouble import BackupIsDamaged, DatabaseIsDamaged, SchemaIsNewer, StorageError
from db.backup import Backups, read_backup
from db.checkup import look_over_books, look_over_server, state_of_copy
from db.lock import hold
from db.opening import Books, is_there, open_books
from db.restore import restoring, try_out
from db.schema import NEWEST
from db.trouble import storage_errors

# Asked before anything is set aside; False leaves all as it is.
Confirm = Callable[[Loss], bool]


def backup_service(books: Books, clock: Clock, folder: Path, shelf: Backups) -> BackupService:
    """Return what can be asked about backups of the books that are open."""

    def try_it(backup: Backup, login: str, password: str, progress: Progress) -> Drill:
        return try_out(backup, by_password(folder, clock, login, password), progress)

    return BackupService(books.begin, clock, shelf, try_it, books.trail)


def bring_back(
    source: Path,
    folder: Path,
    login: str,
    open_ring: OpenRing,
    confirm: Confirm,
    progress: Progress,
) -> Restored | None:
    """Put a backup in the place of the books of a folder, or return None where that is not wanted.

    Raises:
        WrongPassword: what opens the ring today does not open the backup's.
        NotThere, NotPermitted: by the backup's own books, this person may not.
        StorageError: the backup does not hold, or the books are open.
    """
    with restoring(source, folder, open_ring, progress) as ready:
        actor = permitted(ready.member(login))
        if not confirm(ready.loss):
            return None
        aside = ready.put_in_place(_now())
    restored = Restored(ready.backup, ready.loss, aside)
    with closing(open_books(paths.database_in(folder), ready.key)) as books:
        if books.verify_chain() is not None:
            raise BackupIsDamaged
        note_restored(books.begin, _now, actor, restored)
    return restored


def drill(source: Path, folder: Path, login: str, password: str, progress: Progress) -> Drill:
    """Prove that a backup can be brought back, without a clinic being open."""
    return try_out(read_backup(source), by_password(folder, _now, login, password), progress)


def opened_by(folder: Path, login: str, secret: str, *, is_paper: bool) -> OpenRing:
    """Return what opens the rings of a folder and of its backups; wrong secrets are counted there."""
    if is_paper:
        return by_paper(folder, _now, secret)
    return by_password(folder, _now, login, secret)


def look_over(
    folder: Path, login: str, password: str, other_drives: tuple[Path, ...] = ()
) -> Iterator[Look]:
    """Look the books of a folder over, part by part; nothing of them is shown.

    Raises:
        WrongPassword: it opens no key.
        TooManyTries: it was wrong too often.
        StorageError: there are no books, or they are open.
    """
    if paths.server_in(folder).exists():
        yield from _look_over_server(folder, login, password, other_drives)
        return
    database, keys = paths.database_in(folder), paths.keys_in(folder)
    if not is_there(database):
        raise DatabaseIsDamaged
    try:
        found = by_password(folder, _now, login, password)(keys)
    except DatabaseIsDamaged:
        yield Look(Part.KEYS, is_well=False, count=1, fault="keys")
        return
    yield Look(Part.KEYS, is_well=True, count=len(credentials.logins(keys)))
    with storage_errors():
        held = hold(database)
    try:
        outside = witness(folder, credentials.database(keys), lambda: other_drives).told()
        key, now = _opening(database, found), _now()
        signing = key_look(folder, key, now, is_changing=len(found) > 1)
        yield from look_over_books(database, key, now, outside, signing)
    finally:
        held.release()


def _look_over_server(
    folder: Path, login: str, password: str, other_drives: tuple[Path, ...]
) -> Iterator[Look]:
    way, keys = ServerWay(folder), paths.keys_in(folder)
    found = opened_by_password(folder, _now, login, password)
    yield Look(Part.KEYS, is_well=True, count=len(credentials.logins(keys)))
    with closing(way.open(found)) as books:
        way.sharing(books).fetch()
        outside = witness(folder, credentials.database(keys), lambda: other_drives).told()
        signing = key_look(folder, found.keys[-1], _now(), is_changing=False)
        yield from look_over_server(books.vault.to_read(), _now(), outside, signing)


def _now() -> datetime:
    return datetime.now(UTC)


def _opening(database: Path, keys: tuple[bytes, ...]) -> bytes:
    """Return the key that opens the books; there are two while they get a new one."""
    for key in keys:
        try:
            _, schema = state_of_copy(database, key)
        except StorageError:
            continue
        if schema > NEWEST:
            raise SchemaIsNewer
        return key
    return keys[-1]
