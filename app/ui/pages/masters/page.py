"""Taking public masters in: chosen or drawn here, told what they are, taken, and reported."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QVBoxLayout, QWidget

from app.domain.masters import MasterFile, MasterImport
from app.master_report import delivered_line, in_all, lines, tally_line
from app.problems import explain
from app.services.masters import Delivered, Taken
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.progress import Watch
from app.ui.pages.masters.doing import Doing, Found
from app.ui.pages.masters.saving import Saving
from app.ui.parts.empty import Empty
from app.ui.parts.master_tables import FileTable, ImportTable, ReportTable
from app.ui.parts.scrolled import scrolled
from app.ui.parts.work_card import WorkCard

_PAST_HEIGHT, _LEAST = 230, 150


class MastersPage(QWidget):
    """Shows the files at hand or what they did, and below what was taken in so far."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("masters_page")
        self._desk = desk
        self._files: tuple[MasterFile, ...] = ()
        self._taken: tuple[Taken, ...] = ()
        say = desk.say
        self._head = HeadBar("masters_head")
        self._head.show_title(
            say("Masters"), below=say("Public files that a clinic downloads, taken in as they are")
        )
        self._save = Button(say("Save the report…"), name="save_report")
        self._choose = Button(say("Choose files…"), name="choose_masters", key_hint="Ctrl+O")
        self._take = Button(say("Take in"), "primary", name="take_masters", icon="check")
        for button in (self._save, self._choose, self._take):
            self._head.add(button)
        self._notice = Notice("masters_notice", closable=True, close_words=say("Close"))
        self._work = WorkCard("masters_work", say)
        self._empty = Empty("masters_empty")
        self._waiting, self._report = FileTable(say), ReportTable(say)
        self._past = ImportTable(say)
        self._doing, self._saving = Doing(desk, self), Saving(desk, self)
        self._lay_out()
        self._save.clicked.connect(self._ask_save)
        self._choose.clicked.connect(self._ask_files)
        self._take.clicked.connect(self._take_in)
        self._doing.begun.connect(self._on_begun)
        self._doing.found.connect(self._on_found)
        self._doing.delivered.connect(self._on_delivered)
        self._doing.failed.connect(self._on_failed)
        self._saving.saved.connect(self._on_saved)
        self._saving.failed.connect(self.show_error)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self._ask_files)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._choose)
        self._rest()

    def refresh(self) -> None:
        """Look again what was taken in so far."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.masters.imports(desk.actor),
            then=self._on_imports,
            failed=self.show_error,
        )

    def show_error(self, error: Exception) -> None:
        """Tell why something did not come about."""
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are drawn onto the page."""
        if not self._doing.is_busy and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the files that were let go here."""
        paths = [path for url in event.mimeData().urls() if (path := url.toLocalFile())]
        if paths:
            event.acceptProposedAction()
            self._doing.read(paths)

    def _ask_files(self) -> None:
        say = self._desk.say
        if self._doing.is_busy:
            return
        dialog = QFileDialog(self, say("Choose masters"))
        dialog.setObjectName("masters_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(say("Masters ({kinds})", kinds=_KINDS))
        # Qt leaves these in English.
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, say("Folder:"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, say("Kind of file:"))
        dialog.setViewMode(QFileDialog.ViewMode.List)
        dialog.filesSelected.connect(self._doing.read)
        dialog.open()

    def _take_in(self) -> None:
        if self._files and not self._doing.is_busy:
            self._doing.take(self._files)

    def _ask_save(self) -> None:
        self._saving.ask(self._taken)

    def _on_begun(self, what: str, watch: Watch) -> None:
        self._notice.clear()
        self._work.follow(what, watch)
        self._free(busy=True)

    def _on_found(self, found: Found) -> None:
        self._files, self._taken = found.files, ()
        self._waiting.show_files(found.files)
        self._rest()
        if found.errors:
            say = self._desk.say
            self._notice.tell("bad", _joined([str(explain(one, say)) for one in found.errors]))
        if found.files:
            self._take.setFocus()

    def _on_delivered(self, delivered: Delivered) -> None:
        say = self._desk.say
        self._files, self._taken = delivered.left, delivered.taken
        self._waiting.show_files(delivered.left)
        self._report.show_lines(list(lines(delivered.taken, say)))
        self._rest()
        told = (
            f"{delivered_line(delivered, say)} {tally_line(in_all(delivered.taken), say)}".strip()
        )
        if delivered.trouble is None:
            self._notice.tell("ok", told)
        else:
            self._notice.tell("bad", _joined([str(explain(delivered.trouble, say)), told]))
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._rest()
        self.show_error(error)

    def _on_saved(self, name: str) -> None:
        self._notice.tell("ok", self._desk.say("Saved as {name}.", name=name))

    def _on_imports(self, imports: tuple[MasterImport, ...]) -> None:
        self._past.show_imports(imports)

    def _rest(self) -> None:
        """Show what is at hand, and let only what can be done be asked for."""
        say = self._desk.say
        self._work.rest()
        has_report = self._report.model().rowCount() > 0 and bool(self._taken)
        if self._taken:
            self._empty.tell(
                say("Nothing changed line by line."),
                say("Of a first import all is new; what it holds is in the books."),
            )
        else:
            self._empty.tell(
                say("Drop files here, or choose them."),
                say("As they were downloaded: drug master, price list, HOT, package codes, …"),
            )
        table = self._report if has_report else self._empty
        self._lists.setCurrentWidget(self._waiting if self._files and not self._taken else table)
        self._free(busy=False)

    def _free(self, *, busy: bool) -> None:
        self._choose.setEnabled(not busy)
        self._take.setEnabled(bool(self._files) and not busy)
        self._save.setEnabled(bool(self._taken) and not busy)

    def _lay_out(self) -> None:
        card, past = Card("masters_card"), Card("masters_past")
        self._lists = QStackedLayout()
        for shown in (self._empty, self._waiting, self._report):
            self._lists.addWidget(shown)
        card.body.addLayout(self._lists)
        title = Label(self._desk.say("Taken in so far"), size=13, bold=True)
        title.setContentsMargins(px(8), 0, 0, 0)
        past.body.addWidget(title)
        past.body.addWidget(self._past)
        past.setFixedHeight(px(_PAST_HEIGHT))
        for one in (card, past):
            one.body.setContentsMargins(px(8), px(8), px(8), px(8))
        inner = QVBoxLayout()
        inner.setContentsMargins(px(20), px(14), px(20), px(14))
        inner.setSpacing(px(12))
        for widget in (self._notice, self._work, card, past):
            inner.addWidget(widget)
        inner.setStretchFactor(card, 1)
        card.setMinimumHeight(px(_LEAST))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(scrolled(inner, "masters_scroll", is_text=False), 1)


def _joined(sentences: Sequence[str]) -> str:
    return "\n".join(sentences)


_KINDS = "*.zip *.csv *.txt *.xlsx *.xml"
