"""Certificates: what a record says, ready to be printed and never changed again."""

from datetime import date, datetime
from decimal import Decimal

from app.domain.consents import Consent, Languages
from app.domain.diagnoses import Certainty
from app.domain.errors import DomainError
from app.domain.facilities import Facility
from app.domain.formulary import Product
from app.domain.imprints import Imprint
from app.domain.patients import Patient
from app.domain.staff import Member
from app.domain.treatments import Treatment
from app.domain.values import dataclass
from app.domain.verdicts import CertificateType


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The volume of the twelve hours (or the edition's window) that end at a moment, in mL."""

    at: datetime
    rate_weighted_ml: Decimal


@dataclass(frozen=True, slots=True)
class EditionNote:
    """Which edition of a body's rules was applied, in both languages."""

    body: str
    edition: str
    title_ja: str
    title_en: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate: the record, the people and the rules as they stood at its issue.

    `supersedes` is the number of the one that it takes the place of (再発行元).
    `products` are the formulary rows of the treatment's lines, by number; `record_sha256`
    is the hash of the record's canonical text, `performer` who gave what another hand ordered
    (実施者). `record` is what the file carries for programs, `code` the signed text of the QR
    code on its page; both are empty on a draft. `imprint` is the seal that is drawn, no fact.
    `keeper` is the main facility, which keeps the record and signs, where a branch gave it.
    """

    number: str
    kind: CertificateType
    issued_at: datetime
    checked_on: date
    version: int
    treatment: Treatment
    patient: Patient
    facility: Facility
    physician: Member
    finaliser: Member
    products: tuple[Product, ...]
    editions: tuple[EditionNote, ...]
    curve: tuple[CurvePoint, ...]
    elsewhere_ml: Decimal
    diagnosis_en: str
    record_sha256: str
    recipient: str = ""
    consent: Consent | None = None
    languages: Languages = Languages.BOTH
    supersedes: str = ""
    record: str = ""
    code: str = ""
    is_specimen: bool = False
    performer: Member | None = None
    imprint: Imprint = Imprint()
    keeper: str = ""

    def product(self, number: str) -> Product | None:
        """Return the formulary row behind a line."""
        return next((one for one in self.products if one.id == number), None)

    @property
    def is_draft(self) -> bool:
        """Tell whether it is a draft of an application (type C): it is neither signed nor proven."""
        return self.kind is CertificateType.C

    @property
    def is_confirmed(self) -> bool:
        """Tell whether the diagnosis stands."""
        return self.treatment.certainty is Certainty.CONFIRMED


def numbered(kind: CertificateType, year: int, count: int) -> str:
    """Return a certificate's number: its type, the year of issue, and a count that never repeats."""
    return f"{kind.value}-{year}-{count:06d}"


def counted(number: str) -> tuple[str, int]:
    """Return what a certificate's number begins with, and its count."""
    start, dash, count = number.rpartition("-")
    return start + dash, int(count)


class MissingGlyphs(DomainError):
    """A certificate holds signs that its fonts do not; printed, they would be empty boxes."""

    def __init__(self, characters: str) -> None:
        super().__init__(" ".join(f"U+{ord(sign):04X}" for sign in characters))
        self.characters = characters


class CertificateTooLong(DomainError):
    """A certificate's text does not fit two pages, even in the smallest type."""
