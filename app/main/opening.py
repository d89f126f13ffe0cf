"""Opens a clinic: key, database, reference data, and the services over them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

from uuid_utils.compat import uuid7

from app import credentials, paths
from app.domain.certificates import Certificate
from app.domain.diagnoses import Diagnosis
from app.domain.formulary import Formulary
from app.domain.rules.edition import Editions
from app.domain.rules.judge import Judge
from app.domain.staff import Actor, Member, Role, check_password
from app.reference.diagnoses import read_diagnoses
from app.reference.editions import read_editions
from app.reference.formulary import read_formulary
from app.services.certificates import CertificateService, CertificateSources
from app.services.clinic import ClinicService, check_founding, come_in
from app.services.clinic import found as write_first_day
from app.services.door import Founding, OpenClinic
from app.services.drafts import DraftService
from app.services.judgement import Judgements
from app.services.patients import PatientService
from app.services.products import ProductService
from app.services.treatments import TreatmentService
from app.services.trouble import SavedByAnother, of_the_system
from db.opening import Books, create, open_books


@dataclass(frozen=True, slots=True)
class Shelves:
    """The reference data that come with the program."""

    formulary: Formulary
    editions: Editions
    diagnoses: tuple[Diagnosis, ...]


@cache
def shelves() -> Shelves:
    """Return the reference data; read once."""
    return Shelves(
        read_formulary(paths.REFERENCE),
        read_editions(paths.EDITIONS),
        read_diagnoses(paths.REFERENCE),
    )


def now() -> datetime:
    """Return the moment by this computer's clock, in UTC."""
    return datetime.now(UTC)


def new_id() -> UUID:
    """Return a new key: UUIDv7, ordered in time."""
    return uuid7()


def found(folder: Path, founding: object, *, is_specimen: bool) -> OpenClinic:
    """Make a new clinic and come in as its first physician.

    The clinic is made aside and moved into its place when it is whole, so that a power cut
    leaves either a clinic or none.
    """
    if not isinstance(founding, Founding):
        raise TypeError("a clinic is founded by a Founding")
    physician = _physician(founding)
    check_founding(founding.facility, physician)
    check_password(founding.password)
    if paths.database_in(folder).exists():
        raise SavedByAnother
    try:
        _make_aside(folder, founding, physician)
    except OSError as error:
        raise of_the_system(error) from error
    return enter(folder, founding.login, founding.password, is_specimen=is_specimen)


def _make_aside(folder: Path, founding: Founding, physician: Member) -> None:
    aside = folder / "founding"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    key = credentials.create(paths.keys_in(aside), founding.login, founding.password)
    books = create(paths.database_in(aside), key)
    try:
        write_first_day(books.begin, now, founding.facility, physician, shelves().formulary)
    finally:
        books.close()
    if paths.keys_in(folder).exists():
        # Keys without a database may belong to one that is about to be restored: never over them.
        paths.keys_in(folder).rename(folder / f"tenteki.keys.{new_id()}.json")
    paths.keys_in(aside).replace(paths.keys_in(folder))
    # The keys must be there for certain before the database is: without them it is lost.
    credentials.settle(folder)
    paths.database_in(aside).replace(paths.database_in(folder))
    shutil.rmtree(aside, ignore_errors=True)


def enter(folder: Path, login: str, password: str, *, is_specimen: bool) -> OpenClinic:
    """Come in: the password opens the key slot, the key the database."""
    keys = paths.keys_in(folder)
    books = open_books(paths.database_in(folder), credentials.unlock(keys, login, password))
    try:
        actor = come_in(books.begin, now, login, shelves().formulary)
        return _open(books, actor, keys, is_specimen=is_specimen)
    except BaseException:
        books.close()
        raise


def _open(books: Books, actor: Actor, keys: Path, *, is_specimen: bool) -> OpenClinic:
    shelf = shelves()
    begin = books.begin
    clinic = ClinicService(begin, now)
    judgements = Judgements(Judge(shelf.editions), shelf.formulary, now)

    def check(login: str, password: str) -> None:
        credentials.unlock(keys, login, password)

    return OpenClinic(
        actor=actor,
        clinic=clinic,
        patients=PatientService(begin, now, new_id),
        treatments=TreatmentService(begin, now, new_id, judgements, check),
        products=ProductService(begin, now, shelf.formulary, shelf.diagnoses),
        drafts=DraftService(books.drafts, now),
        certificates=CertificateService(
            begin,
            now,
            judgements,
            CertificateSources(shelf.formulary, shelf.editions, shelf.diagnoses),
            _printer(),
            is_specimen,
        ),
        physicians=clinic.physicians(actor),
        facility=clinic.facility(actor),
        close=books.close,
    )


def _printer() -> Callable[[Certificate], bytes]:
    def lay_out(certificate: Certificate) -> bytes:
        # ReportLab and the fonts cost a third of a second: when the first certificate is wanted.
        from app.main.paper import printer

        return printer()(certificate)

    return lay_out


def _physician(founding: Founding) -> Member:
    return Member(
        id=new_id(),
        login=founding.login,
        name=founding.name,
        name_romaji=founding.name_romaji,
        role=Role.PHYSICIAN,
        register_number=founding.register_number,
        department=founding.department,
    )
