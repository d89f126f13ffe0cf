"""Real books under the services, with what their tests ask of those in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from app.domain.audit import AuditEntry
from app.domain.patients import Patient
from app.domain.treatments import Treatment
from db.opening import Books
from db.tables import PATIENT, TREATMENT


class KeptBooks:
    """A database, in a file or on a server. `trouble`, while set, is what reading and writing run into."""

    def __init__(self, books: Books) -> None:
        self._books = books
        self.trail: list[AuditEntry] = []
        self.trouble: Exception | None = None
        self.drafts, self.day = books.drafts, books.day
        self.counting, self.reader = books.counting, books.trail

    @contextmanager
    def begin(self, *, to_look=False) -> Iterator[Any]:
        """Open a deed; what it does not commit is dropped."""
        self.stumble()
        with self._books.begin(to_look=to_look) as work:
            yield _Told(work, self)

    def patients(self) -> list[Patient]:
        """Return all patients."""
        with self._books.begin() as work:
            return list(work.patients.some(frozenset(self._ids(PATIENT))).values())

    def treatments(self) -> list[Treatment]:
        """Return all versions of all records."""
        with self._books.begin() as work:
            return [work.treatments.get(one) for one in self._ids(TREATMENT)]

    def _ids(self, table: sa.Table) -> list[UUID]:
        with self._books.beside() as connection:
            return list(connection.scalars(sa.select(table.c.id)))

    def stumble(self) -> None:
        """Run into the trouble there is."""
        if self.trouble is not None:
            raise self.trouble


class _Told:
    """A deed whose trace is told as it was handed over."""

    def __init__(self, work: Any, books: KeptBooks) -> None:
        self._work, self._books = work, books

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, name)

    def commit(self, entry: AuditEntry) -> None:
        """Make it stand, with its trace."""
        self._books.stumble()
        self._work.commit(entry)
        self._books.trail.append(entry)
