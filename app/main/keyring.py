"""The ring of keys while the books are open: whoever is inside can give and take ways in."""

from collections.abc import Callable
from pathlib import Path

from app import credentials, paths
from app.credentials import keys
from app.credentials.gate import Gate
from app.credentials.key_file import Locker
from app.credentials.key_file import share as share_signing
from app.credentials.seal import settle_seal, share
from app.domain.errors import CodeIsWrong
from app.main.sharing import Alone, Sharing
from app.services.keyring import Proved, Share
from app.services.trouble import WorkWasStopped
from db.opening import Books


class HeldRing:
    """Gives away the key of the open books, and changes it."""

    def __init__(
        self, path: Path, gate: Gate, books: Books, sharing: Sharing | None = None
    ) -> None:
        self._path = path
        self._gate = gate
        self._books = books
        self._sharing = sharing or Alone()

    def check(self, login: str, password: str) -> None:
        """Return if the password is somebody's; raises WrongPassword, TooManyTries."""
        self._sharing.fetch()
        self._gate.check(login, password)

    def check_both(self, login: str, password: str, code: Callable[[], Proved]) -> Proved:
        """Return what comes of a code; a wrong one is counted like a wrong password."""
        self._sharing.fetch()
        self._gate.person(login, password)
        try:
            found = code()
        except CodeIsWrong:
            self._gate.failed(login)
            raise
        self._gate.came_in(login)
        return found

    def logins(self) -> frozenset[str]:
        """Return who has a password."""
        self._sharing.fetch()
        return frozenset(credentials.logins(self._path))

    def give(self, login: str, password: str) -> None:
        """Give somebody a way in, in place of the one they had."""
        self._add(login, password, keys.PERSON)

    def take(self, login: str) -> None:
        """Take somebody's way in away."""
        with self._sharing.changing():
            credentials.drop(self._path, login)

    def give_emergency(self, login: str, code: str) -> None:
        """Make an emergency code open the books."""
        self._add(login, code, keys.EMERGENCY)

    def take_emergency(self, login: str) -> None:
        """Make an emergency code open nothing any more."""
        with self._sharing.changing():
            credentials.drop(self._path, login, keys.EMERGENCY)

    def give_recovery(self, code: str) -> None:
        """Make a recovery paper open the books, in place of the one before."""
        self._add("", code, keys.RECOVERY)

    def has_recovery(self) -> bool:
        """Tell whether there is a recovery paper."""
        self._sharing.fetch()
        return credentials.has_recovery(self._path)

    def renew(self, staying: frozenset[str], progress: Share) -> tuple[str, ...]:
        """Give the books a new key and those who stay a way to it; return who has none any more.

        Where it fails both keys stay on the ring, for the disk may keep the one file or the
        other: the next opening finds out and settles it.
        """
        with self._sharing.changing():
            return self._renew(staying, progress)

    def _add(self, login: str, secret: str, kind: str) -> None:
        with self._sharing.changing() as give_login:
            server = give_login(kind, login)
            key = self._books.vault.key
            credentials.add(self._path, key, login, secret, kind=kind, server=server)

    def _renew(self, staying: frozenset[str], progress: Share) -> tuple[str, ...]:
        old, seal = self._books.vault.key, paths.seal_in(self._path.parent)
        database = credentials.database(self._path)
        signing = paths.signing_key_in(self._path.parent)
        new = credentials.prepare_new_key(self._path, old, staying)
        before, after = Locker(database, old), Locker(database, new.key)
        # The same hand goes on signing; it has to open with either key meanwhile.
        share(seal, database, old, new.key)
        share_signing(signing, before, before, after)
        try:
            self._books.renew(new.key, progress)
        except WorkWasStopped:
            # Somebody stopped it before the swap, so there is no doubt which key stands.
            credentials.settle_key(self._path, is_new=False)
            settle_seal(seal, database, old)
            share_signing(signing, before, before)
            raise
        credentials.settle_key(self._path, is_new=True)
        settle_seal(seal, database, new.key)
        share_signing(signing, after, after)
        return new.left_out
