"""The clinic's door: closed until somebody signs in, then everything behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.facilities import BranchId, Facility, Premises
from app.domain.prompts import Prompt
from app.domain.settings import Settings
from app.domain.sports import Sport
from app.domain.staff import Actor, Member
from app.services.account import AccountService
from app.services.asking import AskService
from app.services.athletes import AthleteService
from app.services.backup import BackupService
from app.services.branches import BranchService
from app.services.certificate_batch import CertificateBatch
from app.services.certificate_register import CertificateRegisterService
from app.services.certificates import CertificateService
from app.services.changes import Listen, nobody_else
from app.services.checking import CheckService
from app.services.checkpoints import CheckpointService
from app.services.clinic import ClinicService
from app.services.coming_in import Arrival
from app.services.drafts import DraftService
from app.services.editions import EditionService
from app.services.entry_intake import EntryIntake
from app.services.evidence import EvidenceService
from app.services.exports import ExportService
from app.services.giving import GivingService
from app.services.history import HistoryService
from app.services.imprints import ImprintService
from app.services.known_clinics import KnownClinicService
from app.services.labels import LabelService
from app.services.masters import MasterService
from app.services.operation_rules import OperationRulesService
from app.services.own_products import OwnProductService
from app.services.papers import PaperService
from app.services.patient_intake import PatientIntake
from app.services.patients import PatientService
from app.services.people import PeopleService
from app.services.products import ProductService
from app.services.regular_sets import SetService
from app.services.reports import ReportService
from app.services.scanning import ScanService
from app.services.sessions import SessionService
from app.services.signing import SigningService
from app.services.tables import TableService
from app.services.today import TodayService
from app.services.todo import TodoService
from app.services.trail import TrailService
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
    branches: BranchService
    patients: PatientService
    athletes: AthleteService
    treatments: TreatmentService
    asking: AskService
    history: HistoryService
    giving: GivingService
    products: ProductService
    labels: LabelService
    own: OwnProductService
    sets: SetService
    masters: MasterService
    scanning: ScanService
    drafts: DraftService
    certificates: CertificateService
    register: CertificateRegisterService
    batch: CertificateBatch
    checks: CheckService
    known: KnownClinicService
    editions: EditionService
    exports: ExportService
    evidence: EvidenceService
    backups: BackupService
    checkpoints: CheckpointService
    trail: TrailService
    today: TodayService
    todo: TodoService
    reports: ReportService
    tables: TableService
    patient_intake: PatientIntake
    entry_intake: EntryIntake
    schema: str  # in which state the tables are
    physicians: tuple[Member, ...]
    sports: tuple[Sport, ...]
    prompts: tuple[Prompt, ...]
    people: PeopleService
    account: AccountService
    sessions: SessionService
    papers: PaperService
    rules: OperationRulesService
    signing: SigningService
    imprints: ImprintService
    enter_again: "Callable[[Arrival], OpenClinic]"  # somebody else, over the same books
    close: Callable[[], None]
    # Reads what nobody waits for at the door; to be done before anything else is asked.
    prepare: Callable[[], None]
    listen: Listen = nobody_else  # to what is written past this program

    @property
    def facility(self) -> Facility:
        """Return the clinic's facts, as whoever is inside changed them last."""
        return self.clinic.known.facility

    @property
    def premises(self) -> Premises:
        """Return all facilities that keep these books, likewise."""
        return self.clinic.known.premises

    @property
    def branch(self) -> BranchId | None:
        """Return where this computer stands, None at the main facility."""
        return self.clinic.known.branch

    @property
    def settings(self) -> Settings:
        """Return what is set for everybody, likewise."""
        return self.clinic.known.settings


class Door(Protocol):
    """How one comes in."""

    def is_founded(self) -> bool:
        """Tell whether there is a clinic here."""

    def logins(self) -> tuple[str, ...]:
        """Return the login names that have a key."""

    def found(self, founding: Founding) -> OpenClinic:
        """Make a new clinic and come in as its first physician; raises Refused, StorageError."""

    def enter(
        self, login: str, password: str, code: str = "", new_password: str = ""
    ) -> OpenClinic:
        """Come in.

        Raises:
            WrongPassword, TooManyTries: name and password do not belong together.
            PasswordMustChange, CodeIsWanted: something more is to be typed.
            CodeIsWrong, Refused: the code, or the new password, is not in order.
            StorageError: the database is open elsewhere, damaged, or cannot be written.
        """

    def break_glass(self, code: str, name: str, reason: str) -> OpenClinic:
        """Come in once by an emergency code; raises WrongPassword, TooManyTries, Refused."""

    def recover(self, code: str, login: str, new_password: str, reason: str) -> OpenClinic:
        """Come in by the recovery paper, with a new password; raises as `break_glass`."""
