"""What an error of a PostgreSQL server means for the clinic's books, by its SQLSTATE (manual, appendix A)."""

from app.services.trouble import (
    DatabaseIsBusy,
    DatabaseIsDamaged,
    DatabaseRefused,
    DiskIsFull,
    SavedByAnother,
    ServerIsGone,
    StorageError,
)
from db.fencing import REFUSED

_KINDS: dict[str, type[StorageError]] = {
    "23505": SavedByAnother,  # unique_violation
    "40001": DatabaseIsBusy,  # serialization_failure
    "40P01": DatabaseIsBusy,  # deadlock_detected
    "55P03": DatabaseIsBusy,  # lock_not_available
    "57014": DatabaseIsBusy,  # query_canceled: by the limit of time
    "53100": DiskIsFull,
    "53300": DatabaseIsBusy,  # too_many_connections
    "25P03": ServerIsGone,  # idle_in_transaction_session_timeout
    "57P01": ServerIsGone,  # admin_shutdown
    "57P02": ServerIsGone,  # crash_shutdown
    "57P03": ServerIsGone,  # cannot_connect_now
    "XX001": DatabaseIsDamaged,  # data_corrupted
    "XX002": DatabaseIsDamaged,  # index_corrupted
}
_NOT_NULL, _FOREIGN_KEY, _CHECK = "23502", "23503", "23514"
_CONNECTION = "08"


def meaning_on_server(error: Exception) -> StorageError:
    """Return what an error of psycopg's means; without a state the server was not reached at all."""
    state = getattr(error, "sqlstate", None)
    told = getattr(error, "diag", None)
    if state is None:
        # A statement that the driver itself refuses has no state either, and is a fault of ours.
        return ServerIsGone() if type(error).__name__ in _UNREACHED else StorageError(str(error))
    if state in _KINDS:
        return _KINDS[state]()
    if state.startswith(_CONNECTION):
        return ServerIsGone()
    if state == _NOT_NULL and told is not None:
        return DatabaseRefused(f"{told.table_name}.{told.column_name}")
    if state == _FOREIGN_KEY:
        return DatabaseRefused("foreign_key")
    if state in (_CHECK, REFUSED) and told is not None and told.constraint_name:
        return DatabaseRefused(told.constraint_name)
    return StorageError(str(error))


# What psycopg raises where the connection broke or never came about.
_UNREACHED = {"OperationalError", "ConnectionTimeout", "InterfaceError"}
