"""Other clinics whose fingerprint somebody compared, and what they have called back."""

from collections.abc import Set as AbstractSet
from enum import StrEnum
from uuid import UUID

from app.domain.errors import DomainError, Fault, Refused
from app.domain.keys import Stamp, Withdrawn
from app.domain.text import fold
from app.domain.values import dataclass
from app.domain.verifications import plain

_SIGNS = 64


class Compared(StrEnum):
    """By which other way a fingerprint was compared: a paper alone may be anybody's."""

    TELEPHONE = "telephone"
    LETTER = "letter"
    IN_PERSON = "in_person"


@dataclass(frozen=True, slots=True)
class KnownClinicForm:
    """What is asked before a fingerprint is kept as a clinic's."""

    fingerprint: str
    name: str
    compared: Compared | None


@dataclass(frozen=True, slots=True)
class KnownClinic:
    """A clinic by its fingerprint, as somebody here has compared it."""

    id: UUID
    fingerprint: str
    name: str
    compared: Compared
    kept: Stamp
    withdrawn: Withdrawn | None = None

    @property
    def stands(self) -> bool:
        """Tell whether papers are still known by it."""
        return self.withdrawn is None


class WhyNot(StrEnum):
    """Why a list of revocations is not taken."""

    UNREADABLE = "unreadable"
    NOBODY_KNOWN = "nobody_known"
    OWN = "own"
    OLDER = "older"


class ListIsNotTaken(DomainError):
    """A list of revocations that says nothing here; `about` is whose, or since when a newer is kept."""

    def __init__(self, why: WhyNot, about: str = "") -> None:
        super().__init__(f"{why}: {about}")
        self.why = why
        self.about = about


def is_fingerprint(text: str) -> bool:
    """Tell whether a text is a fingerprint, however it is grouped."""
    signs = plain(text)
    return len(signs) == _SIGNS and all(sign in "0123456789abcdef" for sign in signs)


def check_known_clinic(
    form: KnownClinicForm, own: AbstractSet[str], known: AbstractSet[str]
) -> None:
    """Refuse what cannot be kept; `own` and `known` are the fingerprints that stand already.

    Raises:
        Refused: with every faulty field.
    """
    faults, signs = [], plain(form.fingerprint)
    if not is_fingerprint(signs):
        faults.append(Fault("fingerprint", "fingerprint"))
    elif signs in own:
        faults.append(Fault("fingerprint", "fingerprint_own"))
    elif signs in known:
        faults.append(Fault("fingerprint", "fingerprint_known"))
    if not fold(form.name):
        faults.append(Fault("name", "missing"))
    if form.compared is None:
        faults.append(Fault("compared", "not_compared"))
    if faults:
        raise Refused(tuple(faults))
