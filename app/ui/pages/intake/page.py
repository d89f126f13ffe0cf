"""Taking a table: a file, what its columns mean, what each row would come to, and then the good ones."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.sheets import Mapping, Sheet, Taken
from app.domain.tried import Tried
from app.problems import explain
from app.services.intake import Wish
from app.services.tables import OpenedFile
from app.ui.desk import Desk
from app.ui.kit.progress import Watch
from app.ui.pages.intake.choices import fixed_choices
from app.ui.pages.intake.dialogs import dropped
from app.ui.pages.intake.layout import IntakeLayout
from app.ui.pages.intake.working import Working
from app.ui.parts.mapping_form import MappingForm


class IntakePage(QWidget):
    """Leads from the file to the rows that are taken; until then nothing is written."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("intake_page")
        self._desk = desk
        self._work, self._watch = Working(desk, self), Watch()
        self._opened: OpenedFile | None = None
        self._sheet: Sheet | None = None
        self._form: MappingForm | None = None
        self._tried: Tried | None = None
        self._is_busy = False
        self.lay = IntakeLayout(self, desk.say, desk.actor)
        self._connect()
        self.setAcceptDrops(True)
        self.setFocusProxy(self.lay.choose)

    def open(self, path: str) -> None:
        """Read a file and ask what its columns mean."""
        if not self._is_busy:
            self._begin()
            self._work.open(path)

    def leave(self) -> None:
        """Let what runs stop: whoever goes elsewhere needs the lane for other work."""
        self._watch.stop()

    def show_error(self, error: Exception) -> None:
        """Tell why something did not come about."""
        self._rest()
        self.lay.notice.tell("bad", str(explain(error, self._desk.say)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a spreadsheet that is drawn onto the page."""
        if not self._is_busy and dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the spreadsheet that was let go here."""
        event.acceptProposedAction()
        self.open(dropped(event.mimeData()))

    def _on_opened(self, opened: OpenedFile) -> None:
        self._rest()
        self._opened = opened
        self.lay.offer_sheets(opened)
        self._map()

    def _map(self) -> None:
        """Ask what the columns of the chosen sheet mean, for what it is taken for."""
        sheet, taken = self.lay.sheet.value(), self.lay.taken.value()
        if isinstance(sheet, Sheet) and isinstance(taken, Taken) and not self._is_busy:
            self._work.map(sheet, taken)

    def _on_mapped(self, answer: tuple[Sheet, Mapping]) -> None:
        self._sheet, mapping = answer
        self._tried = None
        self._form = MappingForm(self._desk.say, self._sheet, mapping, fixed_choices(self._desk))
        if self._opened is not None:
            self.lay.show_mapping(self._form, self._opened.file, len(self._sheet.rows))

    def _try_out(self) -> None:
        wish = self._wish()
        if wish is not None and not self._is_busy:
            self._begin(self._desk.say("Trying the rows"))
            self._work.try_out(wish, self._watch)

    def _take(self) -> None:
        wish = self._wish()
        if wish is not None and self._tried is not None and not self._is_busy:
            self._begin(self._desk.say("Taking the rows"))
            self._work.take(wish, self._watch)

    def _wish(self) -> Wish | None:
        if self._opened is None or self._sheet is None or self._form is None:
            return None
        opened, mapping = self._opened, self._form.mapping()
        return Wish(
            opened.file,
            opened.sha256,
            self._sheet,
            mapping,
            self.lay.late_reason(),
            self._desk.clinic.branch,
        )

    def _on_done(self, show: Callable[[Tried], None], tried: Tried) -> None:
        self._rest()
        self._tried = tried
        show(tried)

    def _save_refused(self) -> None:
        if self._opened is not None and self._sheet is not None and self._tried is not None:
            self._work.ask_place(self._opened.file, self._sheet, self._tried)

    def _back_to_columns(self) -> None:
        if self._form is not None and self._opened is not None and self._sheet is not None:
            self._tried = None
            self.lay.show_mapping(self._form, self._opened.file, len(self._sheet.rows))

    def _begin(self, what: str = "") -> None:
        self._is_busy, self._watch = True, Watch()
        self.lay.set_busy(self._watch, what)

    def _rest(self) -> None:
        self._is_busy = False
        self.lay.rest()

    def _connect(self) -> None:
        work, lay = self._work, self.lay
        work.opened.connect(self._on_opened)
        work.mapped.connect(self._on_mapped)
        work.tried.connect(partial(self._on_done, lay.show_tried))
        work.taken.connect(partial(self._on_done, lay.show_taken))
        work.saved.connect(lay.tell_saved)
        work.failed.connect(self.show_error)
        lay.choose.clicked.connect(work.ask_file)
        work.chosen.connect(self.open)
        lay.back.clicked.connect(self._back_to_columns)
        lay.trying.clicked.connect(self._try_out)
        lay.taking.clicked.connect(self._take)
        lay.refused.clicked.connect(self._save_refused)
        lay.leaving.clicked.connect(self.closed)
        lay.taken.chosen.connect(self._map)
        lay.sheet.chosen.connect(self._map)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.closed)
