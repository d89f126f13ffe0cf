"""The page of the day: four places in which an infusion can wait, and one way on from each."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.board import Place
from app.domain.patients import Patient
from app.domain.treatments import Treatment
from app.problems import explain
from app.services.today import Column, Today, Waiting
from app.ui.desk import Desk
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.pages.today.head import TodayHead
from app.ui.pages.today.telling import face, is_over, over_line
from app.ui.pages.today.words import columns
from app.ui.parts.board import Board
from app.ui.parts.today_foot import CERTIFICATES_KEY, DRAFTS_KEY, EXEMPTIONS_KEY, TodayFoot

_READ_MS = 30_000  # how soon what others write appears
_RENEW_MS = 10_000  # how often rings and volumes go on, out of what was read

_AT_BED = (Place.WAITING, Place.RUNNING)
_Found = tuple[Patient, Treatment]


class TodayPage(QWidget):
    """Shows what waits and leads to it; the books are read by the lane, the rings run by themselves."""

    opened = Signal(object, object)  # the Patient, the Treatment
    finalise_asked = Signal(object, object)  # likewise
    bedside_asked = Signal(object)  # the EntryId of an order to begin or to end
    searched = Signal(str)  # what was typed to find a patient
    infusion_asked = Signal()
    use_asked = Signal()
    tasks_asked = Signal()  # the list of drafts, and of all else that is left
    exemptions_asked = Signal()  # those that soon end
    certificates_asked = Signal()  # those of today

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("today_page")
        self._desk, say = desk, desk.say
        self._columns: tuple[Column, ...] = ()
        self._late: list[Waiting] = []
        self._head = TodayHead(desk)
        self._over = Notice("today_overdue")
        self._notice = Notice("today_notice", closable=True, close_words=say("Close"))
        self._board, self._foot = Board(columns(say), say), TodayFoot(say)
        self._read = QTimer(self, interval=_READ_MS)
        self._renew = QTimer(self, interval=_RENEW_MS)
        self._read.setObjectName("today_read")
        self._renew.setObjectName("today_renew")
        self._lay_out()
        self._read.timeout.connect(self.refresh)
        self._renew.timeout.connect(self._show)
        self._head.searched.connect(self.searched)
        self._head.use_asked.connect(self.use_asked)
        self._head.infusion_asked.connect(self.infusion_asked)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.infusion_asked)
        self._over.deed.connect(self._end_first)
        self._board.opened.connect(self._open)
        self._board.done.connect(self._do)
        self._board.more_asked.connect(self.tasks_asked)
        for key, asked, leads in (
            (DRAFTS_KEY, self._foot.drafts_asked, self.tasks_asked),
            (EXEMPTIONS_KEY, self._foot.exemptions_asked, self.exemptions_asked),
            (CERTIFICATES_KEY, self._foot.certificates_asked, self.certificates_asked),
        ):
            asked.connect(leads)
            QShortcut(QKeySequence(key), self).activated.connect(leads)
        self.setFocusProxy(self._board)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the day, and go on looking while the page is in sight."""
        super().showEvent(event)
        self.refresh()
        self._read.start()
        self._renew.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        self._read.stop()
        self._renew.stop()

    def refresh(self) -> None:
        """Look again what waits."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.today.look(desk.actor),
            then=self._on_today,
            failed=self.show_error,
        )

    look_again = refresh

    def show_error(self, error: Exception) -> None:
        """Tell why something that was asked for did not come about."""
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _on_today(self, today: Today) -> None:
        self._columns = today.columns
        counts = (today.drafts, today.running_out, today.finalised, today.certificates)
        self._foot.show_counts(*counts)
        self._show()
        self._board.settle()

    def _show(self) -> None:
        """Show what was read as it stands by now."""
        desk, now = self._desk, self._desk.clock()
        self._head.show_time(now)
        self._late = [one for column in self._columns for one in column.shown if is_over(one, now)]
        for column in self._columns:
            faces = [face(one, now, desk) for one in column.shown]
            self._board.columns[column.place.value].show_faces(faces, column.count)
        if not self._late:
            self._over.clear()
            return
        words = over_line(self._late, now, desk.say)
        if words != self._over.words:
            deed = desk.say("Write the end")
            self._over.tell("bad", words, deed=deed, icon="clock", urgent=True)

    def _end_first(self) -> None:
        if self._late:
            self._do(self._late[0], "E")

    def _open(self, one: Waiting) -> None:
        self._fetch(one, self._on_opened)

    def _do(self, one: Waiting, letter: str) -> None:
        if letter in "SE" and one.treatment.ordered is not None and one.place in _AT_BED:
            self.bedside_asked.emit(one.treatment.entry)
        elif letter == "F":
            self._fetch(one, self._on_finalising)
        else:
            self._open(one)

    def _fetch(self, one: Waiting, then: Callable[[_Found], None]) -> None:
        desk = self._desk
        desk.lane.run(self, lambda: _found(desk, one), then=then, failed=self.show_error)

    def _on_opened(self, found: _Found) -> None:
        self.opened.emit(*found)

    def _on_finalising(self, found: _Found) -> None:
        self.finalise_asked.emit(*found)

    def _lay_out(self) -> None:
        content = QVBoxLayout()
        content.setContentsMargins(px(20), px(14), px(20), 0)
        content.setSpacing(px(12))
        for one in (self._notice, self._over):
            content.addWidget(one)
        content.addWidget(self._board, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(content, 1)
        column.addWidget(self._foot)


def _found(desk: Desk, one: Waiting) -> _Found:
    """Return the patient, visited, and the record as it stands by now."""
    patient = desk.clinic.patients.visit(desk.actor, one.patient.id)
    return patient, desk.clinic.treatments.current(desk.actor, one.treatment.entry) or one.treatment
