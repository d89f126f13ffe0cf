"""The rules: which editions are loaded, and which saved entries would be judged differently."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.domain.changes import Comparison, Difference
from app.domain.patients import Patient
from app.domain.rules.edition import Edition
from app.domain.treatments import Treatment
from app.problems import explain
from app.ui.desk import Desk
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.progress import Watch
from app.ui.parts.comparison_card import ComparisonCard
from app.ui.parts.edition_shelf import EditionShelf

_ENDING = ".toml"


class EditionsPage(QWidget):
    """Shows the shelf of editions, and judges what is saved again; it changes nothing."""

    opened = Signal(object, object)  # the Patient and the Treatment, as they stand now

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("editions_page")
        self._desk = desk
        self._watch: Watch | None = None  # while a comparison runs
        say = desk.say
        self._head = HeadBar("editions_head")
        self._head.show_title(say("Rules"))
        self._notice = Notice("editions_notice", closable=True, close_words=say("Close"))
        self._shelf = EditionShelf(say)
        self._card = ComparisonCard(say)
        self._lay_out()
        self._card.saved_asked.connect(self._compare_saved)
        self._card.file_asked.connect(self._choose_file)
        self._card.opened.connect(self._open)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._card)

    def refresh(self) -> None:
        """Look at the shelf again; an answer that is there stays."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.editions.shelf(desk.actor),
            then=self._on_shelf,
            failed=self.show_error,
        )

    def leave(self) -> None:
        """Let a comparison stop: whoever goes elsewhere needs the lane for other work."""
        if self._watch is not None:
            self._watch.stop()

    def show_error(self, error: Exception) -> None:
        """Tell why something that was asked for did not come about."""
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file of an edition that is drawn onto the page."""
        if self._watch is None and _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Compare with the edition whose file was let go here."""
        path = _dropped(event.mimeData())
        if self._watch is None and path:
            event.acceptProposedAction()
            self._compare_with(path)

    def _on_shelf(self, editions: tuple[Edition, ...]) -> None:
        say = self._desk.say
        below = say(
            "{count} editions are loaded. The day of the infusion chooses.", count=len(editions)
        )
        self._head.show_title(say("Rules"), below=below)
        self._shelf.show_editions(editions)

    def _compare_saved(self) -> None:
        desk, watch = self._desk, self._begin()
        desk.lane.run(
            self,
            lambda: desk.clinic.editions.compare(desk.actor, progress=watch.tell),
            then=self._on_compared,
            failed=self._on_failed,
        )

    def _compare_with(self, path: str) -> None:
        desk, watch = self._desk, self._begin()

        def work() -> Comparison:
            proposed = desk.clinic.editions.read(desk.actor, Path(path))
            return desk.clinic.editions.compare(desk.actor, proposed, watch.tell)

        desk.lane.run(self, work, then=self._on_compared, failed=self._on_failed)

    def _begin(self) -> Watch:
        watch = self._watch = Watch()
        self._notice.clear()
        self._card.follow(watch)
        return watch

    def _on_compared(self, comparison: Comparison) -> None:
        self._watch = None
        self._card.rest()
        self._card.show_answer(comparison, self._desk.clock())
        # Differences need more room than the shelf, which scrolls.
        self._column.setStretchFactor(self._card, 2 if comparison.differences else 1)

    def _on_failed(self, error: Exception) -> None:
        self._watch = None
        self._card.rest()
        self.show_error(error)

    def _choose_file(self) -> None:
        say = self._desk.say
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        dialog = QFileDialog(self, say("Choose the file of an edition"), folder)
        dialog.setObjectName("edition_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"TOML (*{_ENDING})")
        # These two, and the column of kinds, Qt leaves in English.
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, say("Folder:"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, say("Kind of file:"))
        dialog.setViewMode(QFileDialog.ViewMode.List)
        dialog.fileSelected.connect(self._compare_with)
        dialog.open()

    def _open(self, difference: Difference) -> None:
        desk, treatment = self._desk, difference.treatment

        def work() -> tuple[Patient, Treatment]:
            patient = desk.clinic.patients.visit(desk.actor, treatment.patient)
            # Somebody may have written a newer version since the comparison.
            newest = desk.clinic.treatments.current(desk.actor, treatment.entry)
            return patient, newest or treatment

        desk.lane.run(self, work, then=self._on_found, failed=self.show_error)

    def _on_found(self, found: tuple[Patient, Treatment]) -> None:
        self.opened.emit(*found)

    def _lay_out(self) -> None:
        content = QVBoxLayout()
        content.setContentsMargins(px(20), px(14), px(20), px(14))
        content.setSpacing(px(12))
        content.addWidget(self._notice)
        content.addWidget(self._shelf, 2)
        content.addWidget(self._card, 3)
        self._column = content
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(content, 1)


def _dropped(data: QMimeData) -> str:
    """Return the path of the one file of an edition that is dropped, or nothing."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].lower().endswith(_ENDING) else ""
