"""The register of certificates as it is read: one line each, valid or not, and how often it left."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.endings import Ended
from app.domain.keys import Stamp, Withdrawn
from app.domain.patients import PatientId
from app.domain.treatments import EntryId, TreatmentId
from app.domain.verdicts import CertificateType


@dataclass(frozen=True, slots=True)
class Sought:
    """Which certificates are wanted; what is not said does not matter.

    `number` is a part of the number; where `patients` are named too, either is enough.
    """

    number: str = ""
    patients: frozenset[PatientId] = frozenset()
    is_valid: bool | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Prints:
    """How often a certificate was printed or saved, and when last."""

    count: int = 0
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """One certificate of the register, its people by the names they have today.

    `supersedes` is the number of the certificate that it took the place of (再発行元).
    """

    number: str
    kind: CertificateType
    treatment: TreatmentId
    entry: EntryId
    patient: PatientId
    patient_number: str
    patient_name: str
    started: datetime
    issued: Stamp
    issued_by: str
    recipient: str = ""
    supersedes: str = ""
    ended: Ended | None = None
    prints: Prints = Prints()
    patient_romaji: str = ""
    issuer_romaji: str = ""

    @property
    def is_valid(self) -> bool:
        """Tell whether nothing ended its validity."""
        return self.ended is None


class IssuedRegister(Protocol):
    """Reads the register of certificates, and writes which were called back."""

    def page(
        self, sought: Sought, after: CertificateLine | None, count: int
    ) -> tuple[CertificateLine, ...]:
        """Return the newest certificates that are wanted, and older than one."""

    def total(self, sought: Sought) -> int:
        """Return how many are wanted in all."""

    def line(self, number: str) -> CertificateLine:
        """Return one certificate; raises NotThere."""

    def ended_of(self, entry: EntryId) -> str:
        """Return the newest certificate of a record where it is no longer valid, else nothing."""

    def revoke(self, number: str, revoked: Withdrawn) -> None:
        """Write that a certificate was called back; raises SavedByAnother where it was before."""
