"""Tables that come into the house, and lists that leave it as tables."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from app.domain.audit import AuditEntry, Deed
from app.domain.checkpoints import Occasion
from app.domain.columns import guess
from app.domain.errors import BadTable
from app.domain.patients import PatientId
from app.domain.sheets import Mapping, Sheet, Table, TableForm, Taken
from app.domain.staff import Actor, Permission
from app.services.checkpoints import Follow, sealed_by_nobody
from app.services.ports import Begin, Clock

LARGEST_FILE = 20_000_000
ReadTables = Callable[[bytes], tuple[Sheet, ...]]
WriteTable = Callable[[Table, TableForm], bytes]


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file with its tables; `sha256` names it in the trail."""

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]


class Remembered(Protocol):
    """What the columns of tables meant the last time, by their heads."""

    def recall(self, head: tuple[str, ...], taken: Taken) -> Mapping | None:
        """Return what the columns of such a table meant, or None where it is a new one."""

    def keep(self, head: tuple[str, ...], mapping: Mapping) -> None:
        """Remember what they mean; what cannot be kept is asked again."""


class TableService:
    """What can be asked of files that are tables."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        read: ReadTables,
        write: WriteTable,
        remembered: Remembered,
        seal: Follow = sealed_by_nobody,
    ) -> None:
        self._seal = seal
        self._begin = begin
        self._clock = clock
        self._read = read
        self._write = write
        self._remembered = remembered

    def open(self, actor: Actor, path: Path) -> OpenedFile:
        """Return the tables of a file; raises BadTable."""
        actor.require(Permission.READ)
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST_FILE + 1)
        except OSError as error:
            raise BadTable("unopened") from error
        if len(content) > LARGEST_FILE:
            raise BadTable("too_large", most=f"{LARGEST_FILE // 1_000_000} MB")
        return OpenedFile(path.name, sha256(content).hexdigest(), self._read(content))

    def mapping(self, actor: Actor, sheet: Sheet, taken: Taken) -> Mapping:
        """Return what the columns meant the last time such a table came, else what they seem to."""
        actor.require(Permission.READ)
        return self._remembered.recall(sheet.head, taken) or guess(sheet.head, taken)

    def remember(self, actor: Actor, sheet: Sheet, mapping: Mapping) -> None:
        """Remember what the columns of a table mean, for the next one with the same head."""
        actor.require(Permission.READ)
        self._remembered.keep(sheet.head, mapping)

    def give_back(self, actor: Actor, table: Table, form: TableForm) -> bytes:
        """Return rows that were not taken as the file they go back in; raises BadTable."""
        actor.require(Permission.READ)
        return self._write(table, form)

    def take_out(
        self, actor: Actor, table: Table, form: TableForm, patient: PatientId | None = None
    ) -> bytes:
        """Return a list as a file that leaves the house; that it did is written. Raises BadTable.

        `patient` is whose list it is, where it is one person's.
        """
        actor.require(Permission.TAKE_OUT)
        content = self._write(table, form)
        details = {"list": table.name, "lines": len(table.rows), "form": form.value}
        with self._begin() as work:
            work.commit(
                AuditEntry(actor.staff, self._clock(), Deed.LIST_EXPORTED, patient, details)
            )
        self._seal(actor, Occasion.EXPORT)
        return content
