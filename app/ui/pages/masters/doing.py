"""Reading files and taking them in: done beside all other work, one at a time."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import DomainError
from app.domain.masters import MasterFile
from app.services.registers import Told
from app.services.trouble import StorageError, WorkWasStopped, of_the_system
from app.ui.desk import Desk
from app.ui.kit.progress import Watch


class Found(NamedTuple):
    """What was read of the files that were chosen, and why some could not be."""

    files: tuple[MasterFile, ...]
    errors: tuple[DomainError | StorageError, ...]


class Doing(QObject):
    """Hands long work to the lane aside, and tells what came of it."""

    begun = Signal(str, object)  # what it is called, and the Watch that tells how far it has come
    found = Signal(object)  # a Found
    delivered = Signal(object)  # what the service says of the files it took
    failed = Signal(object)  # the error

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self.is_busy = False

    def read(self, paths: Sequence[str]) -> None:
        """Read files; nothing is taken in yet."""
        desk = self._desk

        def read(told: Told) -> Found:
            files: list[MasterFile] = []
            errors: list[DomainError | StorageError] = []
            for path in map(Path, paths):
                try:
                    data = path.read_bytes()
                    files += desk.clinic.masters.read(desk.actor, path.name, data, told)
                except OSError as error:
                    errors.append(of_the_system(error))
                except WorkWasStopped:
                    raise
                except (DomainError, StorageError) as error:
                    errors.append(error)
            return Found(tuple(files), tuple(errors))

        self._begin(desk.say("Reading…"), read, self._on_found)

    def take(self, files: Sequence[MasterFile]) -> None:
        """Take in files that were read."""
        desk = self._desk
        self._begin(
            desk.say("Taking in…"),
            lambda told: desk.clinic.masters.take_each(desk.actor, files, told),
            self._on_delivered,
        )

    def _begin(
        self, what: str, work: Callable[[Told], object], then: Callable[[object], None]
    ) -> None:
        watch = Watch()
        self.is_busy = True
        self.begun.emit(what, watch)
        self._desk.lane.aside(
            self, lambda: work(_heeding(watch)), then=then, failed=self._on_failed
        )

    def _on_found(self, found: object) -> None:
        self.is_busy = False
        self.found.emit(found)

    def _on_delivered(self, delivered: object) -> None:
        self.is_busy = False
        self.delivered.emit(delivered)

    def _on_failed(self, error: Exception) -> None:
        self.is_busy = False
        self.failed.emit(error)


def _heeding(watch: Watch) -> Told:
    """Return what tells a watch how far the work is, and ends it where that is wished."""

    def told(done: int, total: int) -> None:
        if not watch.tell(done, total):
            raise WorkWasStopped

    return told
