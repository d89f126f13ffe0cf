"""The page of what is left to do: a list, and beside it what the chosen line is about."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.domain.errors import NotThere
from app.domain.patients import Patient
from app.domain.todo import Kind
from app.domain.treatments import Treatment
from app.problems import explain
from app.services.ports import KeptDraft
from app.services.todo import Task
from app.ui.desk import Desk
from app.ui.kit.card import Card
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.pages.todo.discarding import Discarding
from app.ui.pages.todo.kinds import summary
from app.ui.pages.todo.telling import facts, row
from app.ui.parts.empty import Empty
from app.ui.parts.patient_words import names
from app.ui.parts.todo_detail import TodoDetail
from app.ui.parts.todo_table import TodoRow, TodoTable

_DETAIL = 352


class TodoPage(QWidget):
    """Shows what waits, opens it at its patient, approves and discards."""

    opened = Signal(object, object)  # the Patient; the Treatment or KeptDraft
    changed = Signal()  # something was done: there is less to do

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("todo_page")
        self._desk = desk
        say = desk.say
        self._head = HeadBar("todo_head")
        self._head.show_title(say("To do"))
        self._notice = Notice("todo_notice", closable=True, close_words=say("Close"))
        self._table = TodoTable(say)
        self._empty = Empty("todo_empty")
        self._empty.tell(
            say("Nothing is left to do."),
            say("Entries to approve, records to finalise and drafts are listed here."),
        )
        self._detail = TodoDetail(say)
        self._discarding = Discarding(desk, self)
        self._lay_out()
        self._table.opened.connect(self._open)
        self._table.moved.connect(self._on_moved)
        self._detail.opened.connect(self._open)
        self._detail.approved.connect(self._approve)
        self._detail.discarded.connect(self._discard)
        self._discarding.discarded.connect(self._on_discarded)
        self.setFocusProxy(self._table)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again whenever the page comes into sight."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list most of a small window."""
        super().resizeEvent(event)
        self._detail.setFixedWidth(min(px(_DETAIL), self.width() * 38 // 100))

    def refresh(self) -> None:
        """Look again what is left to do."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.todo.tasks(desk.actor),
            then=self._on_tasks,
            failed=self.show_error,
        )

    look_again = refresh

    def show_error(self, error: Exception) -> None:
        """Tell why something that was asked for did not come about."""
        self._detail.set_busy(False)
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _on_tasks(self, tasks: tuple[Task, ...]) -> None:
        say, now = self._desk.say, self._desk.clock()
        self._detail.set_busy(False)
        self._head.show_title(say("To do"), below=summary(tasks, say))
        is_first = self._table.rows.rowCount() == 0
        self._table.renew_rows([row(one, now, self._desk) for one in tasks], _what)
        if tasks and is_first:
            self._table.selectRow(0)
        self._places.setCurrentWidget(self._table if tasks else self._empty)
        self._detail.setVisible(bool(tasks))

    def _on_moved(self, _place: int) -> None:
        task = self._chosen()
        if task is None:
            self._detail.show_nothing()
        else:
            self._detail.show_task(facts(task, self._desk))

    def _chosen(self) -> Task | None:
        current = self._table.current_row()
        return None if current is None else current.task

    def _open(self) -> None:
        desk, task = self._desk, self._chosen()
        if task is not None:
            desk.lane.run(
                self, lambda: _found(desk, task), then=self._on_found, failed=self.show_error
            )

    def _on_found(self, found: tuple[Patient, Treatment | KeptDraft]) -> None:
        self.opened.emit(*found)

    def _approve(self) -> None:
        desk, task = self._desk, self._chosen()
        if task is None or not isinstance(task.source, Treatment):
            return
        shown = task.source.id
        self._detail.set_busy(True)

        def work() -> Task:
            desk.clinic.treatments.approve(desk.actor, shown)
            return task

        desk.lane.run(self, work, then=self._on_approved, failed=self.show_error)

    def _on_approved(self, task: Task) -> None:
        say = self._desk.say
        self._on_done(say("Approved: {patient}.", patient=names(task.patient, say)[0]))

    def _discard(self) -> None:
        task = self._chosen()
        if task is not None and isinstance(task.source, KeptDraft):
            self._discarding.ask(task, task.source)

    def _on_discarded(self) -> None:
        self._on_done(self._desk.say("The draft is discarded."))

    def _on_done(self, told: str) -> None:
        # Nothing is chosen now: a second press must not meet the next line.
        self._table.setCurrentIndex(QModelIndex())
        self._notice.tell("ok", told)
        self.refresh()
        self.changed.emit()

    def _lay_out(self) -> None:
        card = Card("todo_card")
        card.body.setContentsMargins(px(8), px(4), px(8), px(8))
        self._places = QStackedLayout()
        # In its place first: what stands nowhere yet would be shown as a window of its own.
        card.body.addLayout(self._places)
        self._places.addWidget(self._table)
        self._places.addWidget(self._empty)
        sides = QHBoxLayout()
        sides.setSpacing(px(12))
        sides.addWidget(card, 1)
        sides.addWidget(self._detail)
        content = QVBoxLayout()
        content.setContentsMargins(px(20), px(14), px(20), px(14))
        content.setSpacing(px(12))
        content.addWidget(self._notice)
        content.addLayout(sides, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(content, 1)


def _what(shown: TodoRow) -> tuple[Kind, UUID]:
    """Return what a row is about: another version is another thing, or it would be approved unread."""
    source = shown.task.source
    return shown.task.kind, source.id if isinstance(source, Treatment) else source.draft.entry


def _found(desk: Desk, task: Task) -> tuple[Patient, Treatment | KeptDraft]:
    """Return the patient, visited, and the record or form as it stands by now; raises NotThere."""
    clinic, actor, source = desk.clinic, desk.actor, task.source
    patient = clinic.patients.visit(actor, task.patient.id)
    if isinstance(source, Treatment):
        return patient, clinic.treatments.current(actor, source.entry) or source
    entry = source.draft.entry
    kept = (one for one in clinic.drafts.of_patient(actor, patient.id) if one.draft.entry == entry)
    found = next(kept, None) or clinic.treatments.current(actor, entry)
    if found is None:
        raise NotThere("draft", str(entry))
    return patient, found
