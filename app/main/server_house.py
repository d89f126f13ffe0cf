"""Looks after books on a server: moves them there, lets computers join, and takes them back into a folder."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from secrets import token_bytes

import sqlalchemy as sa

from app import credentials, paths
from app.credentials import ring
from app.credentials.keys import RECOVERY
from app.domain.calendar import local
from app.main.gates import by_password
from app.main.inside import now
from app.main.sharing import SECRET_BYTES, collect, new_login, whose_slot
from app.main.ways import knock
from app.services.keyring import Share
from app.services.trouble import (
    BooksAreOnAServer,
    DatabaseIsDamaged,
    SavedByAnother,
    ServerFileIsDamaged,
    of_the_system,
)
from db import server_keys, server_link
from db.engine import open_engine
from db.lock import hold
from db.moving import Moved, move
from db.opening import is_there
from db.schema import ensure
from db.server import open_server
from db.server_link import Link
from db.server_roles import OWNER, granting, owning
from db.trouble import storage_errors

_ACTIVE = "SELECT login FROM staff WHERE is_active = 1"


def move_in(
    folder: Path, link: Link, admin: tuple[str, str], who: tuple[str, str], progress: Share
) -> Moved:
    """Make an empty database on a server ready and move the books of a folder there.

    The file stays in the folder under another name, as it was. `admin` is a role that may do
    everything on the server and its password, `who` somebody of the clinic and theirs.

    Raises:
        SavedByAnother: the database on the server is not empty.
        WrongPassword, TooManyTries, StorageError: see services.door.Door.
    """
    if paths.server_in(folder).exists():
        raise BooksAreOnAServer
    database, keys = paths.database_in(folder), paths.keys_in(folder)
    key = by_password(folder, now, *who)(keys)[-1]
    with storage_errors(), closing(_Held(database)), _owning(link, folder, admin) as there:
        ensure(there)
        here = open_engine(database, key)
        try:
            moved = move(here, there, progress)
        finally:
            here.dispose()
        _grant(there, link)
        own = link._replace(password=token_bytes(SECRET_BYTES).hex())
        _give_keys(there, folder, key, own)
        server_link.write(paths.server_in(folder), own)
        database.rename(database.with_name(f"tenteki-moved-{local(now()):%Y%m%d-%H%M%S}.db"))
    return moved


def bring_up(folder: Path, admin: tuple[str, str]) -> None:
    """Bring the tables and the rights on the folder's server to the state this program knows."""
    link = _link(folder)
    with storage_errors(), _owning(link, folder, admin) as there:
        ensure(there)
        _grant(there, link)


def join(folder: Path, file: Path) -> tuple[str, ...]:
    """Let this computer work with the books on a server; return who has a login there.

    Raises:
        SavedByAnother: there are books in the folder already.
        StorageError: the file is none, or the server is not reached.
    """
    if is_there(paths.database_in(folder)) or paths.server_in(folder).exists():
        raise SavedByAnother
    link = server_link.read(file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise of_the_system(error) from error
    knock(folder, link)
    server_link.write(paths.server_in(folder), link)
    return credentials.logins(paths.keys_in(folder))


def move_out(folder: Path, target: Path, who: tuple[str, str], progress: Share) -> Moved:
    """Write the books of the folder's server into another folder, which opens without a server.

    Raises:
        SavedByAnother: there is a clinic in the other folder.
        WrongPassword, TooManyTries, StorageError: see services.door.Door.
    """
    link = _link(folder)
    database, keys = paths.database_in(target), paths.keys_in(target)
    if is_there(database) or paths.server_in(target).exists():
        raise SavedByAnother
    knock(folder, link)
    found = credentials.open_person(paths.keys_in(folder), *who)
    if found.login is None:
        raise DatabaseIsDamaged
    role, secret = found.login
    address = server_link.address(link, folder, role, secret.hex())
    with storage_errors():
        target.mkdir(parents=True, exist_ok=True)
        with closing(_Held(database)):
            # For its owner's eyes only, from the first byte.
            os.close(os.open(database, os.O_CREAT | os.O_RDWR, 0o600))
            here, there = open_server(address), open_engine(database, found.keys[-1])
            try:
                ensure(there)
                moved = move(here, there, progress)
            except BaseException:
                there.dispose()
                for end in ("", "-wal", "-shm"):
                    database.with_name(f"{database.name}{end}").unlink(missing_ok=True)
                raise
            finally:
                here.dispose()
                there.dispose()
        own = ring.read(paths.keys_in(folder))
        ring.write(keys, own._replace(slots=tuple(one._replace(way=None) for one in own.slots)))
        for place in (paths.seal_in, paths.signing_key_in):
            if place(folder).exists():
                ring.replace_file(place(target), place(folder).read_bytes())
    return moved


class _Held:
    """A file of books that no other program opens meanwhile."""

    def __init__(self, database: Path) -> None:
        self._lock = hold(database)

    def close(self) -> None:
        """Let others open it."""
        self._lock.release()


def _link(folder: Path) -> Link:
    if not paths.server_in(folder).exists():
        raise ServerFileIsDamaged
    return server_link.read(paths.server_in(folder))


@contextmanager
def _owning(link: Link, folder: Path, admin: tuple[str, str]) -> Iterator[sa.Engine]:
    """Yield the way in as the owner of the tables, who was made where there was none."""
    address = server_link.address(link, folder, *admin)
    engine = open_server(address)
    try:
        with engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            for statement in owning(_quoted(link.database)):
                _do(connection, statement)
    finally:
        engine.dispose()
    owner = open_server(address, OWNER)
    try:
        yield owner
    finally:
        owner.dispose()


def _grant(owner: sa.Engine, link: Link) -> None:
    with owner.begin() as connection:
        for statements in (
            server_keys.making(_quoted(link.database)),
            granting(),
            server_keys.sharing(),
        ):
            for statement in statements:
                _do(connection, statement)


def _give_keys(owner: sa.Engine, folder: Path, key: bytes, link: Link) -> None:
    """Let everybody who has a way to the key sign in on the server, with the password they have."""
    keys = paths.keys_in(folder)
    with owner.begin() as connection:
        _do(connection, server_keys.knocking(connection, link.password))
        active = set(connection.exec_driver_sql(_ACTIVE).scalars())
        for slot in ring.read(keys).slots:
            if slot.kind != RECOVERY and slot.login not in active:
                credentials.drop(keys, slot.login, slot.kind)
                continue
            server = new_login(connection, slot.kind, slot.login)
            credentials.give_login(keys, key, slot.kind, slot.login, server)
        whose = partial(whose_slot, connection, {})
        server_keys.keep(connection, {}, collect(folder, whose))


def _do(connection: sa.Connection, statement: str) -> None:
    connection.exec_driver_sql(statement.replace("%", "%%"))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
