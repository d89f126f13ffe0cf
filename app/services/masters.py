"""Taking the public masters in: one file, one transaction, one trace, and a report of what it did."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from app.domain.audit import AuditEntry, Deed
from app.domain.errors import DomainError, MasterOutOfOrder
from app.domain.keys import Stamp
from app.domain.master_order import in_order, refuse_out_of_order
from app.domain.masters import MasterFile, MasterImport, Tally
from app.domain.staff import Actor, Permission
from app.services.ports import Begin, Clock
from app.services.registers import Told
from app.services.trouble import StorageError


class ReadMaster(Protocol):
    """Reads what was delivered: a file, or a zip with several."""

    def __call__(self, name: str, data: bytes, told: Told, /) -> tuple[MasterFile, ...]:
        """Return the masters in it; raises DomainError where it is none or cannot be read."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was taken into the books, and what it did."""

    file: MasterFile
    tally: Tally


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of several files: those taken, those that were in the books before, and the rest.

    `trouble` is why the first of `left` was not taken; those behind it wait for it.
    """

    taken: tuple[Taken, ...]
    known: tuple[MasterFile, ...] = ()
    left: tuple[MasterFile, ...] = ()
    trouble: DomainError | StorageError | None = None


class MasterService:
    """What can be asked of the public masters."""

    def __init__(
        self, begin: Begin, clock: Clock, read: ReadMaster, renewed: Callable[[], None]
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._read = read
        self._renewed = renewed

    def read(
        self, actor: Actor, name: str, data: bytes, told: Told | None = None
    ) -> tuple[MasterFile, ...]:
        """Return what was delivered, read but not taken, in the order in which it is to be taken.

        Raises:
            DomainError: it is no master, or cannot be read.
        """
        actor.require(Permission.MANAGE_MASTERS)
        return in_order(self._read(name, data, told or told_to_nobody))

    def take(self, actor: Actor, file: MasterFile, told: Told | None = None) -> Taken:
        """Take one master into the books, or nothing of it.

        Raises:
            MasterOutOfOrder: it does not follow what was taken before.
            WorkWasStopped, or whatever else `told` raises: somebody stopped it.
        """
        actor.require(Permission.MANAGE_MASTERS)
        taken = self._take(actor, file, told or told_to_nobody)
        self._renewed()
        return taken

    def take_each(
        self, actor: Actor, files: Iterable[MasterFile], told: Told | None = None
    ) -> Delivered:
        """Take several masters into the books in their order, each by itself, as far as they go.

        One that was taken before is passed over; behind any other that cannot be taken the rest
        waits, so that nothing is built on a gap.
        """
        actor.require(Permission.MANAGE_MASTERS)
        delivered = self._taken(actor, in_order(files), told or told_to_nobody)
        if delivered.taken:
            # Once for all: what may be given is read whole.
            self._renewed()
        return delivered

    def imports(self, actor: Actor) -> tuple[MasterImport, ...]:
        """Return the files that were taken so far, newest first."""
        actor.require(Permission.MANAGE_MASTERS)
        with self._begin(to_look=True) as work:
            return work.masters.imports()

    def _take(self, actor: Actor, file: MasterFile, told: Told) -> Taken:
        now = self._clock()
        with self._begin() as work:
            refuse_out_of_order(file, work.masters.imports())
            tally = work.masters.take(file, told)
            work.masters.note(file, tally, Stamp(actor.staff, now))
            trace = _details(file, tally)
            work.commit(AuditEntry(actor.staff, now, Deed.MASTER_IMPORTED, None, trace))
        return Taken(file, tally)

    def _taken(self, actor: Actor, waiting: tuple[MasterFile, ...], told: Told) -> Delivered:
        total = sum(len(one.rows) for one in waiting)
        taken: list[Taken] = []
        known: list[MasterFile] = []
        done = 0
        for place, file in enumerate(waiting):
            try:
                taken.append(self._take(actor, file, _Share(told, done, total)))
            except (DomainError, StorageError) as error:
                if not (isinstance(error, MasterOutOfOrder) and error.code == "taken"):
                    return Delivered(tuple(taken), tuple(known), waiting[place:], error)
                known.append(file)
            done += len(file.rows)
        return Delivered(tuple(taken), tuple(known))


class _Share:
    """Tells how far one file has come as a part of all."""

    def __init__(self, told: Told, before: int, total: int) -> None:
        self._told, self._before, self._total = told, before, total

    def __call__(self, done: int, _of: int) -> None:
        self._told(self._before + done, self._total)


def told_to_nobody(_done: int, _total: int) -> None:
    """Go on, whoever may be waiting."""


def _details(file: MasterFile, tally: Tally) -> dict[str, object]:
    effective = "" if file.effective_on is None else file.effective_on.isoformat()
    return {
        "kind": file.kind.value,
        "file": file.name,
        "sha256": file.sha256,
        "is_full": file.is_full,
        "effective_on": effective,
        "read": tally.read,
        "new": tally.new,
        "changed": tally.changed,
        "renamed": tally.renamed,
        "abolished": tally.abolished,
        "same": tally.same,
        "refused": len(tally.refused),
    }
