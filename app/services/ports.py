"""What the services need from outside: the books of the clinic, a clock, a printer."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from app.domain.athletes import Ban, Competition, Exemption, Outside
from app.domain.audit import AuditEntry
from app.domain.formulary import Formulary, Product
from app.domain.keys import Stamp, Withdrawn
from app.domain.patients import Patient, PatientId
from app.domain.quantities import Dose
from app.domain.rules.volume import Dripped
from app.domain.staff import Member, StaffId
from app.domain.treatments import Draft, EntryId, LineRole, Treatment, TreatmentId
from app.domain.verdicts import CertificateType
from app.services.issued import IssuedRegister
from app.services.registers import (
    Accounts,
    Alarms,
    Checkpoints,
    Completions,
    Facilities,
    Masters,
    SettingsRegister,
)

Clock = Callable[[], datetime]
NewId = Callable[[], UUID]
FiledId = UUID
Fact = Competition | Exemption | Outside | Ban
Value_co = TypeVar("Value_co", bound=Fact, covariant=True)


@dataclass(frozen=True, slots=True)
class Filed(Generic[Value_co]):
    """A fact about an athlete as it was filed; never changed, at most withdrawn."""

    id: FiledId
    patient: PatientId
    value: Value_co
    stamp: Stamp
    withdrawn: Withdrawn | None = None

    @property
    def stands(self) -> bool:
        """Tell whether it counts."""
        return self.withdrawn is None


@dataclass(frozen=True, slots=True)
class AthleteFile:
    """Everything filed about an athlete, newest first, withdrawn facts among the others."""

    competitions: tuple[Filed[Competition], ...] = ()
    exemptions: tuple[Filed[Exemption], ...] = ()
    outside: tuple[Filed[Outside], ...] = ()
    bans: tuple[Filed[Ban], ...] = ()


@dataclass(frozen=True, slots=True)
class LabelConfirmation:
    """A physician's or pharmacist's word that a product's row agrees with its package insert (rules A8).

    It stands for the facts it was given for: `facts_sha256` is their hash (Product.facts_sha256).
    """

    product: str
    insert_date: date
    stamp: Stamp
    facts_sha256: str


@dataclass(frozen=True, slots=True)
class PastLine:
    """One product of a recorded infusion, with no more than a day's dose is summed from."""

    entry: EntryId
    started: datetime
    product: str
    role: LineRole
    dose: Dose
    indication: str


@dataclass(frozen=True, slots=True)
class IssuedCertificate:
    """A certificate as it was handed out: its bytes are kept, never made again."""

    number: str
    kind: CertificateType
    treatment: TreatmentId
    entry: EntryId
    patient: PatientId
    issued: Stamp
    content: str
    pdf: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class CertificateSummary:
    """One line of the register of certificates.

    It is valid while the version that it certifies is the newest one and was not withdrawn, and
    nobody called it back.
    """

    number: str
    kind: CertificateType
    entry: EntryId
    patient: PatientId
    issued_at: datetime
    is_valid: bool = True


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Where the audit chain stands."""

    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A form that was not finished, and when it was last kept."""

    draft: Draft
    by: StaffId
    at: datetime


class Patients(Protocol):
    """The register of patients."""

    def get(self, patient: PatientId) -> Patient:
        """Return a patient; raises NotThere."""

    def some(self, wanted: frozenset[PatientId]) -> Mapping[PatientId, Patient]:
        """Return those of some patients who are there, all at once."""

    def add(self, patient: Patient) -> None:
        """Enter a new patient, with the word-starts by which the name is found."""

    def change(self, patient: Patient) -> None:
        """Replace a patient's facts; raises SavedByAnother where `version` is not the next one."""

    def next_number(self) -> str:
        """Return the next patient number that nobody has."""

    def search(self, typed: str, limit: int) -> tuple[Patient, ...]:
        """Return the patients one of whose names or numbers begins with a text; all for none."""


class Treatments(Protocol):
    """The records of infusions."""

    def get(self, treatment: TreatmentId) -> Treatment:
        """Return one version of a record; raises NotThere."""

    def current(self, entry: EntryId) -> Treatment | None:
        """Return the newest version of a record, or None."""

    def versions(self, entry: EntryId) -> tuple[Treatment, ...]:
        """Return all versions of a record, oldest first."""

    def of_patient(self, patient: PatientId) -> tuple[Treatment, ...]:
        """Return the newest versions of all of a patient's records, newest infusion first.

        Withdrawn ones are among them; they say so.
        """

    def tally(self) -> tuple[tuple[PatientId, int], ...]:
        """Return the patients who have records that stand, each with how many."""

    def add(self, treatment: Treatment) -> None:
        """Write a version, its products and its assessment."""

    def finalise(self, treatment: Treatment, record_sha256: str) -> None:
        """Write that a version was finalised, by whom, when, and the record's hash."""

    def open(self) -> tuple[Treatment, ...]:
        """Return the records that stand and are not final, oldest infusion first."""

    def ordered(self) -> tuple[Treatment, ...]:
        """Return the orders that are not carried out to their end, earliest infusion first."""

    def approve(self, treatment: TreatmentId, approved: Stamp) -> None:
        """Write that a physician approved a proxy entry."""

    def withdraw(self, treatment: TreatmentId, withdrawn: Withdrawn) -> None:
        """Write that a record was withdrawn in its newest version."""

    def dripped(self, patient: PatientId, since: datetime, until: datetime) -> tuple[Dripped, ...]:
        """Return what entered the patient's veins in infusions that touch a span, exempt ones too.

        They come in the order in which they were started; withdrawn ones are left out.
        """

    def past_lines(self, patient: PatientId) -> tuple[PastLine, ...]:
        """Return the products of all of a patient's records as they stand, oldest infusion first."""


class Athletes(Protocol):
    """What binds patients as athletes: competitions, exemptions, infusions received elsewhere."""

    def get(self, filed: FiledId) -> Filed[Fact]:
        """Return one fact as it was filed; raises NotThere."""

    def file(self, patient: PatientId) -> AthleteFile:
        """Return everything filed about a patient, newest first."""

    def add(self, filed: Filed[Fact]) -> None:
        """File a fact."""

    def withdraw(self, filed: FiledId, withdrawn: Withdrawn) -> None:
        """Write that a fact was withdrawn; raises SavedByAnother where it was before."""


class Staff(Protocol):
    """The people of the clinic."""

    def get(self, member: StaffId) -> Member:
        """Return one person; raises NotThere."""

    def by_login(self, login: str) -> Member:
        """Return the person with a login name; raises NotThere."""

    def all(self) -> tuple[Member, ...]:
        """Return everybody, physicians first."""

    def add(self, member: Member) -> None:
        """Enter a person."""

    def change(self, member: Member) -> None:
        """Replace a person's facts; raises SavedByAnother where `version` is not the next one."""


class Labels(Completions, Protocol):
    """The formulary in the database, and who confirmed which of its rows."""

    def load(self, formulary: Formulary) -> None:
        """Bring the product and block tables to a formulary's state; nothing is ever deleted."""

    def loaded_sha256(self) -> str:
        """Return the hash of the formulary that the tables hold, empty where none."""

    def imported(self) -> tuple[Product, ...]:
        """Return the products that the masters list beside the formulary's, in force or not."""

    def imported_names(self) -> dict[str, str]:
        """Return the names of the imported products by their codes, as names are compared."""

    def listed_until(self) -> dict[str, date]:
        """Return the last days that the masters give products of the formulary."""

    def confirm(self, confirmation: LabelConfirmation) -> None:
        """Write that a row was compared with its package insert."""

    def confirmations(self) -> tuple[LabelConfirmation, ...]:
        """Return the latest confirmation of each product."""


class Certificates(Protocol):
    """The register of certificates."""

    def next_number(self, kind: CertificateType, year: int) -> str:
        """Return the next number of a type and year; it is never given twice."""

    def add(self, certificate: IssuedCertificate) -> None:
        """Keep a certificate with its bytes."""

    def get(self, number: str) -> IssuedCertificate:
        """Return a certificate; raises NotThere."""

    def of_patient(self, patient: PatientId) -> tuple[CertificateSummary, ...]:
        """Return a patient's certificates, newest first."""


class UnitOfWork(Protocol):
    """One deed: read, change, and commit with its trace; what is not committed is dropped."""

    @property
    def patients(self) -> Patients:
        """Return the register of patients."""

    @property
    def treatments(self) -> Treatments:
        """Return the records."""

    @property
    def athletes(self) -> Athletes:
        """Return what binds the patients as athletes."""

    @property
    def staff(self) -> Staff:
        """Return the people."""

    @property
    def accounts(self) -> Accounts:
        """Return how each person comes in."""

    @property
    def settings(self) -> SettingsRegister:
        """Return the clinic's settings."""

    @property
    def alarms(self) -> Alarms:
        """Return what everybody is told at the next sign-in."""

    @property
    def facility(self) -> Facilities:
        """Return the clinic."""

    @property
    def labels(self) -> Labels:
        """Return the formulary's tables."""

    @property
    def masters(self) -> Masters:
        """Return the public masters."""

    @property
    def certificates(self) -> Certificates:
        """Return the certificates."""

    @property
    def issued(self) -> IssuedRegister:
        """Return what became of the certificates."""

    @property
    def checkpoints(self) -> Checkpoints:
        """Return the signed checkpoints."""

    def head(self) -> ChainHead:
        """Return where the audit chain stands."""

    def commit(self, entry: AuditEntry) -> None:
        """Make the changes and their trace stand, together; there is no other commit."""


class Begin(Protocol):
    """Begins a deed at the books."""

    def __call__(self, *, to_look: bool = False) -> AbstractContextManager[UnitOfWork]:
        """Begin: what is read still holds at the commit, since others who write wait until then.

        A deed only ``to_look`` waits for nobody and nobody for it; it sees the books as they
        stood when it first read, and cannot commit.
        """


class Drafts(Protocol):
    """Half-written forms: kept on the side, no records, each write stands at once."""

    def keep(self, kept: KeptDraft) -> None:
        """Keep a form, in place of its earlier state."""

    def drop(self, entry: EntryId) -> None:
        """Forget a form."""

    def of_patient(self, patient: PatientId) -> tuple[KeptDraft, ...]:
        """Return the patient's unfinished forms, newest first."""

    def all(self) -> tuple[KeptDraft, ...]:
        """Return all unfinished forms, newest first."""


class CheckPassword(Protocol):
    """Tells whether a password is somebody's."""

    def __call__(self, login: str, password: str) -> None:
        """Return if the password is right; raises WrongPassword."""
