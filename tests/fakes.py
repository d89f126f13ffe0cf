"""The clinic's books in memory: they keep, drop and refuse as the real ones do."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from app.domain import audit
from app.domain.accounts import Account
from app.domain.alarms import Alarm
from app.domain.athletes import Ban, Competition, Exemption, Outside
from app.domain.audit import NO_HASH, AuditEntry
from app.domain.certificates import Certificate, numbered
from app.domain.checkpoints import Signed
from app.domain.completions import Completion
from app.domain.course import Stage
from app.domain.errors import NotThere, PaperIsWrong
from app.domain.facilities import Branch, Facility, Premises
from app.domain.formulary import Formulary, Product
from app.domain.imprints import Imprint
from app.domain.keys import Stamp, Withdrawn
from app.domain.known_clinics import KnownClinic
from app.domain.listing import product_of
from app.domain.masters import ListedDrug, MasterImport
from app.domain.own_products import KeptOwn
from app.domain.passwords import check_password
from app.domain.patients import Patient, PatientId
from app.domain.regular_sets import RegularSet
from app.domain.rules.volume import Dripped
from app.domain.scans import LearntCode, Packaged
from app.domain.settings import Settings
from app.domain.sheets import Mapping, Taken
from app.domain.staff import Actor, Member, Role, StaffId
from app.domain.stops import Stop
from app.domain.text import fold
from app.domain.treatments import Draft, EntryId, Treatment, TreatmentId
from app.domain.verdicts import CertificateType
from app.record.files import put_files
from app.reference.editions import read_edition
from app.scanning import read_scan
from app.services.account import AccountService
from app.services.asking import AskService
from app.services.athletes import AthleteService
from app.services.backup import BackupService
from app.services.branches import BranchService
from app.services.certificate_batch import CertificateBatch
from app.services.certificate_register import CertificateRegisterService
from app.services.certificates import CertificateService, CertificateSources
from app.services.changes import End, Heard
from app.services.checking import CheckService
from app.services.checkpoints import CheckpointService
from app.services.checkup import Progress
from app.services.clinic import ClinicService, check_founding, found
from app.services.clinic_book import KeptList
from app.services.clinic_facts import ClinicFacts
from app.services.coming_in import (
    Arrival,
    Rescue,
    break_glass,
    bring_up_to_date,
    come_in,
    recover,
)
from app.services.door import Founding, OpenClinic
from app.services.drafts import DraftService
from app.services.editions import EditionService
from app.services.entry_intake import EntryIntake
from app.services.evidence import EvidenceService
from app.services.exports import ExportService, Forms
from app.services.generations import Backup
from app.services.giving import GivingService
from app.services.history import HistoryService
from app.services.imprints import ImprintService
from app.services.judgement import Judgements
from app.services.known_clinics import KnownClinicService
from app.services.labels import LabelService
from app.services.masters import MasterService
from app.services.operation_rules import OperationRulesService
from app.services.own_products import OwnProductService
from app.services.papers import PaperService
from app.services.patient_intake import PatientIntake
from app.services.patients import PatientService
from app.services.people import PeopleService
from app.services.ports import (
    AthleteFile,
    CertificateSummary,
    ChainHead,
    Fact,
    Filed,
    FiledId,
    IssuedCertificate,
    KeptDraft,
    LabelConfirmation,
    PastLine,
)
from app.services.products import ProductService
from app.services.regular_sets import SetService
from app.services.reports import ReportService
from app.services.restoring import Loss, Restored, Standing, Wish
from app.services.scanning import ScanService
from app.services.sessions import SessionService
from app.services.signing import ShownKey, SigningService, announced
from app.services.stock import Stock
from app.services.tables import TableService
from app.services.today import TodayService
from app.services.todo import TodoService
from app.services.trail import TrailService
from app.services.treatments import TreatmentService
from app.services.trouble import (
    BackupWasStopped,
    DatabaseRefused,
    ExportWasStopped,
    SavedByAnother,
)
from app.services.whole_record import WholeRecord
from app.sheets.reading import read_tables
from app.sheets.writing import write_table
from tests import samples
from tests.backups import FakeShelf
from tests.checkpoints import FakeCheckpoints, FakeTrail, FakeWitness
from tests.clinics import FakeClinicBook, read_list
from tests.exports import FakeBindery, plain
from tests.finding import FakeFinder
from tests.imports import FakeDeliveries, FakeMasters
from tests.imprints import seen_through, told
from tests.issued import FakeExaminer, FakeIssued, marked
from tests.kept_books import KeptBooks
from tests.people import FakeAccounts, FakeAlarms, FakeRandom, FakeRing, FakeSettings
from tests.signing import FakeClinicKeys
from tests.tallies import FakeTallies


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = samples.NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the moment it shows."""
        return self.now

    def forward(self, **span: float) -> None:
        """Move it, such as by minutes=5."""
        self.now += timedelta(**span)


class FakeIds:
    """Numbers that are never given twice."""

    def __init__(self, first: int = 0x1000) -> None:
        self._numbers = count(first)

    def __call__(self) -> UUID:
        """Return the next number."""
        return UUID(int=next(self._numbers))


@dataclass
class Pages:
    """What stands in the books; a deed works on a copy, and commit puts the copy in its place."""

    patients: dict[PatientId, Patient] = field(default_factory=dict)
    treatments: dict[TreatmentId, Treatment] = field(default_factory=dict)
    filed: dict[FiledId, Filed[Fact]] = field(default_factory=dict)
    staff: dict[StaffId, Member] = field(default_factory=dict)
    accounts: dict[StaffId, Account] = field(default_factory=dict)
    settings: Settings = Settings()  # noqa: RUF009 - a value that cannot change
    sets: dict[tuple[UUID, int], RegularSet] = field(default_factory=dict)
    alarms: dict[UUID, Alarm] = field(default_factory=dict)
    alarms_seen: dict[UUID, Stamp] = field(default_factory=dict)
    facility: Facility | None = None
    branches: dict[UUID, Branch] = field(default_factory=dict)
    imprint: Imprint = Imprint()  # noqa: RUF009 - a value that cannot change
    formulary: str = ""
    confirmed: dict[str, LabelConfirmation] = field(default_factory=dict)
    completed: dict[str, Completion] = field(default_factory=dict)
    stopped: dict[str, Stop] = field(default_factory=dict)
    own_products: dict[str, KeptOwn] = field(default_factory=dict)
    certificates: dict[str, IssuedCertificate] = field(default_factory=dict)
    revoked: dict[str, Withdrawn] = field(default_factory=dict)
    drugs: dict[str, ListedDrug] = field(default_factory=dict)
    imports: list[MasterImport] = field(default_factory=list)
    packages: dict[str, Packaged] = field(default_factory=dict)
    learnt: dict[str, LearntCode] = field(default_factory=dict)
    clinics: dict[UUID, KnownClinic] = field(default_factory=dict)
    lists: list[KeptList] = field(default_factory=list)
    checkpoints: list[Signed] = field(default_factory=list)
    trail: list[AuditEntry] = field(default_factory=list)
    head: ChainHead = ChainHead(0, audit.NO_HASH)  # noqa: RUF009 - a value that cannot change

    def copied(self) -> "Pages":
        """Return the same pages, to be written on."""
        return Pages(**{one.name: copy(getattr(self, one.name)) for one in fields(self)})


class FakeBooks:
    """The database in memory. `trouble`, while set, is what reading and writing run into."""

    def __init__(self) -> None:
        self.pages = Pages()
        self.kept: dict[EntryId, KeptDraft] = {}
        self.trouble: Exception | None = None

    @contextmanager
    def begin(self, *, to_look=False) -> Iterator["FakeWork"]:
        """Open a deed; what it does not commit is dropped."""
        self.stumble()
        yield FakeWork(self)

    def stumble(self) -> None:
        """Run into the trouble there is."""
        if self.trouble is not None:
            raise self.trouble

    @property
    def trail(self) -> list[AuditEntry]:
        """Return the traces that stand."""
        return self.pages.trail

    def patients(self) -> list[Patient]:
        """Return all patients."""
        return list(self.pages.patients.values())

    def treatments(self) -> list[Treatment]:
        """Return all versions of all records."""
        return list(self.pages.treatments.values())

    @property
    def drafts(self) -> "FakeDrafts":
        """Return the half-written forms."""
        return FakeDrafts(self)

    @property
    def day(self) -> "FakeDay":
        """Return what is counted of a day."""
        return FakeDay(self)

    @property
    def counting(self) -> FakeTallies:
        """Return what is counted of a span."""
        return FakeTallies(self)

    @property
    def reader(self) -> FakeTrail:
        """Return who reads the trail."""
        return FakeTrail(self)


class FakeWork:
    """One deed over the books."""

    def __init__(self, books: FakeBooks) -> None:
        self._books = books
        self._pages = books.pages.copied()
        self.patients = FakePatients(self._pages)
        self.treatments = FakeTreatments(self._pages)
        self.athletes = FakeAthletes(self._pages)
        self.staff = FakeStaff(self._pages)
        self.accounts = FakeAccounts(self._pages)
        self.settings = FakeSettings(self._pages)
        self.alarms = FakeAlarms(self._pages)
        self.facility = FakeFacility(self._pages)
        self.labels = FakeLabels(self._pages)
        self.masters = FakeMasters(self._pages)
        self.certificates = FakeCertificates(self._pages)
        self.issued = FakeIssued(self._pages)
        self.checkpoints = FakeCheckpoints(self._pages)

    def head(self) -> ChainHead:
        """Return where the chain stands."""
        return self._pages.head

    def commit(self, entry: AuditEntry) -> None:
        """Make it stand, with its trace."""
        self._books.stumble()
        text, last = audit.payload(entry), self._pages.head
        self._pages.trail.append(entry)
        self._pages.head = ChainHead(last.seq + 1, audit.link(last.hash, text))
        self._books.pages = self._pages.copied()


class FakeDay:
    """What is counted of a day."""

    def __init__(self, books: FakeBooks) -> None:
        self._books = books

    @property
    def _pages(self) -> Pages:
        return self._books.pages

    def finalised(self, since: datetime) -> int:
        """Return how many records were finalised since a moment."""
        records = self._pages.treatments.values()
        return sum(one.finalised is not None and one.finalised.at >= since for one in records)

    def certified(self, since: datetime) -> int:
        """Return how many certificates were issued since a moment."""
        return sum(one.issued.at >= since for one in self._pages.certificates.values())

    def running_out(self, first: date, last: date) -> int:
        """Return how many exemptions end within these days and have no later one behind them."""
        stand = [one for one in self._pages.filed.values() if one.stands]
        found = [one for one in stand if isinstance(one.value, Exemption)]
        later = {(one.patient, one.value.body) for one in found if one.value.valid_to > last}
        return sum(
            first <= one.value.valid_to <= last and (one.patient, one.value.body) not in later
            for one in found
        )


class FakePatients:
    """The register of patients."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def get(self, patient: PatientId) -> Patient:
        """Return a patient."""
        if patient not in self._pages.patients:
            raise NotThere("patient", str(patient))
        return self._pages.patients[patient]

    def some(self, wanted: frozenset[PatientId]) -> dict[PatientId, Patient]:
        """Return those who are there."""
        return {one: self._pages.patients[one] for one in wanted if one in self._pages.patients}

    def add(self, patient: Patient) -> None:
        """Enter a new patient."""
        self._pages.patients[patient.id] = patient

    def change(self, patient: Patient) -> None:
        """Replace a patient's facts."""
        if patient.version != self.get(patient.id).version + 1:
            raise SavedByAnother
        self._pages.patients[patient.id] = patient

    def next_number(self) -> str:
        """Return the next number."""
        digits = (one.number.replace("-", "") for one in self._pages.patients.values())
        last = max((int(one) for one in digits if one.isdigit()), default=0) + 1
        return f"{last // 10000:02d}-{last % 10000:04d}"

    def search(self, typed: str, limit: int) -> tuple[Patient, ...]:
        """Return those one of whose names or numbers begins so."""
        wanted = fold(typed)
        found = [
            one
            for one in self._pages.patients.values()
            if any(fold(name).startswith(wanted) for name in _found_by(one))
        ]
        return tuple(sorted(found, key=lambda one: (one.kana, one.number))[:limit])


def _found_by(one: Patient) -> tuple[str, ...]:
    names = (one.name, one.kana, f"{one.family_romaji} {one.given_romaji}", one.number)
    return (*names, one.given, one.given_kana, one.given_romaji)


class FakeTreatments:
    """The records."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def get(self, treatment: TreatmentId) -> Treatment:
        """Return one version."""
        if treatment not in self._pages.treatments:
            raise NotThere("treatment", str(treatment))
        return self._pages.treatments[treatment]

    def current(self, entry: EntryId) -> Treatment | None:
        """Return the newest version."""
        versions = [one for one in self._pages.treatments.values() if one.entry == entry]
        return max(versions, key=lambda one: one.version, default=None)

    def versions(self, entry: EntryId) -> tuple[Treatment, ...]:
        """Return all versions, oldest first."""
        versions = [one for one in self._pages.treatments.values() if one.entry == entry]
        return tuple(sorted(versions, key=lambda one: one.version))

    def of_patient(self, patient: PatientId) -> tuple[Treatment, ...]:
        """Return the newest versions, newest infusion first."""
        entries = {one.entry for one in self._pages.treatments.values() if one.patient == patient}
        newest = [one for entry in entries if (one := self.current(entry)) is not None]
        return tuple(sorted(newest, key=lambda one: one.started, reverse=True))

    def tally(self) -> tuple[tuple[PatientId, int], ...]:
        """Return who has records that stand, and how many."""
        patients = sorted({one.patient for one in self._pages.treatments.values()})
        counts = ((patient, len(self._standing(patient))) for patient in patients)
        return tuple((patient, count) for patient, count in counts if count)

    def add(self, treatment: Treatment) -> None:
        """Write a version."""
        earlier = self.current(treatment.entry)
        if earlier is not None and earlier.version >= treatment.version:
            raise SavedByAnother
        is_final = earlier is not None and earlier.finalised is not None
        if is_final is not treatment.is_amended:
            raise DatabaseRefused("treatment_is_final")
        self._pages.treatments[treatment.id] = treatment

    def finalise(self, treatment: Treatment, record_sha256: str) -> None:
        """Write that a version was finalised."""
        if self.get(treatment.id).finalised is not None:
            raise DatabaseRefused("treatment_is_final")
        self._pages.treatments[treatment.id] = treatment

    def open(self) -> tuple[Treatment, ...]:
        """Return the records that stand and are not final, oldest infusion first."""
        patients = {one.patient for one in self._pages.treatments.values()}
        records = [one for patient in patients for one in self._standing(patient)]
        waiting = [one for one in records if one.finalised is None]
        return tuple(sorted(waiting, key=lambda one: one.started))

    def ordered(self) -> tuple[Treatment, ...]:
        """Return the orders that are not carried out to their end, earliest infusion first."""
        patients = {one.patient for one in self._pages.treatments.values()}
        records = [one for patient in patients for one in self._standing(patient)]
        waiting = [one for one in records if one.stage is not Stage.GIVEN]
        return tuple(sorted(waiting, key=lambda one: one.started))

    def approve(self, treatment: TreatmentId, approved: Stamp) -> None:
        """Write that a physician approved it."""
        if not self.get(treatment).awaits_approval:
            raise SavedByAnother
        own = replace(self.get(treatment), approved=approved)
        self._pages.treatments[treatment] = own

    def withdraw(self, treatment: TreatmentId, withdrawn: Withdrawn) -> None:
        """Write that a record was withdrawn."""
        if self.get(treatment).withdrawn is not None:
            raise SavedByAnother
        taken_back = replace(self.get(treatment), withdrawn=withdrawn)
        self._pages.treatments[treatment] = taken_back

    def dripped(self, patient: PatientId, since: datetime, until: datetime) -> tuple[Dripped, ...]:
        """Return what entered the veins within a span."""
        return tuple(
            Dripped(
                id=one.entry,
                started=one.started,
                ended=one.ended,
                volume_ml=one.iv_volume_ml,
                setting=one.setting.value,
                beds=one.beds,
            )
            for one in reversed(self._standing(patient))
            if one.iv_volume_ml and one.started <= until and (one.ended or until) >= since
        )

    def past_lines(self, patient: PatientId) -> tuple[PastLine, ...]:
        """Return the products of all records as they stand, oldest infusion first."""
        return tuple(
            PastLine(one.entry, one.started, line.product, line.role, line.dose, line.indication)
            for one in reversed(self._standing(patient))
            for line in one.given
        )

    def _standing(self, patient: PatientId) -> list[Treatment]:
        return [one for one in self.of_patient(patient) if one.withdrawn is None]


class FakeAthletes:
    """What binds patients as athletes."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def get(self, filed: FiledId) -> Filed[Fact]:
        """Return one fact."""
        if filed not in self._pages.filed:
            raise NotThere("filed", str(filed))
        return self._pages.filed[filed]

    def file(self, patient: PatientId) -> AthleteFile:
        """Return everything filed about a patient, newest first."""
        own = [one for one in self._pages.filed.values() if one.patient == patient]
        own.sort(key=lambda one: one.id, reverse=True)
        return AthleteFile(
            *(
                tuple(one for one in own if isinstance(one.value, kind))
                for kind in (Competition, Exemption, Outside, Ban)
            )
        )

    def add(self, filed: Filed[Fact]) -> None:
        """File a fact."""
        if filed.id in self._pages.filed:
            raise SavedByAnother
        self._pages.filed[filed.id] = filed

    def withdraw(self, filed: FiledId, withdrawn: Withdrawn) -> None:
        """Write that a fact was withdrawn."""
        if self.get(filed).withdrawn is not None:
            raise SavedByAnother
        self._pages.filed[filed] = replace(self.get(filed), withdrawn=withdrawn)


class FakeStaff:
    """The people of the clinic."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def get(self, member: StaffId) -> Member:
        """Return one person."""
        if member not in self._pages.staff:
            raise NotThere("member", str(member))
        return self._pages.staff[member]

    def by_login(self, login: str) -> Member:
        """Return the person with a login name."""
        for one in self._pages.staff.values():
            if one.login == login:
                return one
        raise NotThere("member", login)

    def all(self) -> tuple[Member, ...]:
        """Return everybody, physicians first."""
        people = self._pages.staff.values()
        return tuple(sorted(people, key=lambda one: (one.role is not Role.PHYSICIAN, one.name)))

    def add(self, member: Member) -> None:
        """Enter a person."""
        self._pages.staff[member.id] = member

    def change(self, member: Member) -> None:
        """Replace a person's facts."""
        if member.version != self.get(member.id).version + 1:
            raise SavedByAnother
        self._pages.staff[member.id] = member


class FakeFacility:
    """The clinic's own facts."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self.others = FakeClinicBook(pages)

    def get(self) -> Facility:
        """Return them."""
        if self._pages.facility is None:
            raise NotThere("facility", "")
        return self._pages.facility

    def put(self, facility: Facility) -> None:
        """Write them."""
        self._pages.facility = facility

    def premises(self) -> Premises:
        """Return the facilities."""
        known = self._pages.branches.values()
        return Premises(self.get(), tuple(sorted(known, key=lambda one: one.facility.name)))

    def put_branch(self, branch: Branch) -> None:
        """Write a branch."""
        self._pages.branches[branch.id] = branch

    def imprint(self) -> Imprint:
        """Return the seal."""
        return self._pages.imprint

    def put_imprint(self, imprint: Imprint) -> None:
        """Write the seal."""
        self._pages.imprint = imprint


class FakeLabels:
    """The formulary's tables."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def load(self, formulary: Formulary) -> None:
        """Bring the tables to a formulary's state."""
        self._pages.formulary = formulary.sha256

    def loaded_sha256(self) -> str:
        """Return the hash of what the tables hold."""
        return self._pages.formulary

    def imported(self) -> tuple[Product, ...]:
        """Return the products that the masters list."""
        return tuple(product_of(one) for one in self._pages.drugs.values() if one.is_injection)

    def imported_names(self) -> dict[str, str]:
        """Return their names as names are compared."""
        return {one.id: fold(one.brand_ja) for one in self.imported()}

    def listed_until(self) -> dict[str, date]:
        """Return no last days: nothing here is the formulary's and the masters' too."""
        return {}

    def confirm(self, confirmation: LabelConfirmation) -> None:
        """Write a confirmation."""
        self._pages.confirmed[confirmation.product] = confirmation

    def confirmations(self) -> tuple[LabelConfirmation, ...]:
        """Return the latest of each product."""
        return tuple(self._pages.confirmed.values())

    def complete(self, completion: Completion) -> None:
        """Write a completion."""
        self._pages.completed[completion.product] = completion

    def completions(self) -> tuple[Completion, ...]:
        """Return the latest of each product."""
        return tuple(self._pages.completed.values())

    def stop(self, stop: Stop) -> None:
        """Write that a product is put aside, or used again."""
        self._pages.stopped[stop.product] = stop

    def stops(self) -> tuple[Stop, ...]:
        """Return the latest word on each product."""
        return tuple(self._pages.stopped.values())

    @property
    def own(self) -> "FakeOwnProducts":
        """Return the products of the clinic's own."""
        return FakeOwnProducts(self._pages)


class FakeOwnProducts:
    """What the clinic wrote of products that no master holds."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def current(self) -> tuple[KeptOwn, ...]:
        """Return the newest version of each."""
        return tuple(self._pages.own_products.values())

    def add(self, kept: KeptOwn) -> None:
        """Write a version."""
        self._pages.own_products[kept.product.id] = kept


class FakeCertificates:
    """The register of certificates."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def next_number(self, kind: CertificateType, year: int) -> str:
        """Return the next number."""
        return numbered(kind, year, len(self._pages.certificates) + 1)

    def add(self, certificate: IssuedCertificate) -> None:
        """Keep a certificate."""
        self._pages.certificates[certificate.number] = certificate

    def get(self, number: str) -> IssuedCertificate:
        """Return a certificate."""
        if number not in self._pages.certificates:
            raise NotThere("certificate", number)
        return self._pages.certificates[number]

    def of_patient(self, patient: PatientId) -> tuple[CertificateSummary, ...]:
        """Return a patient's certificates, newest first."""
        own = [one for one in self._pages.certificates.values() if one.patient == patient]
        return tuple(
            CertificateSummary(
                one.number, one.kind, one.entry, one.patient, one.issued.at, self._is_valid(one)
            )
            for one in sorted(own, key=lambda one: (one.issued.at, one.number), reverse=True)
        )

    def _is_valid(self, one: IssuedCertificate) -> bool:
        return FakeIssued(self._pages).line(one.number).is_valid


class FakeDrafts:
    """Half-written forms, kept beside the books."""

    def __init__(self, books: FakeBooks) -> None:
        self._books = books

    def keep(self, kept: KeptDraft) -> None:
        """Keep a form."""
        self._books.stumble()
        self._books.kept[kept.draft.entry] = kept

    def drop(self, entry: EntryId) -> None:
        """Forget a form."""
        self._books.stumble()
        self._books.kept.pop(entry, None)

    def of_patient(self, patient: PatientId) -> tuple[KeptDraft, ...]:
        """Return the patient's forms, newest first."""
        return tuple(one for one in self.all() if one.draft.patient == patient)

    def all(self) -> tuple[KeptDraft, ...]:
        """Return all forms, newest first."""
        self._books.stumble()
        return tuple(sorted(self._books.kept.values(), key=lambda one: one.at, reverse=True))


class FakePrinter:
    """Prints a blank A4 page that carries the certificate's number; `trouble` stops it."""

    def __init__(self) -> None:
        self.printed: list[Certificate] = []
        self.trouble: Exception | None = None

    def __call__(self, certificate: Certificate) -> bytes:
        """Return the page as a small but whole PDF."""
        if self.trouble is not None:
            raise self.trouble
        self.printed.append(certificate)
        return blank_pdf(certificate.number)


def blank_pdf(title: str) -> bytes:
    """Return a PDF of one blank A4 page with a title."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>",
        f"<< /Title ({title}) >>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n"
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{rows}"
    trailer = (
        f"trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    )
    return (body + table + trailer).encode("ascii")


def _blank_letter(shown: ShownKey, _clinic: Facility, _at: datetime) -> bytes:
    return f"%PDF- {shown.today.fingerprint}\n".encode()


def _blank_record(record: WholeRecord, language: str, progress: Progress) -> bytes:
    if not progress(1, 1):
        raise ExportWasStopped
    return blank_pdf(f"{record.patient.number} {language}")


class FakeRemembered:
    """What the columns of tables meant, in memory."""

    def __init__(self) -> None:
        self._kept: dict[tuple[tuple[str, ...], Taken], Mapping] = {}

    def recall(self, head: tuple[str, ...], taken: Taken) -> Mapping | None:
        """Return what such columns meant."""
        return self._kept.get((head, taken))

    def keep(self, head: tuple[str, ...], mapping: Mapping) -> None:
        """Remember what they mean."""
        self._kept[head, mapping.taken] = mapping


class FakeOthers:
    """Other computers at the same books, as they are heard."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []

    def listen(self, heard: Heard) -> End:
        """Let somebody hear of them until the end."""
        self.heard.append(heard)
        return lambda: self.heard.remove(heard)

    def tell(self, seq: int = 1) -> None:
        """Let everybody who listens hear that something was saved."""
        for one in self.heard:
            one(seq)


class FakeDoor:
    """The door to a clinic in memory; behind it are the real services.

    `trouble` is what opening runs into; that of `books` strikes once one is inside.
    """

    def __init__(
        self,
        books: FakeBooks | KeptBooks | None = None,
        clock: FakeClock | None = None,
        formulary: Formulary = samples.FORMULARY,
    ) -> None:
        self.books = books or FakeBooks()
        self.clock = clock or FakeClock()
        self.new_id = FakeIds()
        self.printer = FakePrinter()
        self.bindery = FakeBindery()
        self.keys = FakeClinicKeys(lambda: announced(FakeTrail(self.books)))
        self.examiner = FakeExaminer(self.keys)
        self.ring = FakeRing()
        self.random = FakeRandom()
        self.trouble: Exception | None = None
        self.loss = Loss(Standing.AHEAD, traces=12, records=3, certificates=1)
        self.shelf = FakeShelf(self.books)
        self.witness = FakeWitness(self.books)
        self.remembered = FakeRemembered()
        self.closed = self.prepared = 0
        self.updating: float | None = None
        self.unready: list[Exception] = []  # what reading ahead runs into, once each
        self.known = ClinicFacts()
        self.deliveries = FakeDeliveries()
        self.finder = FakeFinder(formulary)
        self.others = FakeOthers()
        self._formulary = formulary

    def is_founded(self) -> bool:
        """Tell whether there is a clinic here."""
        return bool(self.ring.passwords)

    def logins(self) -> tuple[str, ...]:
        """Return the login names that have a key."""
        return tuple(self.ring.passwords)

    def found(self, founding: Founding) -> OpenClinic:
        """Make a new clinic and come in."""
        self._stumble()
        physician = Member(
            id=self.new_id(),
            login=founding.login,
            name=founding.name,
            name_romaji=founding.name_romaji,
            role=Role.PHYSICIAN,
            register_number=founding.register_number,
            department=founding.department,
        )
        check_founding(founding.facility, physician)
        check_password(founding.password, physician.known_names)
        begin, settings = self.books.begin, Settings()
        found(begin, self.clock, founding.facility, physician, self._formulary, settings)
        self.ring.passwords[founding.login] = founding.password
        return self.enter(founding.login, founding.password)

    def enter(
        self, login: str, password: str, code: str = "", new_password: str = ""
    ) -> OpenClinic:
        """Come in."""
        return self._enter(Arrival(login, password, code, new_password))

    @property
    def folder(self) -> Path:
        """Return where the clinic's data would lie."""
        return Path("clinic")

    def bring_back(self, wish: Wish, progress: Progress) -> Restored | Loss:
        """Bring a backup back once its loss is agreed to."""
        self._stumble()
        if not progress(50, 100):
            raise BackupWasStopped
        if wish.agreed != self.loss:
            return self.loss
        backup = Backup(wish.source, "0f" * 16, self.clock(), ChainHead(7, NO_HASH), "0001", 1)
        return Restored(backup, self.loss, self.folder / "before-restore")

    def break_glass(self, code: str, name: str, reason: str) -> OpenClinic:
        """Come in by an emergency code."""
        self._stumble()
        login = self.ring.emergency_of(code)
        rescue = Rescue(code, name, reason)
        actor = break_glass(self.books.begin, self.clock, self.new_id, login, rescue)
        self.ring.take_emergency(login)
        return self._inside(actor)

    def recover(self, code: str, login: str, new_password: str, reason: str) -> OpenClinic:
        """Come in by the recovery paper."""
        self._stumble()
        if not code or code != self.ring.recovery:
            raise PaperIsWrong
        rescue = Rescue(code, login, reason, login, new_password)
        give = self.ring.give
        return self._inside(recover(self.books.begin, self.clock, self.new_id, rescue, give))

    def _enter(self, arrival: Arrival) -> OpenClinic:
        self._stumble()
        self.ring.check(arrival.login, arrival.password)
        actor = come_in(self.books.begin, self.clock, arrival, self.ring.give)
        bring_up_to_date(self.books.begin, self.clock, actor, self._formulary)
        return self._inside(actor)

    def _inside(self, actor: Actor) -> OpenClinic:
        begin, clock, ring = self.books.begin, self.clock, self.ring
        judge = samples.judge()
        stock = Stock(self._formulary)
        stock.load(begin)
        self.finder.formulary = stock
        judgements = Judgements(judge, stock)
        sources = CertificateSources(stock, judge.editions, samples.DIAGNOSES)
        certificates = CertificateService(
            begin, clock, judgements, sources, self.printer, lambda: self.keys, False
        )
        clinic = ClinicService(begin, clock, self.known)
        clinic.facility(actor)
        clinic.settings(actor)
        checkpoints = CheckpointService(begin, clock, self.new_id, self.witness.sealing())
        trail = self.books.reader
        backups = BackupService(begin, clock, self.shelf, self.shelf.try_out, trail)
        backups.seal_with(checkpoints.follow)
        return OpenClinic(
            actor=actor,
            clinic=clinic,
            branches=BranchService(begin, clock, self.new_id, self.known),
            patients=PatientService(begin, clock, self.new_id),
            athletes=AthleteService(begin, clock, self.new_id, judge.editions.bodies),
            treatments=TreatmentService(begin, clock, self.new_id, judgements, ring.check),
            asking=AskService(begin, clock, judgements, self.known),
            history=HistoryService(begin, clock),
            giving=GivingService(begin, clock, self.new_id, judgements),
            products=ProductService(begin, clock, stock, samples.DIAGNOSES, self.finder),
            schema="0001",
            labels=LabelService(begin, clock, stock),
            own=OwnProductService(begin, clock, stock),
            sets=SetService(begin, clock, self.new_id),
            scanning=ScanService(begin, clock, stock, read_scan),
            masters=MasterService(begin, clock, self.deliveries.read, lambda: stock.load(begin)),
            drafts=DraftService(self.books.drafts, clock),
            certificates=certificates,
            batch=CertificateBatch(begin, certificates.issue, certificates.note_print, put_files),
            register=CertificateRegisterService(
                begin, clock, ring.check, lambda: self.keys, marked, write_table
            ),
            checks=CheckService(begin, lambda: self.keys, self.examiner, read_list),
            known=KnownClinicService(begin, clock, self.new_id, lambda: self.keys, read_list),
            signing=SigningService(begin, clock, lambda: self.keys, ring.check, _blank_letter),
            imprints=ImprintService(
                begin, clock, seen_through, lambda one, whose: blank_pdf(told(one, whose))
            ),
            editions=EditionService(begin, clock, judgements, read_edition),
            exports=ExportService(
                begin,
                clock,
                Forms(_blank_record, plain, lambda record: plain(record, "fhir")),
                put_files,
                checkpoints.follow,
            ),
            evidence=EvidenceService(
                begin, clock, self.bindery.as_one(), checkpoints.make, checkpoints.follow
            ),
            backups=backups,
            checkpoints=checkpoints,
            trail=TrailService(begin, clock, trail, write_table, checkpoints.follow),
            today=TodayService(begin, self.books.drafts, self.books.day, clock),
            todo=TodoService(begin, self.books.drafts, clock),
            reports=ReportService(
                begin,
                clock,
                self.books.counting,
                lambda report, _clinic: blank_pdf(report.title),
                checkpoints.follow,
            ),
            tables=TableService(
                begin, clock, read_tables, write_table, self.remembered, checkpoints.follow
            ),
            patient_intake=PatientIntake(begin, clock, self.new_id, samples.SPORTS),
            entry_intake=EntryIntake(begin, clock, self.new_id, judgements),
            people=PeopleService(begin, clock, self.new_id, ring, self.random),
            account=AccountService(begin, clock, ring, self.random),
            sessions=SessionService(begin, clock, ring),
            papers=PaperService(
                begin,
                clock,
                self.new_id,
                ring,
                self.random,
                lambda paper, _: blank_pdf(paper.number),
            ),
            rules=OperationRulesService(
                begin,
                clock,
                lambda: backups.plan,
                lambda facts, at: f"{facts.facility.name} {at}".encode(),
                lambda facts, _: blank_pdf(facts.facility.name_en),
            ),
            enter_again=self._enter,
            physicians=clinic.physicians(actor),
            sports=samples.SPORTS,
            prompts=samples.prompts(),
            close=self._close,
            listen=self.others.listen,
            prepare=self._prepare,
        )

    def _stumble(self) -> None:
        if self.trouble is not None:
            raise self.trouble

    def _prepare(self) -> None:
        if self.unready:
            raise self.unready.pop()
        self.prepared += 1

    def _close(self) -> None:
        self.closed += 1


def founded_door(books: FakeBooks | KeptBooks | None = None) -> FakeDoor:
    """Return the door of a clinic with four people and three patients, nothing treated yet."""
    door = FakeDoor(books)
    people = (samples.PHYSICIAN, samples.SECOND_PHYSICIAN, samples.NURSE, samples.CLERK)
    with door.books.begin() as work:
        work.facility.put(samples.FACILITY)
        work.labels.load(samples.FORMULARY)
        for member in people:
            work.staff.add(member)
            work.accounts.add(Account(member.id, samples.NOW))
            door.ring.passwords[member.login] = samples.PASSWORD
        for patient in (samples.REN, samples.SHOTA, samples.AOI):
            work.patients.add(patient)
        work.commit(AuditEntry(samples.PHYSICIAN.id, samples.NOW, audit.Deed.CLINIC_FOUNDED))
    return door


def saved(clinic: OpenClinic, draft: Draft = samples.DRAFT, **changes: object) -> Treatment:
    """Return a draft as the record that a clinic made of it.

    The form is opened from the newest version; what is written in time keeps no reason for
    being late.
    """
    entry = changes.get("entry", draft.entry)
    newest = clinic.treatments.current(clinic.actor, entry)
    base = 0 if newest is None else newest.version
    told = {"late_reason": "往診先で紙に書き、翌々日に入力した。", "base": base, **changes}
    return clinic.treatments.save(clinic.actor, replace(draft, **told))


def finalised(clinic: OpenClinic, draft: Draft = samples.DRAFT, **changes: object) -> Treatment:
    """Return a draft as the record that stands."""
    treatment = saved(clinic, draft, **changes)
    return clinic.treatments.finalise(clinic.actor, treatment.id, samples.PASSWORD)
