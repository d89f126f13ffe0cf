"""The book of other clinics in memory, and lists of revocations that need no mathematics."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from app.domain.errors import NotThere
from app.domain.keys import Withdrawn
from app.domain.known_clinics import KnownClinic, ListIsNotTaken, WhyNot
from app.domain.proofs import RevocationList, Revoked
from app.services.clinic_book import KeptList
from app.services.trouble import SavedByAnother

MADE = datetime(2026, 11, 18, 0, 0, tzinfo=UTC)


class FakeClinicBook:
    """Other clinics by their fingerprints."""

    def __init__(self, pages: Any) -> None:
        self._pages = pages

    def get(self, clinic: UUID) -> KnownClinic:
        """Return one clinic."""
        if clinic not in self._pages.clinics:
            raise NotThere("known_clinic", str(clinic))
        found: KnownClinic = self._pages.clinics[clinic]
        return found

    def standing(self) -> tuple[KnownClinic, ...]:
        """Return those that are known."""
        known = [one for one in self._pages.clinics.values() if one.stands]
        return tuple(sorted(known, key=lambda one: (one.name, one.id)))

    def add(self, clinic: KnownClinic) -> None:
        """Keep one."""
        self._pages.clinics[clinic.id] = clinic

    def withdraw(self, clinic: UUID, withdrawn: Withdrawn) -> None:
        """Take one out."""
        if self.get(clinic).withdrawn is not None:
            raise SavedByAnother
        self._pages.clinics[clinic] = replace(self.get(clinic), withdrawn=withdrawn)

    def listed(self) -> Mapping[str, datetime]:
        """Return the dates of the newest lists."""
        return {one.fingerprint: one.made for one in self._pages.lists}

    def list_of(self, fingerprint: str) -> KeptList | None:
        """Return the newest list of a key."""
        own = [one for one in self._pages.lists if one.fingerprint == fingerprint]
        return own[-1] if own else None

    def keep_list(self, kept: KeptList) -> None:
        """Keep a list."""
        self._pages.lists.append(kept)


def list_file(fingerprint: str, *numbers: str, made: datetime = MADE) -> bytes:
    """Return a list as `read_list` reads it."""
    return " ".join(("IVR1:", fingerprint, made.isoformat(), *numbers)).encode()


def read_list(content: bytes) -> tuple[RevocationList, str]:
    """Return a list and whose it says it is."""
    word, *told = content.decode().split()
    if word != "IVR1:" or len(told) < 2:
        raise ListIsNotTaken(WhyNot.UNREADABLE)
    fingerprint, made, *numbers = told
    at = datetime.fromisoformat(made)
    return RevocationList(at, tuple(Revoked(one, at, "revoked") for one in numbers)), fingerprint
