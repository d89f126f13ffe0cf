"""What the services need of the books beside the records: accounts, settings, alarms, checkpoints."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from app.domain.accounts import Account
from app.domain.alarms import Alarm
from app.domain.checkpoints import Signed
from app.domain.completions import Completion
from app.domain.facilities import Branch, Facility, Premises
from app.domain.imprints import Imprint
from app.domain.keys import Stamp
from app.domain.masters import MasterFile, MasterImport, Tally
from app.domain.own_products import KeptOwn
from app.domain.regular_sets import KeptSet, RegularSet
from app.domain.scans import LearntCode, Packaged
from app.domain.settings import Settings
from app.domain.staff import StaffId
from app.domain.stops import Stop
from app.services.clinic_book import ClinicBook

# Told how many rows of how many are done; what it raises stops the work.
Told = Callable[[int, int], None]


class Accounts(Protocol):
    """How each person comes in, beside the password."""

    def get(self, member: StaffId) -> Account:
        """Return a person's account; raises NotThere."""

    def all(self) -> tuple[Account, ...]:
        """Return everybody's accounts."""

    def add(self, account: Account) -> None:
        """Open an account."""

    def change(self, account: Account) -> None:
        """Replace an account; raises SavedByAnother where `version` is not the next one."""


class SetBook(Protocol):
    """The versions of the regular sets."""

    def current(self) -> tuple[RegularSet, ...]:
        """Return the newest version of every set, by name."""

    def add(self, kept: KeptSet) -> None:
        """Write a version; raises SavedByAnother where it is there already."""


class SettingsRegister(Protocol):
    """The clinic's settings, and its regular sets."""

    @property
    def sets(self) -> SetBook:
        """Return the regular sets."""

    def get(self) -> Settings:
        """Return the settings as last changed, the usual ones before that."""

    def put(self, settings: Settings) -> None:
        """Write the settings."""


class Alarms(Protocol):
    """What everybody is told at the next sign-in."""

    def waiting(self) -> tuple[Alarm, ...]:
        """Return the alarms that nobody has seen to yet, oldest first."""

    def add(self, alarm: Alarm) -> None:
        """Raise an alarm."""

    def see(self, alarm: UUID, stamp: Stamp) -> None:
        """Write that it was seen to; raises SavedByAnother where it was before, NotThere."""


class Facilities(Protocol):
    """The clinic's own facts, and the others it knows."""

    @property
    def others(self) -> ClinicBook:
        """Return the book of other clinics."""

    def get(self) -> Facility:
        """Return the clinic's facts as last changed."""

    def put(self, facility: Facility) -> None:
        """Write the clinic's facts."""

    def premises(self) -> Premises:
        """Return the facilities that keep these books; raises NotThere before the first day."""

    def put_branch(self, branch: Branch) -> None:
        """Write the facts of a branch, new or changed."""

    def imprint(self) -> Imprint:
        """Return the seal that certificates show; none before one was chosen."""

    def put_imprint(self, imprint: Imprint) -> None:
        """Write which seal certificates show."""


class OwnProducts(Protocol):
    """What the clinic wrote of products that no master holds."""

    def current(self) -> tuple[KeptOwn, ...]:
        """Return the newest version of each, by its number."""

    def add(self, kept: KeptOwn) -> None:
        """Write a version, and make the product be found; raises SavedByAnother."""


class Completions(Protocol):
    """What package inserts were read to say of listed products, and which are put aside."""

    def complete(self, completion: Completion) -> None:
        """Write what a package insert approves a listed product for."""

    def completions(self) -> tuple[Completion, ...]:
        """Return the latest completion of each product."""

    def stop(self, stop: Stop) -> None:
        """Write that a product is put aside, or used again."""

    def stops(self) -> tuple[Stop, ...]:
        """Return the latest word on each product that was ever put aside."""

    @property
    def own(self) -> OwnProducts:
        """Return the products of the clinic's own."""


class Checkpoints(Protocol):
    """The signed checkpoints of the audit trail."""

    def all(self) -> tuple[Signed, ...]:
        """Return every checkpoint, oldest first."""

    def newest(self, count: int) -> tuple[Signed, ...]:
        """Return the newest checkpoints, oldest first."""

    def latest(self) -> Signed | None:
        """Return the newest checkpoint, or None."""

    def add(self, signed: Signed) -> None:
        """Keep a checkpoint."""


class Masters(Protocol):
    """The public masters, as they were imported."""

    def take(self, file: MasterFile, told: Told) -> Tally:
        """Write what a file says, and bring what may be given to it; raises MasterOutOfOrder."""

    def note(self, file: MasterFile, tally: Tally, stamp: Stamp) -> None:
        """Write that a file was taken."""

    def imports(self) -> tuple[MasterImport, ...]:
        """Return the files that were taken, newest first."""

    def by_gtin(self, gtin: str) -> Packaged | None:
        """Return what the master of package codes knows of one, or None."""

    def learnt(self, gtin: str) -> LearntCode | None:
        """Return what the clinic stated last of a package code, or None."""

    def learn(self, code: LearntCode) -> None:
        """Write on whose packages a code stands."""


class DayCounts(Protocol):
    """What is counted of a day."""

    def finalised(self, since: datetime) -> int:
        """Return how many records were finalised since a moment."""

    def certified(self, since: datetime) -> int:
        """Return how many certificates were issued since a moment."""

    def running_out(self, first: date, last: date) -> int:
        """Return how many exemptions end within these days and have no later one behind them."""
