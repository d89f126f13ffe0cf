"""The book of other clinics as it is kept: who is known, and which list each gave last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from app.domain.keys import Stamp, Withdrawn
from app.domain.known_clinics import KnownClinic


@dataclass(frozen=True, slots=True)
class KeptList:
    """A clinic's signed list of revocations, as it was given here; `made` is the clinic's own date."""

    id: UUID
    fingerprint: str
    made: datetime
    content: str
    taken: Stamp


class ClinicBook(Protocol):
    """Other clinics by their fingerprints, and their lists of revocations."""

    def get(self, clinic: UUID) -> KnownClinic:
        """Return one clinic; raises NotThere."""

    def standing(self) -> tuple[KnownClinic, ...]:
        """Return the clinics that are known, by their names; those taken out are left away."""

    def add(self, clinic: KnownClinic) -> None:
        """Keep a clinic."""

    def withdraw(self, clinic: UUID, withdrawn: Withdrawn) -> None:
        """Write that a clinic was taken out; raises SavedByAnother where it was before."""

    def listed(self) -> Mapping[str, datetime]:
        """Return the date of the newest list of each fingerprint."""

    def list_of(self, fingerprint: str) -> KeptList | None:
        """Return the newest list that a key signed."""

    def keep_list(self, kept: KeptList) -> None:
        """Keep a list, newer than the one before."""
