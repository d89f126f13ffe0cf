"""The keys beside the books: in this folder alone, or the same for every computer of the house."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from secrets import token_bytes
from threading import RLock
from typing import Protocol
from uuid import UUID

import sqlalchemy as sa

from app import paths
from app.credentials import Login, ring
from app.credentials.keys import RECOVERY
from app.services.trouble import DatabaseIsDamaged, of_the_system
from db import server_keys
from db.opening import Books
from db.server_keys import RECOVERER, RING, SLOT, SharedKey
from db.server_opening import ServerVault
from db.server_roles import person

SECRET_BYTES = 32
# Returns the login on the server for a new slot, of a kind and somebody's; None where there is no server.
GiveLogin = Callable[[str, str], Login | None]


# Returns whose slot it is, by its row and its login; None where it is nobody's.
Whose = Callable[[str, str], UUID | None]


class Sharing(Protocol):
    """What is done before the keys in a folder are used, and around their change."""

    def fetch(self) -> None:
        """Bring what is newer elsewhere into the folder; raises StorageError."""

    def changing(self) -> AbstractContextManager[GiveLogin]:
        """Begin to change the keys: the newest ones lie in the folder, and no other computer changes them."""


class Alone:
    """The keys of a folder whose books are in it: there is nobody to ask, nobody to tell."""

    def fetch(self) -> None:
        """Fetch nothing."""

    @contextmanager
    def changing(self) -> Iterator[GiveLogin]:
        """Let them be changed; nobody gets a login."""
        yield lambda _kind, _login: None


class Shared:
    """The keys of books on a server: fetched before each use, and told there with the deed that changed them."""

    def __init__(self, folder: Path, books: Books) -> None:
        self._folder = folder
        self._books = books
        # What one thread of this program changes no other one fetches over.
        self._turn = RLock()

    def fetch(self) -> None:
        """Bring what the server keeps into the folder; raises StorageError."""
        with self._books.beside() as connection, self._turn:
            lay_out(self._folder, server_keys.fetch(connection))

    @contextmanager
    def changing(self) -> Iterator[GiveLogin]:
        """Fetch them, let them be changed, and tell the server; where that fails all is as before."""
        with self._books.beside(is_writing=True) as connection, self._turn:
            before, key = server_keys.fetch(connection), self._books.vault.key
            lay_out(self._folder, before)
            try:
                yield partial(self._new_login, connection)
                after = collect(self._folder, partial(whose_slot, connection, before))
                server_keys.keep(connection, before, after)
            except BaseException:
                self._books.vault.key = key
                lay_out(self._folder, before)
                raise

    def _new_login(self, connection: sa.Connection, kind: str, login: str) -> Login:
        made, vault = new_login(connection, kind, login), self._books.vault
        if isinstance(vault, ServerVault) and server_keys.is_own(connection, made.role):
            vault.know(made.secret.hex())
        return made


def lay_out(folder: Path, found: dict[str, SharedKey]) -> None:
    """Write into a folder what a server keeps; raises DatabaseIsDamaged, StorageError."""
    if RING not in found:
        raise DatabaseIsDamaged
    slots = [found[name].content for name in sorted(found) if name.startswith(SLOT)]
    fetched, path = ring.from_texts(found[RING].content, slots), paths.keys_in(folder)
    if not path.exists() or ring.read(path) != fetched:
        ring.write(path, fetched)
    for name, file in _files(folder).items():
        if name in found:
            _keep(file, found[name].content.encode())


def collect(folder: Path, whose: Whose) -> dict[str, SharedKey]:
    """Return what lies in a folder as a server keeps it; `whose` knows it of a row and a login."""
    own = ring.read(paths.keys_in(folder))
    kept = {RING: SharedKey(ring.head_as_text(own))}
    for (kind, login), text in ring.slots_as_texts(own).items():
        name = f"{SLOT}{kind} {login}"
        kept[name] = SharedKey(text, whose(name, login))
    for name, file in _files(folder).items():
        if file.exists():
            kept[name] = SharedKey(file.read_text(encoding="utf-8"))
    return kept


def whose_slot(
    connection: sa.Connection, known: dict[str, SharedKey], name: str, login: str
) -> UUID | None:
    """Return whose slot it is: as was known, or by the login."""
    return known[name].member if name in known else server_keys.member_called(connection, login)


def new_login(connection: sa.Connection, kind: str, login: str) -> Login:
    """Return a new login on the server, which is let in by it from now on."""
    secret = token_bytes(SECRET_BYTES)
    if kind == RECOVERY:
        server_keys.let_recover(connection, secret.hex())
        return Login(RECOVERER, secret)
    member = server_keys.member_called(connection, login)
    if member is None:
        raise DatabaseIsDamaged
    server_keys.let_in(connection, member, secret.hex())
    return Login(person(member), secret)


def _files(folder: Path) -> dict[str, Path]:
    return {"seal": paths.seal_in(folder), "signing": paths.signing_key_in(folder)}


def _keep(file: Path, content: bytes) -> None:
    try:
        if not file.exists() or file.read_bytes() != content:
            ring.replace_file(file, content)
    except OSError as error:
        raise of_the_system(error) from error
