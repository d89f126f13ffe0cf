"""Opening the encrypted file, always in the same way."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import PoolProxiedConnection
from sqlcipher3 import dbapi2

from db.looking import LOOK
from db.noting import SEALED, note_writes
from db.trouble import guard_border, storage_errors

_WAIT_SECONDS = 5
_CONNECTIONS = 4

# SQLCipher would write of a wrong key to the terminal; the clinic is told in words.
_QUIET = ("cipher_log_level = NONE",)
# What each connection is told (measured in the storage notes).
_PRAGMAS = (
    "journal_mode = WAL",
    # Anything less loses records that were confirmed, when the power fails.
    "synchronous = FULL",
    "foreign_keys = ON",
    # Without it INSERT OR REPLACE goes past the triggers that forbid DELETE.
    "recursive_triggers = ON",
    f"busy_timeout = {_WAIT_SECONDS * 1000}",
    # Pages are kept decrypted: 64 MB.
    "cache_size = -65536",
    # macOS: a plain fsync stops at the disk's own memory.
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
)


class EncryptedDialect(SQLiteDialect_pysqlite):
    """SQLite as SQLCipher speaks it, with transactions that are real ones."""

    driver = "encrypted"
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> ModuleType:
        """Return the driver, whose errors are then known for what they are."""
        driver: ModuleType = dbapi2
        return driver

    def do_begin(self, dbapi_connection: PoolProxiedConnection) -> None:
        """Take the writers' turn at once: a later step up from reading fails without waiting."""
        turn = "" if dbapi_connection.info.pop(LOOK, False) else " IMMEDIATE"
        dbapi_connection.cursor().execute(f"BEGIN{turn}")

    def do_commit(self, dbapi_connection: PoolProxiedConnection) -> None:
        """Make a deed stand; where it may not, the next one finds nothing of it left open."""
        try:
            dbapi_connection.commit()
        except Exception:
            dbapi_connection.rollback()
            raise


class SealedDialect(EncryptedDialect):
    """The same for a file that is read alone, such as a backup on a drive that may not be written."""

    driver = SEALED
    supports_statement_cache = True

    def do_begin(self, dbapi_connection: DBAPIConnection) -> None:
        """Take a reader's turn."""
        dbapi_connection.cursor().execute("BEGIN")


registry.register("sqlite.encrypted", __name__, EncryptedDialect.__name__)
registry.register("sqlite.sealed", __name__, SealedDialect.__name__)


def connect(path: Path, key: bytes, pragmas: Iterable[str] = ()) -> dbapi2.Connection:
    """Return a connection to an encrypted database, as its driver knows it."""
    connection = dbapi2.connect(
        str(path),
        timeout=_WAIT_SECONDS,
        # The transactions are ours: see do_begin.
        isolation_level=None,
        # The pool hands a connection to one thread at a time.
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        # The key itself, not a passphrase, and never inside the text of a statement.
        connection.set_key(f"x'{key.hex()}'")
        for pragma in (*_QUIET, *pragmas):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def open_engine(path: Path, key: bytes | Callable[[], bytes]) -> sa.Engine:
    """Return the way to an encrypted database; the file is touched at the first connection.

    A key that may change while the books are open is asked for at each connection.
    """
    ask = key if callable(key) else lambda: key
    engine = _engine("sqlite+encrypted://", lambda: connect(path, ask(), _PRAGMAS))
    note_writes(engine)
    return engine


def open_sealed(path: Path, key: bytes) -> sa.Engine:
    """Return the way to an encrypted database that is not to be changed, not even its way of writing."""
    return _engine("sqlite+sealed://", lambda: connect(path, key, ("query_only = ON",)))


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Read with an engine that is needed no longer."""
    try:
        with storage_errors(), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _engine(url: str, creator: Callable[[], dbapi2.Connection]) -> sa.Engine:
    engine = sa.create_engine(
        url,
        creator=creator,
        poolclass=sa.QueuePool,
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_timeout=_WAIT_SECONDS,
        # The same one again, if it can be: each keeps its pages until another one has written.
        pool_use_lifo=True,
    )
    guard_border(engine)
    return engine
