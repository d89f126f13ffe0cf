"""What is inside the clinic: the reference data, and the services over the open books."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TypedDict
from uuid import UUID

from uuid_utils.compat import uuid7

from app import paths
from app.domain.calendar import local
from app.domain.certificates import Certificate
from app.domain.diagnoses import Diagnosis
from app.domain.endings import Ended
from app.domain.facilities import Facility
from app.domain.formulary import Formulary
from app.domain.imprints import Imprint
from app.domain.prompts import Prompt
from app.domain.rules.edition import Editions
from app.domain.rules.judge import Judge
from app.domain.sports import Sport
from app.domain.staff import Actor, Member
from app.main.checking import examine, read_list
from app.main.following import Following
from app.main.keyring import HeldRing
from app.main.masters import read_master, read_scan
from app.main.pictures import take_picture
from app.main.rulebook import rules_page, rules_text
from app.main.sealing import sealing_of
from app.main.sharing import Sharing
from app.main.signing import clinic_keys, evidence_seal
from app.main.spreadsheets import table_services, write
from app.main.taking_out import batch_service, evidence_service, export_service
from app.main.time_service import synchronised
from app.main.upkeep import backup_service
from app.reference.diagnoses import read_diagnoses
from app.reference.editions import read_edition, read_editions
from app.reference.formulary import read_formulary
from app.reference.prompts import read_prompts
from app.reference.sports import read_sports
from app.services.account import AccountService
from app.services.asking import AskService
from app.services.athletes import AthleteService
from app.services.backup import BackupService
from app.services.branches import BranchService
from app.services.certificate_register import CertificateRegisterService
from app.services.certificates import CertificateService, CertificateSources
from app.services.changes import Listen, nobody_else
from app.services.checking import CheckService
from app.services.checkpoints import CheckpointService
from app.services.clinic import ClinicService
from app.services.clinic_facts import ClinicFacts
from app.services.clock_state import ClockKeeper
from app.services.clock_watch import ClockWatch
from app.services.coming_in import Arrival
from app.services.door import OpenClinic
from app.services.drafts import DraftService
from app.services.editions import EditionService
from app.services.giving import GivingService
from app.services.history import HistoryService
from app.services.imprints import ImprintService
from app.services.judgement import Judgements
from app.services.known_clinics import KnownClinicService
from app.services.labels import LabelService
from app.services.masters import MasterService
from app.services.operation_rules import OperationRulesService
from app.services.own_products import OwnProductService
from app.services.papers import Paper, PaperService
from app.services.patients import PatientService
from app.services.people import PeopleService
from app.services.ports import Clock, IssuedCertificate
from app.services.products import ProductService
from app.services.regular_sets import SetService
from app.services.reports import ReportPaper, ReportService
from app.services.scanning import ScanService
from app.services.sessions import SessionService
from app.services.signing import FetchKeys, ShownKey, SigningService
from app.services.stock import Stock
from app.services.today import TodayService
from app.services.todo import TodoService
from app.services.trail import TrailService
from app.services.treatments import TreatmentService
from app.services.trouble import StorageError
from db.backup import Backups
from db.opening import Books
from db.schema import NEWEST


@dataclass(frozen=True, slots=True)
class Shelves:
    """The reference data that come with the program."""

    formulary: Formulary
    editions: Editions
    diagnoses: tuple[Diagnosis, ...]
    sports: tuple[Sport, ...]
    prompts: tuple[Prompt, ...]


@cache
def shelves() -> Shelves:
    """Return the reference data; read once."""
    return Shelves(
        read_formulary(paths.REFERENCE),
        read_editions(paths.EDITIONS),
        read_diagnoses(paths.REFERENCE),
        read_sports(paths.REFERENCE),
        read_prompts(paths.REFERENCE),
    )


def now() -> datetime:
    """Return the moment by this computer's clock, in UTC."""
    return datetime.now(UTC)


def new_id() -> UUID:
    """Return a new key: UUIDv7, ordered in time."""
    return uuid7()


def clock_keeper() -> ClockKeeper:
    """Return what looks after this computer's clock from now on."""
    return ClockKeeper(ClockWatch(now), synchronised)


@dataclass(frozen=True, slots=True)
class Inside:
    """The open books, the ring that opened them, where they lie, and all that may be given.

    Whoever comes in over the same books finds the same stock: an import renews it for everybody.
    """

    books: Books
    ring: HeldRing
    folder: Path
    is_specimen: bool
    stock: Stock
    shelf: Backups
    close: Callable[[], None]
    sharing: Sharing
    clock: Clock = now
    known: ClinicFacts = field(default_factory=ClinicFacts)


# Lets somebody else in, over the same books.
EnterAgain = Callable[[Arrival], OpenClinic]


def open_clinic(inside: Inside, actor: Actor, enter_again: EnterAgain) -> OpenClinic:
    """Return the clinic as somebody finds it who has just come in."""
    books, ring, begin, now = inside.books, inside.ring, inside.books.begin, inside.clock
    state, shelf = clock_keeper().state, shelves()
    judgements = Judgements(Judge(shelf.editions), inside.stock)
    backups, checkpoints, keys = _kept(inside)
    certificates, follow = _certificates(inside, judgements, checkpoints, keys), checkpoints.follow
    return OpenClinic(
        actor=actor,
        patients=PatientService(begin, now, new_id),
        athletes=AthleteService(begin, now, new_id, shelf.editions.bodies),
        treatments=TreatmentService(begin, now, new_id, judgements, ring.check, state),
        history=HistoryService(begin, now),
        giving=GivingService(begin, now, new_id, judgements, state),
        **_of_products(inside, judgements),
        drafts=DraftService(books.drafts, now),
        certificates=certificates,
        batch=batch_service(begin, certificates),
        **_handed_out(inside, checkpoints, keys),
        signing=SigningService(begin, now, keys, ring.check, _letter),
        imprints=ImprintService(begin, now, take_picture, _imprint_page),
        editions=EditionService(begin, now, judgements, read_edition),
        exports=export_service(begin, now, checkpoints),
        evidence=evidence_service(begin, now, checkpoints, evidence_seal(keys)),
        backups=backups,
        checkpoints=checkpoints,
        trail=TrailService(begin, now, books.trail, write, follow),
        **_of_the_day(inside),
        people=PeopleService(begin, now, new_id, ring, os.urandom),
        account=AccountService(begin, now, ring, os.urandom),
        sessions=SessionService(begin, now, ring),
        papers=PaperService(begin, now, new_id, ring, os.urandom, _lay_paper_out),
        rules=OperationRulesService(begin, now, lambda: backups.plan, rules_text, rules_page),
        **_found(inside, actor, shelf),
        **table_services(
            begin, now, inside.folder, shelf.sports, judgements, (new_id, state, follow)
        ),
        enter_again=enter_again,
        close=partial(_close, inside.close, checkpoints, actor),
    )


class _OfProducts(TypedDict):
    """What is asked of what may be given, and of the masters that say so."""

    asking: AskService
    products: ProductService
    labels: LabelService
    own: OwnProductService
    sets: SetService
    masters: MasterService
    scanning: ScanService
    prepare: Callable[[], None]


def _of_products(inside: Inside, judgements: Judgements) -> _OfProducts:
    begin, now, stock = inside.books.begin, inside.clock, inside.stock
    return _OfProducts(
        asking=AskService(begin, now, judgements, inside.known),
        products=ProductService(begin, now, stock, shelves().diagnoses, inside.books.finder),
        labels=LabelService(begin, now, stock),
        own=OwnProductService(begin, now, stock),
        sets=SetService(begin, now, new_id),
        masters=MasterService(begin, now, read_master, lambda: stock.load(begin)),
        scanning=ScanService(begin, now, stock, read_scan),
        prepare=partial(stock.take_up, begin),
    )


class _OfTheDay(TypedDict):
    """What is asked of what waits, today and in all, and how one hears that it is another."""

    today: TodayService
    todo: TodoService
    listen: Listen


def _of_the_day(inside: Inside) -> _OfTheDay:
    books, now = inside.books, inside.clock
    return _OfTheDay(
        today=TodayService(books.begin, books.drafts, books.day, now),
        todo=TodoService(books.begin, books.drafts, now),
        listen=_listening(inside),
    )


def _listening(inside: Inside) -> Listen:
    if inside.books.listen is nobody_else:
        return nobody_else
    return Following(inside.books, inside.stock, inside.known).listen


class _HandedOut(TypedDict):
    """What is asked of certificates that were handed out, here and elsewhere, and of all records."""

    register: CertificateRegisterService
    checks: CheckService
    known: KnownClinicService
    reports: ReportService


def _handed_out(inside: Inside, checkpoints: CheckpointService, keys: FetchKeys) -> _HandedOut:
    begin, now = inside.books.begin, inside.clock
    check, follow = inside.ring.check, checkpoints.follow
    return _HandedOut(
        register=CertificateRegisterService(begin, now, check, keys, _mark, write, follow),
        checks=CheckService(begin, keys, examine, read_list),
        known=KnownClinicService(begin, now, new_id, keys, read_list),
        reports=ReportService(begin, now, inside.books.counting, _report, follow),
    )


class _Found(TypedDict):
    """What is asked of the clinic and its shelves once, as somebody comes in."""

    clinic: ClinicService
    branches: BranchService
    schema: str
    physicians: tuple[Member, ...]
    sports: tuple[Sport, ...]
    prompts: tuple[Prompt, ...]


def _found(inside: Inside, actor: Actor, shelf: Shelves) -> _Found:
    begin, now, known = inside.books.begin, inside.clock, inside.known
    clinic = ClinicService(begin, now, known)
    # Read here once more; from then on they are known.
    clinic.facility(actor)
    clinic.settings(actor)
    return _Found(
        clinic=clinic,
        branches=BranchService(begin, now, new_id, known),
        schema=NEWEST,
        physicians=clinic.physicians(actor),
        sports=shelf.sports,
        prompts=shelf.prompts,
    )


def _lay_paper_out(paper: Paper, clinic: str) -> bytes:
    # As below: when the first paper is wanted.
    from app.main.paper import slips
    from app.pdf.slip import Slip

    slip = Slip(clinic, paper.code, local(paper.made), paper.by, paper.role, paper.number)
    return slips()(slip)


def _mark(issued: IssuedCertificate, ended: Ended | None, replaced_by: str) -> bytes:
    # As above: when the first sheet is wanted.
    from app.main.paper import sheet

    return sheet(issued, ended, replaced_by)


def _letter(shown: ShownKey, clinic: Facility, at: datetime) -> bytes:
    # As below: when the first letter is wanted.
    from app.main.paper import letter

    return letter(shown, clinic, at)


def _report(report: ReportPaper, clinic: str) -> bytes:
    # As below: when the first report is wanted.
    from app.main.paper import report_pages

    return report_pages(report, clinic, local(now()))


def _imprint_page(imprint: Imprint, physician: Member) -> bytes:
    # As below: when a seal is to be chosen.
    from app.main.paper import imprints

    return imprints()(imprint, physician)


def _kept(inside: Inside) -> tuple[BackupService, CheckpointService, FetchKeys]:
    """Return what keeps the books and vouches for them, and the key; each backup is sealed."""
    books, now = inside.books, inside.clock
    backups = backup_service(books, now, inside.folder, inside.shelf)

    def other_drives() -> tuple[Path, ...]:
        return () if backups.plan.folder is None else (backups.plan.folder,)

    sealing = sealing_of(books, inside.folder, other_drives, inside.sharing)
    checkpoints = CheckpointService(books.begin, now, new_id, sealing)
    backups.seal_with(checkpoints.follow)
    keys = clinic_keys(inside.folder, lambda: books.vault.key, now, books.trail, inside.sharing)
    return backups, checkpoints, keys


def _certificates(
    inside: Inside,
    judgements: Judgements,
    checkpoints: CheckpointService,
    keys: FetchKeys,
) -> CertificateService:
    shelf = shelves()
    sources = CertificateSources(inside.stock, shelf.editions, shelf.diagnoses)
    return CertificateService(
        inside.books.begin,
        inside.clock,
        judgements,
        sources,
        _printer(),
        keys,
        inside.is_specimen,
        checkpoints.follow,
    )


def _close(close: Callable[[], None], checkpoints: CheckpointService, actor: Actor) -> None:
    """Seal the day and close the books; what cannot be sealed now is sealed next time."""
    try:
        with suppress(StorageError):
            checkpoints.close_day(actor)
    finally:
        close()


def _printer() -> Callable[[Certificate], bytes]:
    def lay_out(certificate: Certificate) -> bytes:
        # ReportLab and the fonts cost a third of a second: when the first certificate is wanted.
        from app.main.paper import printer

        return printer()(certificate)

    return lay_out
