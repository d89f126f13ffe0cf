"""The border of the books: no error of a database leaves it, only what it means for the clinic."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionIsFree
from sqlcipher3 import dbapi2

from app.services.trouble import (
    DatabaseIsBusy,
    DatabaseIsDamaged,
    DatabaseRefused,
    DiskIsFull,
    FolderIsReadOnly,
    SavedByAnother,
    StorageError,
    of_the_system,
)
from db.fencing import REPLACED
from db.server_trouble import meaning_on_server

# SQLite's result codes (sqlite.org/rescode.html); the low byte tells the kind.
_KINDS: dict[int, type[StorageError]] = {
    3: FolderIsReadOnly,  # PERM
    5: DatabaseIsBusy,
    6: DatabaseIsBusy,  # LOCKED
    8: FolderIsReadOnly,
    11: DatabaseIsDamaged,  # CORRUPT
    13: DiskIsFull,
    14: FolderIsReadOnly,  # CANTOPEN
    26: DatabaseIsDamaged,  # NOTADB: the wrong key looks the same
}
_INPUT_OUTPUT = {
    266: DatabaseIsDamaged,  # a page cannot be read, or its seal (HMAC) is broken
    522: DatabaseIsDamaged,  # the file ends too early
    778: DiskIsFull,  # a page cannot be written
    4874: DiskIsFull,  # the shared memory file cannot grow
}
_CONSTRAINT = re.compile(
    r"(?P<kind>CHECK|NOT NULL|UNIQUE|FOREIGN KEY) constraint failed(?:: (?P<name>.+))?"
    r"|cannot store \w+ value in \w+ column (?P<column>[\w.]+)"
)


def guard_border(engine: sa.Engine) -> None:
    """Make every error of an engine's statements rise as what it means."""

    @sa.event.listens_for(engine, "handle_error")
    def _(context: ExceptionContext) -> None:
        error = context.original_exception
        if isinstance(error, _errors()):
            raise meaning(error) from error
        # What is no error of the database, such as an amount that is too fine, stays itself.
        raise error


@contextmanager
def storage_errors() -> Iterator[None]:
    """Let what goes wrong outside any statement rise as what it means, too."""
    try:
        yield
    except OSError as error:
        raise of_the_system(error) from error
    except _errors() as error:
        raise meaning(error) from error
    except NoConnectionIsFree as error:
        raise DatabaseIsBusy from error
    except SQLAlchemyError as error:
        raise StorageError(str(error)) from error


def _errors() -> tuple[type[Exception], ...]:
    """Return what the drivers raise; a server's is there once a server was asked for."""
    server = sys.modules.get("psycopg")
    return (dbapi2.Error, UnicodeDecodeError, *((server.Error,) if server else ()))


def meaning(error: Exception) -> StorageError:
    """Return what an error of the database means for the clinic's books."""
    if not isinstance(error, dbapi2.Error | UnicodeDecodeError):
        return meaning_on_server(error)
    if isinstance(error, UnicodeDecodeError):
        # The driver tripped over its own message: it quotes damaged pages, and is cut within a sign.
        return DatabaseIsDamaged()
    code = getattr(error, "sqlite_errorcode", None) or 0
    if code in _INPUT_OUTPUT:
        return _INPUT_OUTPUT[code]()
    if kind := _KINDS.get(code & 0xFF):
        return kind()
    text = str(error)
    if isinstance(error, dbapi2.IntegrityError):
        return _refusal(text)
    if "file is not a database" in text:
        return DatabaseIsDamaged()
    return StorageError(text)


def _refusal(text: str) -> StorageError:
    found = _CONSTRAINT.fullmatch(text)
    if found is None:
        # A trigger says its own name.
        return SavedByAnother() if text.endswith(REPLACED) else DatabaseRefused(text)
    if found["kind"] == "UNIQUE":
        return SavedByAnother()
    return DatabaseRefused(found["name"] or found["column"] or "foreign_key")
