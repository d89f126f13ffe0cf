"""One drip, big: whose it is, what is ordered, what was done, and what can be done next."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.course import Act, next_acts
from app.domain.errors import Fault
from app.domain.keys import StaffId
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.services.giving import Ordered
from app.ui.kit.card import Card, Hairline
from app.ui.kit.look import px
from app.ui.kit.panel import Scroller
from app.ui.parts.act_bar import ActBar
from app.ui.parts.course_list import CourseList
from app.ui.parts.drip_head import DripHead
from app.ui.parts.drip_order import drip_order
from app.ui.parts.step_sheet import StepSheet
from app.ui.parts.tall_enough import TallEnough
from app.words import person_word


class DripView(QWidget):
    """Announces each step as typed; a sheet that is open is never taken away by news."""

    stepped = Signal(object)  # the TypedStep
    changed_meanwhile = Signal()  # the order was changed while a sheet was open

    def __init__(
        self, say: Wording, clock: Callable[[], datetime], new_id: Callable[[], UUID]
    ) -> None:
        super().__init__()
        self.setObjectName("drip")
        self._say, self._clock, self._new_id = say, clock, new_id
        self._shown: Ordered | None = None
        self._sheet: StepSheet | None = None
        self._may_give = False
        self._head = DripHead(say)
        self._course, self._line = CourseList(say), Hairline()
        self._bar = ActBar(say)
        self._order = QWidget()
        self._card = Card("drip_card")
        self._lay_out()
        self._bar.acted.connect(self._open)
        self._bar.cancelled.connect(self.close_sheet)
        self._bar.confirmed.connect(self._on_confirmed)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._on_confirmed)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close_sheet)

    @property
    def is_typing(self) -> bool:
        """Whether a sheet is open."""
        return self._sheet is not None

    @property
    def treatment(self) -> Treatment | None:
        """The drip that is shown, as it stands."""
        return None if self._shown is None else self._shown.treatment

    def show_drip(self, shown: Ordered, *, may_give: bool) -> None:
        """Show a drip as it stands now; what is half typed stays."""
        before, self._shown = self.treatment, shown
        self._may_give = may_give
        treatment, today = shown.treatment, self._today()
        self._head.show_drip(treatment, shown.patient, today)
        self._course.show_course(treatment.course, self._name_of, today)
        self._line.setVisible(bool(treatment.course))
        if before != treatment:
            order = drip_order(treatment, self._name_of, today, self._say)
            self._card.body.replaceWidget(self._order, order)
            self._order.setParent(None)
            self._order.deleteLater()
            self._order = order
        if self._sheet is None:
            self._bar.show_acts(self._acts())
        elif before is not None and before.given != treatment.given:
            self._open_anew(self._sheet)

    def tell(self, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
        """Tell what is wrong beside the fields of the sheet; return what has no field there."""
        return faults if self._sheet is None else self._sheet.tell(faults)

    def take_scan(self, product: str, lot: str, expiry: str) -> bool:
        """Fill in a scanned product where the drip begins; return False where that is not asked."""
        return self._sheet is not None and self._sheet.take_scan(product, lot, expiry)

    def close_sheet(self) -> None:
        """Leave the sheet without a deed."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.setParent(None)
            sheet.deleteLater()
            self._bar.show_acts(self._acts())
            self._bar.setFocus()

    def _open(self, act: Act) -> None:
        treatment = self.treatment
        if treatment is None:
            return
        self._sheet = StepSheet(treatment, act, self._clock(), self._new_id(), self._say)
        self._sheet.completed.connect(self._bar.focus_on_deed)
        self._content.insertWidget(0, self._sheet)
        # At once, and not with the next event: the keyboard goes there now.
        self._sheet.show()
        self._bar.show_sheet(act)
        self._scroller.verticalScrollBar().setValue(0)
        self._sheet.setFocus()

    def _open_anew(self, old: StepSheet) -> None:
        """Ask again of the products that are ordered now; the rest of what was typed stays."""
        typed = old.typed()
        self.close_sheet()
        self._open(old.act)
        if self._sheet is not None:
            self._sheet.take_over(typed)
        self.changed_meanwhile.emit()

    def _on_confirmed(self) -> None:
        if self._sheet is not None:
            self.stepped.emit(self._sheet.typed())

    def _acts(self) -> tuple[Act, ...]:
        one = self.treatment
        is_over = one is None or one.finalised is not None or one.withdrawn is not None
        if one is None or is_over or one.ordered is None or not self._may_give:
            return ()
        return next_acts(one.course)

    def _name_of(self, staff: StaffId) -> str:
        people = () if self._shown is None else self._shown.people
        return next((person_word(one, self._say) for one in people if one.id == staff), "")

    def _today(self) -> date:
        return self._clock().date()

    def _lay_out(self) -> None:
        content = QWidget()
        self._content = QVBoxLayout(content)
        self._content.setContentsMargins(0, 0, px(4), 0)
        self._content.setSpacing(px(12))
        self._card.body.addWidget(self._order)
        self._card.body.addWidget(self._line)
        self._card.body.addWidget(self._course)
        self._content.addWidget(self._card)
        self._content.addStretch(1)
        TallEnough(content)
        self._scroller = Scroller(content, name="drip_scroll")
        above = QVBoxLayout()
        above.setContentsMargins(px(20), px(14), px(16), px(10))
        above.setSpacing(px(12))
        above.addWidget(self._head)
        above.addWidget(self._scroller, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above, 1)
        column.addWidget(self._bar)
