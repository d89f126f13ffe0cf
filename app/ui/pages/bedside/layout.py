"""How the nurse's screen is laid out: head, steps, what to do now, deeds at the right, the order."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.keys import StaffId
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.services.outlook import Outlook
from app.ui.kit.big_button import BigButton
from app.ui.kit.card import Card
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.loud_notice import LoudNotice
from app.ui.kit.panel import Scroller
from app.ui.kit.stepper import Milestone, Stepper
from app.ui.kit.touch import by_finger
from app.ui.parts.course_list import CourseList
from app.ui.parts.deed_board import DeedBoard
from app.ui.parts.drip_foot import DripFoot
from app.ui.parts.drip_head import DripHead
from app.ui.parts.match_rows import MatchRows
from app.ui.parts.named import Called
from app.ui.parts.now_words import Now
from app.ui.parts.scan_card import ScanCard
from app.ui.parts.tall_enough import TallEnough
from app.ui.parts.volume_gauge import VolumeGauge
from app.words import ml_word

_RIGHT = 424
_LEAST = 256  # what the gauge needs
_LOW, _ROOMY = 720, 900


class Layout:
    """The parts of the screen by name; the view tells them what to show."""

    def __init__(self, say: Wording, who: str, view: QWidget, called: Called) -> None:
        self.view, self._say = view, say
        self.head, self.steps = DripHead(say, who), Stepper("drip_steps")
        self.notice = LoudNotice("drip_notice", close_words=say("Close"))
        self.card, self.rows, self.course = ScanCard(say), MatchRows(say), CourseList(say)
        self.board, self.gauge, self.foot = DeedBoard(say), VolumeGauge(say), DripFoot(say, called)
        self.by_hand = BigButton(
            say("No code? Choose by hand"), name="by_hand", icon="search", size=16
        )
        self.wrong = BigButton(
            say("Another product came"), name="wrong_product", icon="cross-circle", size=16
        )
        self.cancel = BigButton(say("Cancel"), name="step_cancel", height=72)
        self.confirm = BigButton("", "primary", name="step_confirm", icon="check", height=72)
        self._gauge_card, self._course_card = Card("gauge_card"), Card("course_card")
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._left = Scroller(self._content, name="drip_scroll")
        self._right = self._right_column()
        self._lay_out(view)
        for button in (self.cancel, self.confirm):
            button.hide()

    def show_steps(self, steps: tuple[Milestone, ...]) -> None:
        """Show the four steps, and say where one is."""
        now = next((one for one in steps if one.state == "now"), steps[-1])
        self.steps.show_steps(steps, self._say("Now: {step}", step=now.title))

    def show_now(self, told: Now, *, asks_person: bool, can_match: bool) -> None:
        """Show what is to be done now, with the buttons it needs."""
        card = self.card
        card.show_words(told.title, told.what, told.hint, icon=told.icon, loud=told.is_loud)
        card.ask_person(asks_person)
        is_open = not self.cancel.isHidden()
        for button in (self.by_hand, self.wrong):
            button.setVisible(can_match and not is_open)
        self._can_match = can_match
        self._course_card.setVisible(not self.course.isHidden() and not is_open)

    def show_outlook(
        self,
        treatment: Treatment,
        ahead: Outlook | None,
        name_of: Callable[[StaffId], str],
        today: date,
    ) -> None:
        """Show the order, the verdicts as planned, and what is used of the limit."""
        self.foot.show_order(treatment, name_of, today)
        if ahead is None:
            self.foot.show_verdicts(treatment.assessment, is_planned=False)
        else:
            self.foot.show_verdicts(ahead.assessment, is_planned=ahead.is_planned)
        is_known = ahead is not None and ahead.limit is not None
        self._gauge_card.setVisible(is_known)
        if ahead is not None and ahead.limit is not None:
            self.gauge.show_room(ahead.room, ahead.limit)
            volume = ml_word(treatment.iv_volume_ml)
            self._own.setText(
                self._say("The {volume} mL of this drip are counted in.", volume=volume)
            )

    def open_sheet(self, sheet: QWidget, deed: str) -> None:
        """Show a sheet in the place of what is to be done now."""
        for part in (self.card, self.rows, self._course_card, self.by_hand, self.wrong):
            part.hide()
        self.notice.clear()
        self.confirm.set_words(deed)
        self.cancel.show()
        self.confirm.show()
        self._fit_steps()
        self._column.insertWidget(0, sheet)
        # At once, and not with the next event: the keyboard goes there now.
        sheet.show()
        self._left.verticalScrollBar().setValue(0)

    def close_sheet(self, sheet: QWidget) -> None:
        """Show again what is to be done now."""
        # First the keyboard: what is hidden with it hands it on to anything.
        self.view.setFocus()
        sheet.hide()
        self.cancel.hide()
        self.confirm.hide()
        self._fit_steps()
        sheet.setParent(None)
        sheet.deleteLater()
        self.notice.clear()
        self.card.show()
        self.rows.show()
        for button in (self.by_hand, self.wrong):
            button.setVisible(self._can_match)
        self._course_card.setVisible(not self.course.isHidden())

    def fit(self, width: int, height: int) -> None:
        """Give way in a small window: the deeds keep what a finger needs."""
        self._right.setFixedWidth(min(px(_RIGHT), max(width * 34 // 100, px(_LEAST))))
        self.board.set_low(height < px(_LOW))
        self.foot.setVisible(height >= px(560))
        self.steps.set_low(height < px(500))
        self._height = height
        self._fit_steps()
        self.head.set_narrow(width < px(680))

    def _fit_steps(self) -> None:
        # While something is asked, its fields need the room of a small window more.
        is_asking = not self.cancel.isHidden()
        self.steps.setVisible(not is_asking or self._height >= px(_ROOMY))

    def _right_column(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, px(4), 0)
        column.setSpacing(px(12))
        column.addWidget(self.board)
        self._own = Label(size=13, ink="text2", wrap=True, name="gauge_own")
        self._own.setContentsMargins(px(8), 0, px(8), 0)
        self._gauge_card.body.addWidget(self.gauge)
        self._gauge_card.body.addWidget(self._own)
        self._gauge_card.body.setSpacing(px(6))
        self._gauge_card.body.setContentsMargins(px(4), px(8), px(4), px(10))
        column.addWidget(self._gauge_card)
        column.addStretch(1)
        TallEnough(content)
        scroller = Scroller(content, name="deeds_scroll")
        by_finger(scroller)
        return scroller

    def _lay_out(self, view: QWidget) -> None:
        self._can_match = False
        self._column.setContentsMargins(0, 0, px(4), 0)
        self._column.setSpacing(px(14))
        self._course_card.body.addWidget(self.course)
        for part in (self.card, self.rows, self._course_card):
            self._column.addWidget(part)
        self._column.addStretch(1)
        TallEnough(self._content)
        by_finger(self._left)
        below = QHBoxLayout()
        below.setSpacing(px(12))
        for button in (self.by_hand, self.wrong, self.cancel, self.confirm):
            below.addWidget(button, 1)
        left = QVBoxLayout()
        left.setSpacing(px(14))
        left.addWidget(self._left, 1)
        left.addLayout(below)
        body = QHBoxLayout()
        body.setContentsMargins(px(28), px(14), px(24), px(14))
        body.setSpacing(px(20))
        body.addLayout(left, 1)
        body.addWidget(self._right)
        notice = QHBoxLayout()
        notice.setContentsMargins(px(28), px(12), px(28), 0)
        notice.addWidget(self.notice)
        whole = QVBoxLayout(view)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.steps)
        whole.addLayout(notice)
        whole.addLayout(body, 1)
        whole.addWidget(self.foot)
        # Small before anything is shown, or the window would grow at first.
        self.fit(0, 0)
