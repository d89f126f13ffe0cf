"""Files that leave by the register: the table of what is shown, and the list of revocations."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.calendar import local
from app.ui.desk import Desk
from app.ui.pages.register.narrowing import RegisterFilterBar
from app.ui.parts.list_saving import ListSaving
from app.ui.parts.save_dialog import save_dialog


class Saving(QObject):
    """Asks where a file goes, and writes it by way of the lane."""

    saved = Signal(str)  # the file's name
    failed = Signal(object)

    def __init__(self, desk: Desk, page: QWidget, chosen: RegisterFilterBar) -> None:
        super().__init__(page)
        self._desk, self._page, self._chosen = desk, page, chosen
        self._list = ListSaving(desk.lane, desk.say, page)
        self._list.saved.connect(self._on_list)
        self._list.failed.connect(self.failed)
        self._make: Callable[[], bytes] = bytes

    def ask_table(self) -> None:
        """Save the certificates that are shown as a table."""
        desk, typed, sought = self._desk, self._chosen.typed(), self._chosen.sought()
        title = desk.say("Save the list of certificates")
        name = f"certificates-{local(desk.clock()):%Y%m%d}"
        export = desk.clinic.register.export
        self._list.ask(title, name, lambda form: export(desk.actor, typed, sought, form))

    def ask_revocations(self) -> None:
        """Save the signed list of those that are no longer valid."""
        desk = self._desk
        self._make = lambda: desk.clinic.register.revocations(desk.actor)
        self._ask(desk.say("Save the list of revocations"), "revocations", "txt")

    def _ask(self, title: str, name: str, ending: str) -> None:
        say, day = self._desk.say, f"{local(self._desk.clock()):%Y%m%d}"
        dialog = save_dialog(self._page, say, title, f"{name}-{day}.{ending}")
        dialog.setDefaultSuffix(ending)
        dialog.setNameFilter(f"{ending.upper()} (*.{ending})")
        dialog.selectFile(f"{name}-{day}.{ending}")
        dialog.fileSelected.connect(self._write)
        dialog.open()

    def _write(self, path: str) -> None:
        make = self._make

        def work() -> str:
            content = make()
            Path(path).write_bytes(content)
            return Path(path).name

        self._desk.lane.run(self, work, then=self.saved.emit, failed=self.failed.emit)

    def _on_list(self, path: Path) -> None:
        self.saved.emit(path.name)
