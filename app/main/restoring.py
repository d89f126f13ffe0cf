"""Bringing a backup back from the page before the door: guarded as the door is, and agreed to."""

from pathlib import Path

from app import credentials, paths
from app.credentials.gate import Gate
from app.credentials.tries import TryBook
from app.main.inside import now
from app.main.upkeep import bring_back
from app.services.checkup import Progress
from app.services.restoring import Loss, Restored, Standing, Wish
from app.services.trouble import DatabaseIsDamaged


def bring_back_as_wished(folder: Path, wish: Wish, progress: Progress) -> Restored | Loss:
    """Put a backup in the place of the books, or return what would be lost and is not agreed to.

    Raises:
        TooManyTries, WrongPassword: name and password open the backup not, or not yet.
        NotThere, NotPermitted: by the backup's own books, this person may not.
        StorageError: the backup does not hold, or the books are open.
    """
    book, told = _tries(folder), list[Loss]()

    def open_ring(ring: Path) -> tuple[bytes, ...]:
        if book is None:
            return credentials.keys_for(ring, wish.login, wish.password)
        return Gate(ring, book, now).person(wish.login, wish.password).keys

    def confirm(loss: Loss) -> bool:
        told.append(loss)
        return loss == wish.agreed or loss.standing in {Standing.NONE, Standing.BEHIND}

    restored = bring_back(wish.source, folder, wish.login, open_ring, confirm, progress)
    if book is not None:
        book.succeeded(wish.login)
    return told[0] if restored is None else restored


def _tries(folder: Path) -> TryBook | None:
    """Return where wrong passwords are counted; on a new computer there is no such place yet."""
    ring = paths.keys_in(folder)
    if not ring.exists():
        return None
    try:
        return TryBook(paths.tries_in(folder), credentials.database(ring))
    except DatabaseIsDamaged:
        # Keys that cannot be read are one reason to bring a backup back.
        return None
