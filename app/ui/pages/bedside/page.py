"""At the bedside: the drips that are ordered or run, and one of them big, to be given step by step."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.course import Stage, TypedStep
from app.domain.errors import Refused
from app.domain.staff import Permission
from app.domain.treatments import EntryId, Treatment
from app.faults import fault_sentence
from app.problems import explain
from app.services.giving import Ordered
from app.ui.desk import Desk
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.pages.bedside.drip import DripView
from app.ui.pages.bedside.scanning import Scanning
from app.ui.parts.empty import Empty
from app.ui.parts.order_list import OrderList

_LOOK_MS = 30_000  # how soon an order of the physician appears by itself
_NARROW = 1080
_LIST = {False: 344, True: 288}


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stands in the books: all orders, and the drip that was asked for."""

    orders: tuple[Ordered, ...]
    entry: EntryId | None
    one: Ordered | None


class BedsidePage(QWidget):
    """Whoever may give writes each step as it happens; others who may read look on."""

    given = Signal(object)  # the Treatment with a step more

    def __init__(self, desk: Desk, new_id: Callable[[], UUID]) -> None:
        super().__init__()
        self.setObjectName("bedside_page")
        self._desk = desk
        self._entry: EntryId | None = None
        self._is_busy = False
        say = desk.say
        self._head = HeadBar("bedside_head")
        self._head.show_title(say("At the bedside"))
        self._notice = Notice("bedside_notice", closable=True, close_words=say("Close"))
        self._list = OrderList(say)
        self._drip = DripView(say, lambda: local(desk.clock()), new_id)
        self._empty = Empty("bedside_empty")
        self._empty.tell(say("No drip is chosen."), say("Press one at the left."))
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.setObjectName("bedside_timer")
        self._lay_out()
        self._look.timeout.connect(self.refresh)
        self._list.chosen.connect(self.choose)
        self._drip.stepped.connect(self._give)
        self._drip.changed_meanwhile.connect(self._on_changed_meanwhile)
        self.setFocusProxy(self._list)
        Scanning(desk, self._drip, self._notice, self)

    def refresh(self) -> None:
        """Look again what is ordered, and how the drip stands that is shown."""
        desk, entry = self._desk, self._entry

        def work() -> _Seen:
            giving, actor = desk.clinic.giving, desk.actor
            one = None if entry is None else giving.look(actor, entry)
            return _Seen(giving.ordered(actor), entry, one)

        desk.lane.run(self, work, then=self._on_seen, failed=self.show_error)

    def show_error(self, error: Exception) -> None:
        """Tell why something did not come about; what is typed stays."""
        self._is_busy = False
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the orders, and go on looking while the page is in sight."""
        super().showEvent(event)
        self.refresh()
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        self._look.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the drip more of a small window."""
        super().resizeEvent(event)
        self._list.setFixedWidth(px(_LIST[self.width() < px(_NARROW)]))

    def _on_seen(self, seen: _Seen) -> None:
        say, today = self._desk.say, local(self._desk.clock()).date()
        running = sum(one.treatment.stage is Stage.RUNNING for one in seen.orders)
        waiting = len(seen.orders) - running
        below = say("{waiting} waiting, {running} running", waiting=waiting, running=running)
        self._head.show_title(say("At the bedside"), below=below)
        self._list.show_drips([(one.treatment, one.patient) for one in seen.orders], today)
        self._list.mark(self._entry)
        # Another drip may have been chosen meanwhile.
        if seen.one is not None and seen.entry == self._entry:
            self._drip.show_drip(seen.one, may_give=self._desk.actor.may(Permission.GIVE))
            self._right.setCurrentWidget(self._drip)

    def choose(self, entry: EntryId) -> None:
        """Show one drip, unless a step of another is being written."""
        if entry == self._entry:
            return
        if self._drip.is_typing:
            words = self._desk.say("Write or cancel the step that is open first.")
            self._notice.tell("caution", words)
            return
        self._notice.clear()
        self._entry = entry
        desk = self._desk

        def work() -> _Seen:
            giving, actor = desk.clinic.giving, desk.actor
            one = giving.look(actor, entry)
            # Whose data is opened is written, as on the patient's page.
            desk.clinic.patients.visit(actor, one.patient.id)
            return _Seen(giving.ordered(actor), entry, one)

        desk.lane.run(self, work, then=self._on_seen, failed=self.show_error)

    def _give(self, typed: TypedStep) -> None:
        treatment, desk = self._drip.treatment, self._desk
        # A deed pressed twice is one deed.
        if treatment is None or self._is_busy:
            return
        self._is_busy = True
        number = treatment.id
        desk.lane.run(
            self,
            lambda: desk.clinic.giving.give(desk.actor, number, typed),
            then=self._on_given,
            failed=self._on_refused,
        )

    def _on_given(self, treatment: Treatment) -> None:
        self._is_busy = False
        self._notice.clear()
        self._drip.close_sheet()
        self.given.emit(treatment)
        self.refresh()

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            self.show_error(error)
            # Somebody else may have been quicker: what stands now is shown beside what is typed.
            self.refresh()
            return
        self._is_busy = False
        say = self._desk.say
        rest = dict.fromkeys(fault_sentence(one, say) for one in self._drip.tell(error.faults))
        if rest:
            self._notice.tell("bad", " ".join(rest))
        else:
            self._notice.clear()

    def _on_changed_meanwhile(self) -> None:
        words = self._desk.say("The order was changed meanwhile. Look at it before you go on.")
        self._notice.tell("caution", words)

    def _lay_out(self) -> None:
        right = QWidget()
        self._right = QStackedLayout(right)
        self._right.addWidget(self._empty)
        self._right.addWidget(self._drip)
        left = QVBoxLayout()
        left.setContentsMargins(px(16), px(14), px(8), px(14))
        left.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(right, 1)
        notice = QHBoxLayout()
        notice.setContentsMargins(px(16), 0, px(16), 0)
        notice.addWidget(self._notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(notice)
        column.addLayout(row, 1)
