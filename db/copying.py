"""Copying the books into a file under another key, while somebody works with them."""

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from db.engine import connect
from db.trouble import storage_errors

# How often the size of the growing copy is looked at.
_LOOK_EVERY_SECONDS = 0.1
_PAGE = 4096

# The copy is nobody's yet: what is half done when the power fails is thrown away whole.
_TARGET = ("journal_mode = OFF", "synchronous = FULL", "fullfsync = ON")


def copy_books(
    source: Path, key: bytes, target: Path, new_key: bytes, progress: Callable[[float], None]
) -> None:
    """Copy a database as it stands at one moment, its pages encrypted under another key.

    The copy needs nothing beside it: it has no journal, and can lie on a drive that is only read.

    Raises:
        StorageError: the source cannot be read, or the copy not be written.
    """
    with (
        storage_errors(),
        closing(connect(source, key, ("query_only = ON",))) as from_here,
        closing(connect(target, new_key, _TARGET)) as to_there,
        ThreadPoolExecutor(1) as lane,
    ):
        total = _size(from_here)
        # All pages in one go: in steps it would begin anew with every save that comes between.
        work = lane.submit(from_here.backup, to_there, pages=-1)
        while wait([work], _LOOK_EVERY_SECONDS).not_done:
            progress(min(1.0, target.stat().st_size / total))
        _take(work, target)
        # The books' own way of writing came along; the copy is not written any more.
        to_there.execute("PRAGMA journal_mode = DELETE")
        progress(1.0)


def _take(work: Future[None], target: Path) -> None:
    """Return if the copy is written; the driver does not say whether reading or writing failed."""
    try:
        work.result()
    except dbapi2.OperationalError:
        with target.open("ab") as file:
            # Where nothing more can be written, the system says why.
            file.write(bytes(_PAGE))
            file.flush()
            os.fsync(file.fileno())
        raise


def _size(connection: dbapi2.Connection) -> int:
    """Return how large a database is, its newest saves included."""
    pages, page = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
    )
    return max(1, int(pages) * int(page))
