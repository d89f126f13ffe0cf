"""At the bedside: the drips that are ordered or run, and one of them over the whole window."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

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
from app.ui.kit.loud_notice import LoudNotice
from app.ui.pages.bedside.drip import DripView
from app.ui.pages.bedside.scanning import Scanning
from app.ui.parts.form_rows import all_changed
from app.ui.parts.named import Called, elsewhere, named_diagnosis, named_product
from app.ui.parts.order_list import OrderList
from app.words import person_word, post_word

_LOOK_MS = 30_000  # how soon an order of the physician appears by itself
_TICK_MS = 1_000


@dataclass(frozen=True, slots=True)
class _Seen:
    """What stands in the books: all orders, and the drip that was asked for."""

    orders: tuple[Ordered, ...]
    entry: EntryId | None
    one: Ordered | None
    is_by_band: bool = False


class BedsidePage(QWidget):
    """Whoever may give writes each step as it happens; others who may read look on."""

    given = Signal(object)  # the Treatment with a step more
    alone = Signal(bool)  # one drip wants the whole window, or no more

    def __init__(self, desk: Desk, new_id: Callable[[], UUID]) -> None:
        super().__init__()
        self.setObjectName("bedside_page")
        self._desk = desk
        self._entry: EntryId | None = None
        self._is_busy = False
        self._orders: tuple[Ordered, ...] = ()
        say, member = desk.say, desk.actor.member
        self._head = HeadBar("bedside_head")
        self._head.show_title(say("At the bedside"))
        self.setAccessibleName(say("At the bedside"))
        self._notice = LoudNotice("bedside_notice", close_words=say("Close"))
        clinic, products = desk.clinic, desk.clinic.products
        called = Called(
            lambda given: named_product(given, products.named, say),
            lambda name, icd10: named_diagnosis(name, icd10, products.diagnosis, say),
            lambda branch: elsewhere(branch, clinic.branch, clinic.premises, say),
        )
        self._list = OrderList(say, called)
        who = f"{post_word(member.role, say)} {person_word(member, say)}"
        self._drip = DripView(say, lambda: local(desk.clock()), new_id, who, called)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.setObjectName("bedside_timer")
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.setObjectName("bedside_clock")
        self._scanning = Scanning(desk, self._drip, self)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Look again what is ordered, and how the drip stands that is shown."""
        desk, entry = self._desk, self._entry

        def work() -> _Seen:
            giving, actor = desk.clinic.giving, desk.actor
            one = None if entry is None else giving.look(actor, entry)
            return _Seen(giving.ordered(actor), entry, one)

        desk.lane.run(self, work, then=self._on_seen, failed=self.show_error)

    look_again = refresh

    def open_drip(self, entry: EntryId, *, is_by_band: bool = False) -> None:
        """Show one drip over the whole window."""
        self._entry = entry
        desk = self._desk

        def work() -> _Seen:
            giving, actor = desk.clinic.giving, desk.actor
            one = giving.look(actor, entry)
            # Whose data is opened is written, as on the patient's page.
            desk.clinic.patients.visit(actor, one.patient.id)
            return _Seen(giving.ordered(actor), entry, one, is_by_band)

        desk.lane.run(self, work, then=self._on_seen, failed=self.show_error)

    def show_error(self, error: Exception) -> None:
        """Tell why something did not come about; what is typed stays."""
        self._is_busy = False
        self.tell("bad", str(explain(error, self._desk.say)))

    def tell(self, tone: str, words: str) -> None:
        """Tell a sentence over the whole width, where one looks just now."""
        self._where().tell(tone, words)

    def may_leave(self) -> bool:
        """Stay while a step is half typed: it would be lost."""
        if not self._drip.sheets.is_open:
            return True
        self.tell("caution", self._desk.say("Write or cancel the step that is open first."))
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to what is shown."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.BacktabFocusReason:
            # Who goes back from what is shown would be held here for good.
            self.focusPreviousChild()
            return
        (self._drip if self._is_alone() else self._list).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the orders, and go on looking while the page is in sight."""
        super().showEvent(event)
        self.refresh()
        self._look.start()
        self._tick.start()
        self.alone.emit(self._is_alone())

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more, and leave the window to others."""
        super().hideEvent(event)
        self._look.stop()
        self._tick.stop()
        self.alone.emit(False)

    def _is_alone(self) -> bool:
        return self._stack.currentWidget() is self._drip

    def _where(self) -> LoudNotice:
        return self._drip.parts.notice if self._is_alone() else self._notice

    def _on_seen(self, seen: _Seen) -> None:
        say, today = self._desk.say, local(self._desk.clock()).date()
        self._orders = seen.orders
        running = sum(one.treatment.stage is Stage.RUNNING for one in seen.orders)
        waiting = len(seen.orders) - running
        below = say("{waiting} waiting, {running} running", waiting=waiting, running=running)
        self._head.show_title(say("At the bedside"), below=below)
        self._list.show_drips([(one.treatment, one.patient) for one in seen.orders], today)
        # Another drip may have been chosen meanwhile, or none.
        if seen.one is None or seen.entry != self._entry:
            return
        self._drip.show_drip(seen.one, may_give=self._desk.actor.may(Permission.GIVE))
        if not self._is_alone():
            self._notice.clear()
            self._drip.parts.notice.clear()
            self._stack.setCurrentWidget(self._drip)
            self._drip.setFocus()
            self.alone.emit(self.isVisible())
        if seen.is_by_band:
            self._scanning.take_band(seen.one.patient.number)

    def _back(self) -> None:
        self._entry = None
        self._drip.show_drip(None, may_give=False)
        self._stack.setCurrentWidget(self._front)
        self._list.setFocus()
        self.alone.emit(False)
        self.refresh()

    def _on_band(self, number: str) -> None:
        found = [one for one in self._orders if one.patient.number == number]
        say = self._desk.say
        if len(found) == 1:
            self.open_drip(found[0].treatment.entry, is_by_band=True)
        elif found:
            self.tell("caution", say("Several drips are ordered for this person. Press one."))
        else:
            self.tell("bad", say("Nothing is ordered for number {number}.", number=number))

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
        self._where().clear()
        self._drip.sheets.close()
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
        rest = dict.fromkeys(
            fault_sentence(one, say) for one in self._drip.sheets.tell(error.faults)
        )
        if rest:
            self.tell("bad", " ".join(rest))
        elif words := all_changed(self._drip, say):
            self.tell("caution", words)
        else:
            self._where().clear()

    def _connect(self) -> None:
        self._look.timeout.connect(self.refresh)
        self._tick.timeout.connect(self._drip.tick)
        self._list.chosen.connect(self.open_drip)
        self._drip.sheets.stepped.connect(self._give)
        self._drip.sheets.told.connect(self.tell)
        self._drip.closed.connect(self._back)
        self._scanning.told.connect(self.tell)
        self._scanning.band_read.connect(self._on_band)
        # No proxy: it changes, and Qt loses the keyboard on the way.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _lay_out(self) -> None:
        self._front = QWidget()
        notice = QVBoxLayout()
        notice.setContentsMargins(px(20), px(12), px(20), 0)
        notice.addWidget(self._notice)
        orders = QVBoxLayout()
        orders.setContentsMargins(px(20), px(14), px(16), px(14))
        orders.addWidget(self._list)
        column = QVBoxLayout(self._front)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(notice)
        column.addLayout(orders, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._front)
        self._stack.addWidget(self._drip)
