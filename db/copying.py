"""Copying the books into a file under another key, while somebody works with them."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from db.engine import connect
from db.trouble import storage_errors

_PAGE = 4096
# So many pages between two looks at whether the work is still wanted: 8 MB.
_AT_ONCE = 2048

# The copy is nobody's yet: what is half done when the power fails is thrown away whole.
_TARGET = ("journal_mode = OFF", "synchronous = FULL", "fullfsync = ON")


def copy_books(
    source: Path,
    key: bytes,
    target: Path,
    new_key: bytes,
    progress: Callable[[float], None],
    at_once: int = _AT_ONCE,
) -> None:
    """Copy a database as it stands at one moment, its pages encrypted under another key.

    The copy needs nothing beside it: it has no journal, and can lie on a drive that is only read.
    What `progress` raises ends the work.

    Raises:
        StorageError: the source cannot be read, or the copy not be written.
    """

    def tell(_status: int, left: int, total: int) -> None:
        # Not the whole yet: the end of the copy is to be written.
        progress(min(0.99, 1 - left / max(1, total)))

    with (
        storage_errors(),
        closing(connect(source, key, ("query_only = ON",))) as from_here,
        closing(connect(target, new_key, _TARGET)) as to_there,
    ):
        # Held open over all steps, this reading stays at its moment. Without it each save that
        # comes between two steps would let the copy begin anew.
        from_here.execute("BEGIN")
        from_here.execute("SELECT count(*) FROM sqlite_master").fetchone()
        try:
            from_here.backup(to_there, pages=at_once, progress=tell)
        except dbapi2.OperationalError:
            _find_out_why(target)
            raise
        from_here.execute("ROLLBACK")
        # The books' own way of writing came along; the copy is not written any more.
        to_there.execute("PRAGMA journal_mode = DELETE")
        progress(1.0)


def _find_out_why(target: Path) -> None:
    """Let the system say why nothing more can be written; the driver does not say which side failed."""
    with target.open("ab") as file:
        file.write(bytes(_PAGE))
        file.flush()
        os.fsync(file.fileno())
