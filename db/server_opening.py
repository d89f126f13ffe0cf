"""Opening the clinic's books on a server, under the role of whoever signs in."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

import sqlalchemy as sa

from app.services.keyring import Share
from app.services.trouble import DatabaseIsDamaged, ServerIsGone, ServerIsOlder, ServerRefuses
from db.opening import Books
from db.schema import found_step, is_older
from db.server import connect_to_listen, open_server, open_server_to_read
from db.server_listening import listening
from db.trouble import storage_errors


class ServerVault:
    """Books on a server, and the key that locks the small secrets beside them."""

    is_written_anew = False

    def __init__(self, address: Callable[[str], str], password: str, key: bytes) -> None:
        """Know where they are: `address` returns it for a password."""
        self._address = address
        self._passwords: tuple[str, ...] = (password,)
        self.key = key

    def __repr__(self) -> str:
        # Whatever is written into a log or a report of a fault, neither key nor password is.
        return "ServerVault()"

    def to_read(self) -> sa.Engine:
        """Return a way in for what reads for long and writes nothing."""
        return open_server_to_read(self.addresses)

    def addresses(self) -> tuple[str, ...]:
        """Return by which addresses they are reached, the newest first."""
        return tuple(map(self._address, self._passwords))

    def know(self, password: str) -> None:
        """Know a new password, which holds once the deed that gives it stands; until then the old one does."""
        self._passwords = (password, self._passwords[0])

    def renew(self, key: bytes, progress: Share) -> None:
        """Take another key: the rows are the server's to lock away."""
        self.key = key
        progress(1.0)


def open_server_books(vault: ServerVault) -> Books:
    """Open the books on a server that answered a moment ago.

    Raises:
        ServerRefuses: it does not let this person in.
        ServerIsOlder: its tables are of an earlier version of the program.
        SchemaIsNewer, DatabaseIsDamaged, StorageError: as db.opening.open_books.
    """
    with storage_errors(), ExitStack() as held:
        engine = open_server(vault.addresses)
        held.callback(engine.dispose)
        try:
            connection = engine.connect()
        except ServerIsGone as error:
            raise ServerRefuses from error
        with connection:
            if found_step(connection) is None:
                raise DatabaseIsDamaged
        if is_older(engine) is not None:
            raise ServerIsOlder
        books = Books(engine, held.pop_all(), vault)
        books.listen = listening(partial(connect_to_listen, vault.addresses), engine)
        return books
