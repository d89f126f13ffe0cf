"""The ways in which the surroundings fail; light, since the sign-in window knows them too."""

import errno
from datetime import datetime


class StorageError(Exception):
    """The surroundings fail: what was asked was not done, and nothing was lost."""


class DatabaseIsOpenElsewhere(StorageError):
    """Another window of this program holds the database."""


class DatabaseIsBusy(StorageError):
    """The database did not become free in time; trying again may do."""


class ServerTrouble(StorageError):
    """A server of the books is not what is needed just now."""


class ServerIsGone(ServerTrouble):
    """The server of the books is not reached; nothing of the deed stands there."""


class AnswerIsLost(ServerIsGone):
    """The server went away just as it was to keep a deed; whether it did could not be asked."""


class ServerRefuses(ServerTrouble):
    """The server answers, and does not let this person in."""


class ServerIsOlder(ServerTrouble):
    """The tables on the server are of an earlier version; who looks after it brings them up to date."""


class ServerFileIsDamaged(ServerTrouble):
    """The file that tells where the server is cannot be read, or is another one."""


class BooksAreOnAServer(ServerTrouble):
    """What was asked for is done with books in a file; these are on a server."""


class DatabaseIsDamaged(StorageError):
    """The file is no database of this program, or parts of it cannot be read."""


class DiskIsFull(StorageError):
    """There is no room left to write."""


class FolderIsReadOnly(StorageError):
    """The folder may not be written in."""


class SchemaIsNewer(StorageError):
    """A newer version of this program has written the database."""


class SavedByAnother(StorageError):
    """Somebody else saved the same thing first."""


class RecordMovedOn(SavedByAnother):
    """A record was saved in a newer version after the form was opened: which, by whom, when."""

    def __init__(self, version: int, at: datetime, names: tuple[str, str]) -> None:
        super().__init__(f"version {version}")
        self.version = version
        self.at = at
        self.names = names  # in Japanese and in Latin letters


class SigningKeyIsMissing(StorageError):
    """The clinic's key that signs certificates is not beside the database."""


class SigningKeyIsDamaged(StorageError):
    """The clinic's key that signs certificates does not open, or cannot be read."""


class DatabaseRefused(StorageError):
    """The database's own fences (checks, triggers) stopped a write; `fence` names the one."""

    def __init__(self, fence: str) -> None:
        super().__init__(fence)
        self.fence = fence


class WorkWasStopped(StorageError):
    """Somebody stopped the work before it was done; nothing was changed."""


class BackupTrouble(StorageError):
    """A backup was not made or not brought back; the books and the earlier backups are as they were."""


class BackupDiskIsFull(BackupTrouble):
    """There is no room left where the backups lie."""


class BackupFolderIsReadOnly(BackupTrouble):
    """The folder of the backups may not be written in."""


class BackupFolderIsGone(BackupTrouble):
    """The folder of the backups is not there: the drive was pulled out, or never put in."""


class BackupIsUnderWay(BackupTrouble):
    """Another program is writing a backup into the same folder."""


class BackupIsDamaged(BackupTrouble):
    """What should be a backup was never finished, was changed since, or cannot be read."""


class BackupDidNotHold(BackupTrouble):
    """What the drive gives back is not what was written, so it was not kept."""


class BackupWasStopped(BackupTrouble):
    """Somebody stopped the work before it was done."""


class BackupHasAnotherKey(BackupTrouble):
    """The books' key of today does not open the backup: it was renewed since, or the slip changed."""


class BackupIsOfAnotherClinic(BackupTrouble):
    """The backup and the books in the folder belong to different clinics."""


class ExportTrouble(StorageError):
    """Files that were to leave the house were not written; none of them is there."""


class TargetIsFull(ExportTrouble):
    """There is no room left where the files were to go."""


class TargetIsReadOnly(ExportTrouble):
    """The folder where the files were to go may not be written in."""


class TargetIsGone(ExportTrouble):
    """The folder where the files were to go is not there."""


class PrinterIsGone(ExportTrouble):
    """The printer did not take the pages."""


class ExportWasStopped(ExportTrouble):
    """Somebody stopped the work before the files were written."""


_NO_PLACE_TO_WRITE = frozenset(
    {
        *(errno.EACCES, errno.EPERM, errno.EROFS),
        # What stands there is no folder, or nothing.
        *(errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOENT),
    }
)


def of_the_system(error: OSError) -> StorageError:
    """Return what an error of the operating system means for the clinic's books."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return DiskIsFull()
    if error.errno in _NO_PLACE_TO_WRITE:
        return FolderIsReadOnly()
    return StorageError(error.strerror or str(error))
