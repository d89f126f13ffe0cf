"""Puts together what checkpoints are made with, and asks for them at the right moments."""

from collections.abc import Callable, Iterable
from pathlib import Path

from app import credentials, paths
from app.credentials.seal import Seal, take
from app.domain.checkpoints import Signed
from app.main.sharing import Alone, Sharing
from app.services.checkpoints import Sealing, Verified
from app.services.checkup import Progress
from db.opening import Books
from db.witness import Witness, is_genuine


class LazySeal:
    """The clinic's seal, fetched with the first checkpoint: most starts make none."""

    def __init__(self, fetch: Callable[[], Seal]) -> None:
        self._fetch = fetch
        self._seal: Seal | None = None

    @property
    def public(self) -> bytes:
        """Return the key by which a signature is checked."""
        return self._taken().public

    def sign(self, text: str) -> bytes:
        """Return the signature of a text."""
        return self._taken().sign(text)

    def _taken(self) -> Seal:
        if self._seal is None:
            self._seal = self._fetch()
        return self._seal


def sealing_of(
    books: Books,
    folder: Path,
    others: Callable[[], Iterable[Path]],
    sharing: Sharing | None = None,
) -> Sealing:
    """Return what the checkpoints of the open books of a folder are made with."""
    database = credentials.database(paths.keys_in(folder))

    def verify(
        outside: tuple[Signed, ...], *, since_trusted: bool, progress: Progress | None = None
    ) -> Verified:
        return books.verify(outside, is_genuine, since_trusted=since_trusted, progress=progress)

    def fetch() -> Seal:
        with (sharing or Alone()).changing():
            return take(paths.seal_in(folder), database, books.vault.key)

    return Sealing(
        database=database,
        seal=LazySeal(fetch),
        outside=witness(folder, database, others),
        verify=verify,
    )


def witness(folder: Path, database: str, others: Callable[[], Iterable[Path]]) -> Witness:
    """Return the places of a clinic's checkpoints: beside its data, and on other drives."""
    return Witness(database, lambda: (paths.checkpoints_in(folder), *others()))
