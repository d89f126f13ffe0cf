"""Two ways to the clinic's books: a file in the folder, or a server that the folder tells of."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from secrets import token_bytes
from typing import Protocol

from app import __version__, credentials, paths
from app.credentials import Found, Login
from app.credentials.key_file import Locker, settle_boxes
from app.domain.errors import NotThere
from app.domain.staff import Actor, Permission
from app.main.sharing import SECRET_BYTES, Alone, Shared, Sharing, lay_out
from app.services.keyring import Share
from app.services.trouble import DatabaseIsDamaged, StorageError
from db import server_keys, server_link
from db.backup import Backups
from db.backup_sources import FileSource, ServerSource
from db.local_drafts import SafeDrafts
from db.opening import Books, open_books
from db.server import open_server_to_read, plainly_connected
from db.server_opening import ServerVault, open_server_books
from db.server_roles import person
from db.trouble import storage_errors


class Way(Protocol):
    """How the books are reached once a secret opened the ring."""

    def open(self, found: Found) -> Books:
        """Open the books; raises StorageError."""

    def recovered(self, found: Found, login: str) -> Found:
        """Return what opens the books to somebody whom the recovery paper lets in."""

    def sharing(self, books: Books) -> Sharing:
        """Return how the keys beside the books are shared."""

    def backups(self, books: Books) -> Backups:
        """Return what writes backups of them."""

    def may_load(self, books: Books, actor: Actor, sha256: str) -> bool:
        """Tell whether somebody's program brings its own reference data into the books."""


def way_to(folder: Path, updating: Share) -> Way:
    """Return the way to the books of a folder; raises StorageError."""
    if paths.server_in(folder).exists():
        return ServerWay(folder)
    return FolderWay(folder, updating)


class FolderWay:
    """To a file that this program holds alone."""

    def __init__(self, folder: Path, updating: Share) -> None:
        """Stand before it; `updating` is told how far an update of the books has come."""
        self._folder = folder
        self._updating = updating
        self._ring = paths.keys_in(folder)

    def open(self, found: Found) -> Books:
        """Open the file. It may have the new key or the old where the power failed; raises StorageError."""
        database = paths.database_in(self._folder)
        for key in found.keys[:-1]:
            try:
                books = open_books(database, key, self._updating)
            except DatabaseIsDamaged:
                continue
            credentials.settle_key(self._ring, is_new=True)
            return self._settled(books)
        books = open_books(database, found.keys[-1], self._updating)
        credentials.settle_key(self._ring, is_new=False)
        return self._settled(books)

    def _settled(self, books: Books) -> Books:
        with suppress(StorageError):
            # The key of before may be with somebody who left: it signs nothing from now on.
            locker = Locker(credentials.database(self._ring), books.vault.key)
            settle_boxes(paths.signing_key_in(self._folder), locker)
        return books

    def recovered(self, found: Found, _login: str) -> Found:
        """Return the same: the paper's key is everybody's."""
        return found

    def sharing(self, _books: Books) -> Sharing:
        """Return that there is nobody to share with."""
        return Alone()

    def backups(self, books: Books) -> Backups:
        """Return what copies the file."""
        source = FileSource(paths.database_in(self._folder), lambda: books.vault.key)
        return Backups(source, self._ring, lambda: books.vault.key, __version__)

    def may_load(self, _books: Books, _actor: Actor, _sha256: str) -> bool:
        """Return that one's own program is the only one."""
        return True


class ServerWay:
    """To a server, under the role of whoever signs in."""

    def __init__(self, folder: Path) -> None:
        """Knock, and fetch the ring that is valid just now; raises StorageError."""
        self._folder = folder
        self._link = server_link.read(paths.server_in(folder))
        knock(folder, self._link)

    def open(self, found: Found) -> Books:
        """Open the books on the server; raises ServerRefuses, StorageError."""
        login = _login(found)
        vault = ServerVault(partial(self._address, login.role), login.secret.hex(), found.keys[-1])
        books = open_server_books(vault)
        database = credentials.database(paths.keys_in(self._folder))
        place = paths.drafts_in(self._folder)
        books.drafts = SafeDrafts(books.drafts, place, database, lambda: vault.key)
        return books

    def recovered(self, found: Found, login: str) -> Found:
        """Let the paper give somebody who manages people a new login; raises NotThere, StorageError."""
        secret = token_bytes(SECRET_BYTES)
        paper = _login(found)
        address = self._address(paper.role, paper.secret.hex())
        with storage_errors(), plainly_connected(address) as connection:
            member = server_keys.recover(connection, login, secret.hex())
        if member is None:
            raise NotThere("staff", login)
        return found._replace(login=Login(person(member), secret))

    def sharing(self, books: Books) -> Sharing:
        """Return what fetches the keys from the server, and tells it of their change."""
        return Shared(self._folder, books)

    def backups(self, books: Books) -> Backups:
        """Return what writes the books as they are at one moment into a file."""
        source = ServerSource(books.vault.to_read)
        return Backups(source, paths.keys_in(self._folder), lambda: books.vault.key, __version__)

    def may_load(self, books: Books, actor: Actor, sha256: str) -> bool:
        """Tell whether somebody may, and no computer did: an older program takes nothing newer away."""
        if not actor.may(Permission.MANAGE_MASTERS):
            return False
        with books.begin(to_look=True) as work:
            return not work.labels.has_loaded(sha256)

    def _address(self, role: str, password: str) -> str:
        return server_link.address(self._link, self._folder, role, password)


def _login(found: Found) -> Login:
    if found.login is None:
        # A ring from before the books came to the server.
        raise DatabaseIsDamaged
    return found.login


def knock(folder: Path, link: server_link.Link) -> None:
    """Fetch the ring from the door of a server into a folder; raises StorageError."""
    address = server_link.address(link, folder, server_keys.DOOR, link.password)
    engine = open_server_to_read(address)
    try:
        with storage_errors(), engine.connect() as connection:
            lay_out(folder, server_keys.fetch(connection))
    finally:
        engine.dispose()
