"""The rules of operation: saved as the clinic has them today, to be signed and put up."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.trouble import of_the_system
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.parts.save_dialog import save_dialog

_PDF, _TEXT = "pdf", "md"


class RulesOut(QObject):
    """A button; it asks where the rules go, and writes them by way of the lane."""

    done = Signal(str)  # what came about, in a sentence
    failed = Signal(object)  # the error

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.button = Button(desk.say("Operation rules…"), name="save_rules", icon="save")
        self.button.clicked.connect(self._choose_file)

    def _choose_file(self) -> None:
        say = self._desk.say
        asked = save_dialog(self._page, say, say("Save the operation rules"), _name(_PDF))
        kinds = {"PDF (*.pdf)": _PDF, say("Text (*.md)"): _TEXT}
        asked.setNameFilters(list(kinds))
        asked.filterSelected.connect(lambda chosen: _offer(asked, kinds[chosen]))
        asked.fileSelected.connect(self._write)
        asked.open()

    def _write(self, path: str) -> None:
        desk, file = self._desk, Path(path)
        as_pdf = file.suffix.lower() != f".{_TEXT}"

        def write() -> str:
            file.write_bytes(desk.clinic.rules.export(desk.actor, as_pdf=as_pdf))
            return desk.say("Saved as {name}.", name=file.name)

        desk.lane.run(self, write, then=self.done.emit, failed=self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(of_the_system(error) if isinstance(error, OSError) else error)


def _offer(asked: QFileDialog, kind: str) -> None:
    """Offer a name of the kind that was chosen."""
    asked.setDefaultSuffix(kind)
    asked.selectFile(_name(kind))


def _name(kind: str) -> str:
    return f"operation-rules.{kind}"
