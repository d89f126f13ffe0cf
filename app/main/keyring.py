"""The ring of keys while the books are open: whoever is inside can give and take ways in."""

from pathlib import Path

from app import credentials, paths
from app.credentials import keys
from app.credentials.gate import Gate
from app.credentials.key_file import Locker
from app.credentials.key_file import share as share_signing
from app.credentials.seal import settle_seal, share
from app.services.keyring import Share
from db.opening import Books


class HeldRing:
    """Gives away the key of the open books, and changes it."""

    def __init__(self, path: Path, gate: Gate, books: Books) -> None:
        self._path = path
        self._gate = gate
        self._books = books

    def check(self, login: str, password: str) -> None:
        """Return if the password is somebody's; raises WrongPassword, TooManyTries."""
        self._gate.check(login, password)

    def logins(self) -> frozenset[str]:
        """Return who has a password."""
        return frozenset(credentials.logins(self._path))

    def give(self, login: str, password: str) -> None:
        """Give somebody a way in, in place of the one they had."""
        credentials.add(self._path, self._books.vault.key, login, password)

    def take(self, login: str) -> None:
        """Take somebody's way in away."""
        credentials.drop(self._path, login)

    def give_emergency(self, login: str, code: str) -> None:
        """Make an emergency code open the books."""
        credentials.add(self._path, self._books.vault.key, login, code, kind=keys.EMERGENCY)

    def take_emergency(self, login: str) -> None:
        """Make an emergency code open nothing any more."""
        credentials.drop(self._path, login, keys.EMERGENCY)

    def give_recovery(self, code: str) -> None:
        """Make a recovery paper open the books, in place of the one before."""
        credentials.add(self._path, self._books.vault.key, "", code, kind=keys.RECOVERY)

    def has_recovery(self) -> bool:
        """Tell whether there is a recovery paper."""
        return credentials.has_recovery(self._path)

    def renew(self, staying: frozenset[str], progress: Share) -> tuple[str, ...]:
        """Give the books a new key and those who stay a way to it; return who has none any more.

        Where it fails both keys stay on the ring, for the disk may keep the one file or the
        other: the next opening finds out and settles it.
        """
        old, seal = self._books.vault.key, paths.seal_in(self._path.parent)
        database = credentials.database(self._path)
        signing = paths.signing_key_in(self._path.parent)
        new = credentials.prepare_new_key(self._path, old, staying)
        before, after = Locker(database, old), Locker(database, new.key)
        # The same hand goes on signing; it has to open with either key meanwhile.
        share(seal, database, old, new.key)
        share_signing(signing, before, before, after)
        self._books.renew(new.key, progress)
        credentials.settle_key(self._path, is_new=True)
        settle_seal(seal, database, new.key)
        share_signing(signing, after, after)
        return new.left_out
