"""Opening the encrypted file, always in the same way."""

from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import PoolProxiedConnection
from sqlcipher3 import dbapi2

from db.trouble import guard_border

_WAIT_SECONDS = 5
_CONNECTIONS = 4

# What each connection is told (measured in the storage notes).
_PRAGMAS = (
    # SQLCipher would write of a wrong key to the terminal; the clinic is told in words.
    "cipher_log_level = NONE",
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

    def do_begin(self, dbapi_connection: DBAPIConnection) -> None:
        """Take the writers' turn at once: a later step up from reading fails without waiting."""
        dbapi_connection.cursor().execute("BEGIN IMMEDIATE")

    def do_commit(self, dbapi_connection: PoolProxiedConnection) -> None:
        """Make a deed stand; where it may not, the next one finds nothing of it left open."""
        try:
            dbapi_connection.commit()
        except Exception:
            dbapi_connection.rollback()
            raise


registry.register("sqlite.encrypted", __name__, EncryptedDialect.__name__)


def open_engine(path: Path, key: bytes) -> sa.Engine:
    """Return the way to an encrypted database; the file is touched at the first connection."""

    def connect() -> dbapi2.Connection:
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
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = sa.create_engine(
        "sqlite+encrypted://",
        creator=connect,
        poolclass=sa.QueuePool,
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_timeout=_WAIT_SECONDS,
    )
    guard_border(engine)
    return engine
