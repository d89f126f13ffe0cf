"""Checkpoints in memory: signed, kept outside and looked at as the real ones are."""

import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from app.domain.audit import NO_HASH, Deed
from app.domain.checkpoints import Found, Signed, to_text
from app.domain.patients import Patient
from app.services.checkpoints import Sealing, Verified
from app.services.checkup import Differing, Progress
from app.services.trail import TrailEntry, TrailFilter, TrailPage
from app.services.trouble import WorkWasStopped

DATABASE = "0f" * 16
OF_BACKUPS = frozenset(
    {
        Deed.CLINIC_FOUNDED,
        Deed.BACKED_UP,
        Deed.BACKUP_FAILED,
        Deed.BACKUP_VERIFIED,
        Deed.BACKUP_TRIED,
        Deed.RESTORED,
    }
)


class FakeSeal:
    """Signs with a hash; whoever reads this can forge it."""

    public = bytes(range(32))

    def sign(self, text: str) -> bytes:
        """Return the signature of a text."""
        return hashlib.sha512(text.encode()).digest()


def is_genuine(signed: Signed) -> bool:
    """Tell whether a checkpoint is signed by the fake seal."""
    text = to_text(signed.checkpoint)
    return (signed.key, signed.signature) == (FakeSeal.public, FakeSeal().sign(text))


class FakeWitness:
    """A place outside the books. `found` and `broken` are what looking the trail over finds."""

    def __init__(self, books: Any) -> None:
        self.books = books
        self.lines: list[Signed] = []
        self.found: Found | None = None
        self.broken: int | None = None
        self.differing: tuple[Differing, ...] = ()

    def bear(self, checkpoints: tuple[Signed, ...]) -> None:
        """Write down those that are not there."""
        self.lines += [one for one in checkpoints if one not in self.lines]

    def told(self, *, lately: bool = False) -> tuple[Signed, ...]:
        """Return all."""
        return tuple(self.lines)

    def verify(
        self,
        outside: tuple[Signed, ...],
        *,
        since_trusted: bool,
        progress: Progress | None = None,
    ) -> Verified:
        """Return what was found."""
        end = len(self.books.trail)
        if progress is not None and not progress(0, end):
            raise WorkWasStopped
        return Verified(end, end, self.broken, self.found, self.differing)

    def sealing(self) -> Sealing:
        """Return what checkpoints are made with."""
        return Sealing(DATABASE, FakeSeal(), self, self.verify)


class FakeCheckpoints:
    """The checkpoints in the books."""

    def __init__(self, pages: Any) -> None:
        self._pages = pages

    def all(self) -> tuple[Signed, ...]:
        """Return every one."""
        return tuple(self._pages.checkpoints)

    def newest(self, count: int) -> tuple[Signed, ...]:
        """Return the newest."""
        return tuple(self._pages.checkpoints[-count:])

    def latest(self) -> Signed | None:
        """Return the newest one."""
        return next(iter(self.newest(1)), None)

    def add(self, signed: Signed) -> None:
        """Keep one."""
        self._pages.checkpoints.append(signed)


class FakeTrail:
    """Reads the trail of the books in memory."""

    def __init__(self, books: Any) -> None:
        self._books = books

    def page(self, wanted: TrailFilter, before: int | None, count: int) -> TrailPage:
        """Return the newest entries that are wanted and older than one."""
        numbered = list(enumerate(self._books.trail, 1))
        found = [
            TrailEntry(seq, one.at, one.by, one.deed.value, one.subject, one.details or {}, NO_HASH)
            for seq, one in reversed(numbered)
            if _is_wanted(one, wanted) and self._is_of(one.subject, wanted.patients)
        ]
        older = [one for one in found if before is None or one.seq < before]
        return TrailPage(tuple(older[:count]), len(found))

    def _is_of(self, subject: Any, patients: Any) -> bool:
        if patients is None:
            return True
        whose = self.patients(frozenset({subject})).get(subject)
        return whose is not None and whose.id in patients

    def of_backups(self, count: int) -> tuple[TrailEntry, ...]:
        """Return the newest entries that tell of backups."""
        return self.page(TrailFilter(deeds=OF_BACKUPS), None, count).entries

    def patients(self, subjects: frozenset[UUID]) -> Mapping[UUID, Patient]:
        """Return the patients whom subjects belong to."""
        pages = self._books.pages
        found = {one: pages.patients[one] for one in subjects if one in pages.patients}
        for one in pages.treatments.values():
            for subject in {one.id, one.entry} & subjects:
                found[subject] = pages.patients[one.patient]
        return found


def _is_wanted(one: Any, wanted: TrailFilter) -> bool:
    return (
        (wanted.since is None or one.at >= wanted.since)
        and (wanted.until is None or one.at < wanted.until)
        and wanted.by in {None, one.by}
        and (not wanted.deeds or one.deed in wanted.deeds)
    )
