"""Writing the books anew, under another key or in new tables: aside, looked over, then in their place."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from app.services.keyring import Share
from app.services.trouble import DatabaseIsBusy, DatabaseIsDamaged
from db.checkup import look_over_copy
from db.copying import copy_books
from db.engine import open_sealed

# How much of the work is done when the copy is written, and what each look adds.
_COPIED, _PER_LOOK = 0.6, 0.07


class Vault:
    """A database's file and the key it has; the key may change while the books are open."""

    is_written_anew = True

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.key = key

    def __repr__(self) -> str:
        # Whatever is written into a log or a report of a fault, the key is not.
        return "Vault()"

    def to_read(self) -> sa.Engine:
        """Return a way in for what reads for long and writes nothing."""
        return open_sealed(self.path, self.key)

    def renew(self, key: bytes, progress: Share) -> None:
        """Put a copy under a new key in the place of the file, which nobody has open.

        SQLCipher can change the key in the file itself; a power cut would then need the journal
        and the right one of two keys to mend it. Here the file is the old one or the new one, whole.

        Raises:
            DatabaseIsBusy: somebody still reads or writes.
            DatabaseIsDamaged: the copy is not as it should be; the old file stands.
            OSError: there is no room for a second file.
        """
        self._write_anew(key, _leave, progress)
        self.key = key
        progress(1.0)

    def bring_up(self, found: str, upgrade: Callable[[Path], None], progress: Share) -> None:
        """Put a copy that was brought up to date in the place of the file, which nobody has open.

        The file as it was stays beside it, under the name of its state.

        Raises:
            DatabaseIsBusy, DatabaseIsDamaged, OSError: as above; and whatever `upgrade` runs into.
                The old file stands.
        """
        before = self.path.with_name(f"{self.path.stem}-{found}{self.path.suffix}")
        self._write_anew(self.key, upgrade, progress, before)
        progress(1.0)

    def _write_anew(
        self,
        key: bytes,
        change: Callable[[Path], None],
        progress: Share,
        before: Path | None = None,
    ) -> None:
        aside = self.path.with_name(f"{self.path.name}.anew")
        aside.unlink(missing_ok=True)
        try:
            self._copy(aside, key, change, progress)
            self._refuse_while_open()
            if before is not None:
                before.unlink(missing_ok=True)
                _keep(self.path, before)
            aside.replace(self.path)
        except BaseException:
            for left in ("", "-wal", "-shm"):
                aside.with_name(f"{aside.name}{left}").unlink(missing_ok=True)
            raise
        _bring_to_the_disk(self.path.parent)

    def _copy(
        self, aside: Path, key: bytes, change: Callable[[Path], None], progress: Share
    ) -> None:
        # For its owner's eyes only, from the first byte.
        os.close(os.open(aside, os.O_CREAT | os.O_RDWR, 0o600))
        copy_books(self.path, self.key, aside, key, lambda done: progress(done * _COPIED))
        change(aside)
        for place, look in enumerate(look_over_copy(aside, key), 1):
            if not look.is_well:
                raise DatabaseIsDamaged
            progress(min(0.99, _COPIED + place * _PER_LOOK))
        _bring_to_the_disk(aside)

    def _refuse_while_open(self) -> None:
        # What is in there belongs to the old file: put beside the new one it would spoil it.
        if self.path.with_name(f"{self.path.name}-wal").exists():
            raise DatabaseIsBusy


def _leave(_books: Path) -> None:
    """Change nothing in the copy."""


def _keep(books: Path, before: Path) -> None:
    """Let the file have a second name, or a copy where the drive knows no second names."""
    try:
        os.link(books, before)
    except OSError:
        shutil.copy2(books, before)
        _bring_to_the_disk(before)


def _bring_to_the_disk(place: Path) -> None:
    if place.is_dir() and os.name != "posix":
        # Windows knows no such call for folders.
        return
    number = os.open(place, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
