"""Writing the books anew under another key: aside, looked over, and only then in their place."""

import os
from pathlib import Path

from app.services.keyring import Share
from app.services.trouble import DatabaseIsBusy, DatabaseIsDamaged
from db.checkup import look_over_copy
from db.copying import copy_books

# How much of the work is done when the copy is written, and what each look adds.
_COPIED, _PER_LOOK = 0.6, 0.07


class Vault:
    """A database's file and the key it has; the key may change while the books are open."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.key = key

    def __repr__(self) -> str:
        # Whatever is written into a log or a report of a fault, the key is not.
        return "Vault()"

    def renew(self, key: bytes, progress: Share) -> None:
        """Put a copy under a new key in the place of the file, which nobody has open.

        SQLCipher can change the key in the file itself; a power cut would then need the journal
        and the right one of two keys to mend it. Here the file is the old one or the new one, whole.

        Raises:
            DatabaseIsBusy: somebody still reads or writes.
            DatabaseIsDamaged: the copy is not as it should be; the old file stands.
            OSError: there is no room for a second file.
        """
        aside = self.path.with_name(f"{self.path.name}.anew")
        aside.unlink(missing_ok=True)
        try:
            self._copy(aside, key, progress)
            self._refuse_while_open()
            aside.replace(self.path)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
        self.key = key
        _bring_to_the_disk(self.path.parent)
        progress(1.0)

    def _copy(self, aside: Path, key: bytes, progress: Share) -> None:
        # For its owner's eyes only, from the first byte.
        os.close(os.open(aside, os.O_CREAT | os.O_RDWR, 0o600))
        copy_books(self.path, self.key, aside, key, lambda done: progress(done * _COPIED))
        for place, look in enumerate(look_over_copy(aside, key), 1):
            if not look.is_well:
                raise DatabaseIsDamaged
            progress(min(0.99, _COPIED + place * _PER_LOOK))
        _bring_to_the_disk(aside)

    def _refuse_while_open(self) -> None:
        # What is in there belongs to the old file: put beside the new one it would spoil it.
        if self.path.with_name(f"{self.path.name}-wal").exists():
            raise DatabaseIsBusy


def _bring_to_the_disk(place: Path) -> None:
    if place.is_dir() and os.name != "posix":
        # Windows knows no such call for folders.
        return
    number = os.open(place, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
