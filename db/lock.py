"""One program to a database: who opens it holds a lock file beside it."""

from pathlib import Path

from filelock import FileLock, Timeout

from app.services.trouble import DatabaseIsOpenElsewhere


def hold(path: Path) -> FileLock:
    """Return the lock of a database, held; it goes by itself when the program ends.

    Raises:
        DatabaseIsOpenElsewhere: another program holds it.
        OSError: the lock file cannot be made.
    """
    # Not bound to a thread: the window opens and closes the books on different ones.
    lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise DatabaseIsOpenElsewhere from error
    return lock
