"""How a certificate ceases to be valid (失効): its record was changed, or it was called back itself."""

from datetime import datetime
from enum import StrEnum

from app.domain.errors import DomainError
from app.domain.values import dataclass


class Ending(StrEnum):
    """What a certificate's validity ended by."""

    AMENDED = "amended"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Ended:
    """Since when a certificate is no longer valid, by what, and for which reason."""

    by: Ending
    at: datetime
    reason: str


def first_of(endings: tuple[Ended, ...]) -> Ended | None:
    """Return what ended a certificate's validity first, or None while it is valid."""
    return min(endings, key=lambda one: one.at, default=None)


class CertificateIsEnded(DomainError):
    """A certificate that is no longer valid was about to be called back."""
