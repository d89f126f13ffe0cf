"""The clinic's door: closed until somebody signs in, then everything behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.facilities import Facility
from app.domain.staff import Actor, Member
from app.services.certificates import CertificateService
from app.services.clinic import ClinicService
from app.services.drafts import DraftService
from app.services.patients import PatientService
from app.services.products import ProductService
from app.services.treatments import TreatmentService


@dataclass(frozen=True, slots=True)
class Founding:
    """What the first start asks for. The physician's number is given when the clinic is made."""

    facility: Facility
    login: str
    name: str
    name_romaji: str
    register_number: str
    department: str
    password: str


@dataclass(frozen=True, slots=True)
class OpenClinic:
    """The clinic as the signed-in person finds it."""

    actor: Actor
    clinic: ClinicService
    patients: PatientService
    treatments: TreatmentService
    products: ProductService
    drafts: DraftService
    certificates: CertificateService
    physicians: tuple[Member, ...]
    facility: Facility
    close: Callable[[], None]


class Door(Protocol):
    """How one comes in."""

    def is_founded(self) -> bool:
        """Tell whether there is a clinic here."""

    def logins(self) -> tuple[str, ...]:
        """Return the login names that have a key."""

    def found(self, founding: Founding) -> OpenClinic:
        """Make a new clinic and come in as its first physician; raises Refused, StorageError."""

    def enter(self, login: str, password: str) -> OpenClinic:
        """Come in; raises WrongPassword, StorageError."""
