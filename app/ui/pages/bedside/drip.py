"""One drip over the whole window: whose it is, what to do now, what was done, what can be done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.course import Act, CheckedBy, Stage, next_acts
from app.domain.keys import StaffId
from app.domain.matching import Matching
from app.domain.treatments import EntryId, Treatment
from app.i18n import Wording
from app.services.giving import Ordered
from app.ui.kit.painting import paint_focus, painting
from app.ui.pages.bedside.layout import Layout
from app.ui.pages.bedside.sheets import Sheets
from app.ui.parts.drip_steps import Plan, checks_of, milestones
from app.ui.parts.match_rows import MatchedLine
from app.ui.parts.now_words import as_it_runs, before_it_begins, reasons
from app.ui.parts.patient_words import names
from app.words import person_word

_FLOW = (Act.BEGUN, Act.RESUMED, Act.ENDED)


class DripView(QWidget):
    """Shows a drip and what was made sure of; what a deed needs is asked by its sheets."""

    closed = Signal()  # back to the list

    def __init__(
        self, say: Wording, clock: Callable[[], datetime], new_id: Callable[[], UUID], who: str
    ) -> None:
        super().__init__()
        self.setObjectName("drip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._say, self._clock = say, clock
        self._shown: Ordered | None = None
        self._may_give = False
        self._matchings: dict[EntryId, Matching] = {}
        self.parts = Layout(say, who, self)
        self.sheets = Sheets(self, self.parts, say, clock, new_id)
        self.parts.head.closed.connect(self._on_escape)
        self.parts.card.confirmed.connect(self._on_person)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._on_escape)

    @property
    def shown(self) -> Ordered | None:
        """The drip that is shown, whose it is, and how it stands."""
        return self._shown

    @property
    def treatment(self) -> Treatment | None:
        """The drip that is shown, as it stands."""
        return None if self._shown is None else self._shown.treatment

    @property
    def acts(self) -> tuple[Act, ...]:
        """What this person may do next at the drip."""
        one = self.treatment
        is_over = one is None or one.finalised is not None or one.withdrawn is not None
        if one is None or is_over or one.ordered is None or not self._may_give:
            return ()
        return next_acts(one.course)

    def show_drip(self, shown: Ordered | None, *, may_give: bool) -> None:
        """Show a drip as it stands now, or none; what is half typed stays."""
        before, self._shown = self.treatment, shown
        self._may_give = may_give
        if shown is None:
            self.sheets.close()
            return
        treatment, now = shown.treatment, self._clock()
        self.parts.head.show_drip(treatment, shown.patient, now)
        self.setAccessibleName(names(shown.patient, self._say)[0])
        self.parts.course.show_course(treatment.course, self._name_of, now.date())
        self.parts.show_outlook(treatment, shown.outlook, self._name_of, now.date())
        self.show_checks()
        if before is not None and before.entry == treatment.entry:
            self.sheets.heed(before, treatment)

    def matching(self) -> Matching:
        """Return what was made sure of for this order so far."""
        one = self.treatment
        if one is None:
            return Matching(())
        kept = self._matchings.get(one.entry, Matching(one.given)).anew(one.given)
        self._matchings[one.entry] = kept
        return kept

    def match(self, matching: Matching) -> None:
        """Take note of what was made sure of."""
        if self._shown is not None:
            self._matchings[self._shown.treatment.entry] = matching
            # What was told before is answered by this.
            self.parts.notice.clear()
            self.show_checks()

    def show_checks(self) -> None:
        """Show what was made sure of, and what is to be done now."""
        shown = self._shown
        if shown is None:
            return
        one, now, say = shown.treatment, self._clock(), self._say
        matching, waits = self.matching(), one.stage is Stage.ORDERED
        ahead = shown.outlook
        plan = Plan(one) if ahead is None else Plan(ahead.planned, ahead.flow)
        self.parts.show_steps(milestones(one, matching, plan, now.date(), say))
        checks = matching if waits else replace(matching, checks=checks_of(one))
        lines = tuple(
            MatchedLine(given, checks.of(place), checks.package(place))
            for place, given in enumerate(one.given)
        )
        self.parts.rows.show_lines(lines, waits=waits)
        if waits:
            told = before_it_begins(matching, shown.patient, say)
        else:
            told = as_it_runs(one, plan.flow, now, say)
        may_match = waits and Act.BEGUN in self.acts
        self.parts.show_now(
            told,
            asks_person=may_match and matching.person is None,
            can_match=may_match and bool(matching.left),
        )
        self.parts.board.show_deeds(self.acts, reasons(one, matching, now.date(), say))
        self.parts.board.setVisible(bool(self.acts))

    def tick(self) -> None:
        """Show what time it is, and how far the drip has come by now."""
        self.parts.head.show_time(self._clock())
        if self.treatment is not None and self.treatment.stage is Stage.RUNNING:
            self.show_checks()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin, go on or end by the space bar, which asks once; R for a reaction."""
        key, flow = event.key(), [one for one in _FLOW if one in self.acts]
        if self.sheets.is_open or event.modifiers():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space and flow:
            self.parts.board.buttons[flow[0]].click()
        elif key == Qt.Key.Key_R and Act.REACTION in self.acts:
            self.sheets.open(Act.REACTION)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring of the keyboard around everything below the steps."""
        if self.hasFocus():
            top = self.parts.steps.geometry().bottom() + 1
            foot = self.parts.foot
            below = foot.height() if foot.isVisible() else 0
            with painting(self) as painter:
                paint_focus(painter, QRectF(self.rect().adjusted(0, top, 0, -below)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way in a low or narrow window."""
        super().resizeEvent(event)
        self.parts.fit(self.width(), self.height())

    def _on_person(self) -> None:
        self.match(self.matching().with_person(CheckedBy.HAND, self._clock()))
        self.setFocus()

    def _on_escape(self) -> None:
        if self.sheets.is_open:
            self.sheets.close()
        else:
            self.closed.emit()

    def _name_of(self, staff: StaffId) -> str:
        people = () if self._shown is None else self._shown.people
        return next((person_word(one, self._say) for one in people if one.id == staff), "")
