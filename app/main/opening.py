"""Opens a clinic: key, database, reference data, and the services over them."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

from app import credentials, paths
from app.credentials import Found
from app.credentials.gate import EMERGENCY, RECOVERY, Gate
from app.credentials.tries import TryBook
from app.domain.errors import CodeIsWrong
from app.domain.paper_codes import EMERGENCY_GROUPS, RECOVERY_GROUPS, read_paper_code
from app.domain.passwords import check_password
from app.domain.settings import Settings
from app.domain.staff import Actor, Member, Role
from app.main.inside import Inside, clock_keeper, new_id, now, open_clinic, shelves
from app.main.keyring import HeldRing
from app.main.sharing import Sharing
from app.main.signing import clinic_keys, make_missing_key
from app.main.ways import way_to
from app.services.clinic import check_founding
from app.services.clinic import found as write_first_day
from app.services.coming_in import (
    Arrival,
    Rescue,
    break_glass,
    bring_up_to_date,
    come_in,
    recover,
    tell_failures,
    tell_update,
)
from app.services.door import Founding, OpenClinic
from app.services.keyring import Share
from app.services.ports import Clock
from app.services.signing import make_first_key
from app.services.stock import Stock
from app.services.trouble import (
    DiskIsFull,
    SavedByAnother,
    StorageError,
    of_the_system,
)
from db.opening import Books, create
from db.schema import NEWEST

__all__ = ["Doorway", "enter", "found", "new_id", "now", "shelves"]


def _nobody_looks(_share: float) -> None:
    """Tell nobody how far it has come."""


class Doorway:
    """The door of the clinic of one folder: from a secret to somebody who has come in."""

    def __init__(
        self,
        folder: Path,
        *,
        is_specimen: bool,
        clock: Clock = now,
        updating: Share = _nobody_looks,
    ) -> None:
        """Stand before it; `updating` is told how far an update of the books has come."""
        self._folder = folder
        # First: books on a server have their ring there.
        self._way = way_to(folder, updating)
        # What was opened for each who came in here goes when the first one's clinic is closed.
        self._opened = ExitStack()
        self._clock = clock
        self._is_specimen = is_specimen
        self._ring = paths.keys_in(folder)
        book = TryBook(paths.tries_in(folder), credentials.database(self._ring))
        self._gate = Gate(self._ring, book, now)

    def enter(self, arrival: Arrival) -> OpenClinic:
        """Come in: the password opens the ring, its key the books; a code may be wanted, too.

        Raises:
            WrongPassword, TooManyTries, CodeIsWanted, CodeIsWrong, PasswordMustChange, Refused,
            StorageError: see services.door.Door.
        """
        found = self._gate.person(arrival.login, arrival.password)

        return self._open(found, partial(self._let_in, arrival=arrival))

    def break_glass(self, rescue: Rescue) -> OpenClinic:
        """Come in by an emergency code; it is used up."""
        code = read_paper_code(rescue.code, EMERGENCY_GROUPS, "code")
        login, found = self._gate.emergency(code)

        def pass_in(books: Books, ring: HeldRing) -> Actor:
            actor = break_glass(books.begin, self._clock, new_id, login, rescue)
            ring.take_emergency(login)
            return actor

        return self._open(found, pass_in)

    def recover(self, rescue: Rescue) -> OpenClinic:
        """Come in by the recovery paper, with a new password."""
        paper = self._gate.recovery(read_paper_code(rescue.code, RECOVERY_GROUPS, "code"))
        check_password(rescue.new_password, ())
        found = self._way.recovered(paper, rescue.login)

        def pass_in(books: Books, ring: HeldRing) -> Actor:
            return recover(books.begin, self._clock, new_id, rescue, ring.give)

        return self._open(found, pass_in)

    def _open(
        self,
        found: Found,
        pass_in: Callable[[Books, HeldRing], Actor],
        stock: Stock | None = None,
    ) -> OpenClinic:
        with ExitStack() as held:
            books = self._way.open(found)
            held.callback(books.close)
            sharing = self._way.sharing(books)
            ring = HeldRing(self._ring, self._gate, books, sharing)
            actor = pass_in(books, ring)
            self._tell(books, actor, sharing)
            # Read once the list is there: the masters take longer than everything else here.
            stock = stock or Stock(shelves().formulary, is_taken_up=False)
            clinic = self._inside(books, ring, actor, stock)
            self._opened.push(held.pop_all())
        return _with_the_day_open(clinic)

    def _let_in(self, books: Books, ring: HeldRing, arrival: Arrival) -> Actor:
        try:
            actor = come_in(books.begin, self._clock, arrival, ring.give, clock_keeper().state)
        except CodeIsWrong:
            self._gate.failed(arrival.login)
            raise
        self._gate.came_in(arrival.login)
        return actor

    def _tell(self, books: Books, actor: Actor, sharing: Sharing) -> None:
        if books.came_from is not None:
            tell_update(books.begin, self._clock, actor, books.came_from, NEWEST)
            books.came_from = None
        formulary = shelves().formulary
        if self._way.may_load(books, actor, formulary.sha256):
            bring_up_to_date(books.begin, self._clock, actor, formulary)
        book = self._gate.book
        if failures := book.untold((*credentials.logins(self._ring), EMERGENCY, RECOVERY)):
            tell_failures(books.begin, self._clock, actor, failures)
            book.told()
        make_missing_key(self._folder, books, self._clock, actor, sharing)

    def _inside(self, books: Books, ring: HeldRing, actor: Actor, stock: Stock) -> OpenClinic:
        sharing = self._way.sharing(books)

        def enter_again(arrival: Arrival) -> OpenClinic:
            """Let the next person in, over the same books where there is one file for all."""
            found = self._gate.person(arrival.login, arrival.password)
            if found.login is not None:
                return self._open(found, partial(self._let_in, arrival=arrival), stock)
            following = self._let_in(books, ring, arrival)
            self._tell(books, following, sharing)
            # The window may stay open over night.
            return _with_the_day_open(self._inside(books, ring, following, stock))

        inside = Inside(
            books,
            ring,
            self._folder,
            self._is_specimen,
            stock,
            self._way.backups(books),
            self._opened.close,
            sharing,
            self._clock,
        )
        return open_clinic(inside, actor, enter_again)


def _with_the_day_open(clinic: OpenClinic) -> OpenClinic:
    with suppress(StorageError):
        # What cannot be looked at is told by the doctor; nobody is kept from the patients.
        clinic.checkpoints.open_day(clinic.actor)
    return clinic


def found(folder: Path, founding: object, *, is_specimen: bool, clock: Clock = now) -> OpenClinic:
    """Make a new clinic and come in as its first physician.

    The clinic is made aside and moved into its place when it is whole, so that a power cut
    leaves either a clinic or none.
    """
    if not isinstance(founding, Founding):
        raise TypeError("a clinic is founded by a Founding")
    physician = _physician(founding)
    facility = founding.facility
    check_founding(facility, physician)
    clinic = (facility.name, facility.name_en, facility.director)
    check_password(founding.password, (*physician.known_names, *clinic))
    if paths.database_in(folder).exists():
        raise SavedByAnother
    try:
        # In a fictional clinic nobody has a telephone at hand.
        settings = Settings(needs_second_factor=not is_specimen)
        _make_aside(folder, founding, physician, settings, clock)
    except OSError as error:
        raise of_the_system(error) from error
    login, password = founding.login, founding.password
    return enter(folder, login, password, is_specimen=is_specimen, clock=clock)


def enter(
    folder: Path,
    login: str,
    password: str,
    code: str = "",
    new_password: str = "",
    *,
    is_specimen: bool,
    clock: Clock = now,
) -> OpenClinic:
    """Come in by name and password, ready for anything; raises as Doorway.enter."""
    arrival = Arrival(login, password, code, new_password)
    clinic = Doorway(folder, is_specimen=is_specimen, clock=clock).enter(arrival)
    try:
        clinic.prepare()
    except BaseException:
        clinic.close()
        raise
    return clinic


def _make_aside(
    folder: Path, founding: Founding, physician: Member, settings: Settings, now: Clock
) -> None:
    aside = folder / "founding"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    key = credentials.create(paths.keys_in(aside), founding.login, founding.password)
    books = create(paths.database_in(aside), key)
    formulary = shelves().formulary
    try:
        actor = write_first_day(books.begin, now, founding.facility, physician, formulary, settings)
        keys = clinic_keys(aside, lambda: key, now, books.trail)
        make_first_key(books.begin, now, keys(), actor)
    finally:
        books.close()
    if paths.database_in(aside).with_name(f"{paths.database_in(aside).name}-wal").exists():
        # There was no room to bring the log into the file: alone the file is no whole one.
        raise DiskIsFull
    for left in (paths.keys_in(folder), paths.signing_key_in(folder)):
        if left.exists():
            # Keys without a database may belong to one that is about to be restored: never over them.
            left.rename(left.with_name(f"{left.stem}.{new_id()}.json"))
    paths.keys_in(aside).replace(paths.keys_in(folder))
    paths.signing_key_in(aside).replace(paths.signing_key_in(folder))
    # The keys must be there for certain before the database is: without them it is lost.
    credentials.settle(folder)
    paths.database_in(aside).replace(paths.database_in(folder))
    shutil.rmtree(aside, ignore_errors=True)


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
