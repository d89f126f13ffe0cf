"""A small clinic in its folder, with its keys, as backups are made of it and brought back to it."""

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from app import credentials, paths
from app.credentials import Cost
from app.services.backup import go_on
from app.services.canonical import record_sha256
from app.services.checkup import Part
from db.backup import Backups
from db.backup_sources import FileSource
from db.checkup import look_over_books
from db.opening import Books, create, open_books
from tests.db import samples
from tests.db.conftest import found

LOGIN, PASSWORD = samples.PHYSICIAN.login, "shiogama-harukaze-27"
QUICK = Cost(16, 1, 1)


@dataclass(frozen=True)
class ClinicFolder:
    """Where a clinic's books and keys lie, and the key itself."""

    folder: Path
    key: bytes

    @property
    def database(self) -> Path:
        return paths.database_in(self.folder)

    @property
    def keys(self) -> Path:
        return paths.keys_in(self.folder)

    def open(self) -> Books:
        return open_books(self.database, self.key)

    def backups(self) -> Backups:
        return Backups(
            FileSource(self.database, lambda: self.key), self.keys, lambda: self.key, "1.2.3"
        )

    def write(self, times: int = 1) -> None:
        """Save some records, each with its trace."""
        with closing(self.open()) as books:
            for _ in range(times):
                save(books)

    def back_up(self, place: Path, after: int = 0, progress=go_on):
        """Return a backup that was made so many minutes after noon."""
        at = samples.NOON + timedelta(minutes=after)
        return self.backups().write(place, at, progress)

    def head(self):
        with closing(self.open()) as books, books.begin() as work:
            return work.head()


def looks(clinic: ClinicFolder, key: bytes | None = None, at: datetime = samples.LATER):
    """Return what is found in a clinic's books but for its backups, of which it has none yet."""
    found = look_over_books(clinic.database, key or clinic.key, at)
    return [look for look in found if look.part is not Part.BACKUPS]


def save(books: Books) -> None:
    treatment = samples.treatment()
    with books.begin() as work:
        work.treatments.add(treatment)
        work.commit(
            replace(
                samples.trace(subject=treatment.id),
                details={"record_sha256": record_sha256(treatment)},
            )
        )


def make(folder: Path) -> ClinicFolder:
    """Return a clinic with two patients and three records, closed for the night."""
    folder.mkdir(parents=True)
    key = credentials.create(paths.keys_in(folder), LOGIN, PASSWORD, QUICK)
    clinic = ClinicFolder(folder, key)
    with closing(create(clinic.database, key)) as books:
        found(books)
    clinic.write(3)
    return clinic
