"""What is asked before a deed at the drip is written: one sheet at a time, in place of the list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from app.domain.course import Act, CheckedBy
from app.domain.errors import Fault
from app.domain.matching import Matching
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.services.giving import Ordered
from app.ui.pages.bedside.layout import Layout
from app.ui.parts.drip_steps import Plan, planned_rate
from app.ui.parts.hand_sheet import HandSheet
from app.ui.parts.step_sheet import StepSheet


class Drip(Protocol):
    """The drip as its sheets know it."""

    @property
    def shown(self) -> Ordered | None:
        """The drip that is shown."""

    def matching(self) -> Matching:
        """Return what was made sure of so far."""

    def match(self, matching: Matching) -> None:
        """Take note of what was made sure of."""

    def show_checks(self) -> None:
        """Show what is to be done now."""

    def setFocus(self) -> None:
        """Bring the keyboard back to the drip."""


class Sheets(QObject):
    """Opens a sheet for a deed, and announces what was typed into it once it is confirmed."""

    stepped = Signal(object)  # the TypedStep
    told = Signal(str, str)  # tone and sentence

    def __init__(
        self,
        drip: Drip,
        parts: Layout,
        say: Wording,
        clock: Callable[[], datetime],
        new_id: Callable[[], UUID],
    ) -> None:
        super().__init__(parts.view)
        self._drip, self._parts, self._say = drip, parts, say
        self._clock, self._new_id = clock, new_id
        self._sheet: StepSheet | HandSheet | None = None
        parts.board.acted.connect(self.open)
        parts.board.refused.connect(self._on_refused)
        parts.by_hand.clicked.connect(self._open_hand)
        parts.wrong.clicked.connect(self._open_wrong)
        parts.cancel.clicked.connect(self.close)
        parts.confirm.clicked.connect(self._on_confirmed)
        QShortcut(QKeySequence("Ctrl+S"), parts.view).activated.connect(self._on_confirmed)

    @property
    def is_open(self) -> bool:
        """Whether something is asked just now."""
        return self._sheet is not None

    def open(self, act: Act, wrong: tuple[str, ...] = ()) -> None:
        """Ask what an act needs; nothing is written before it is confirmed."""
        shown = self._drip.shown
        if shown is None:
            return
        one, ahead = shown.treatment, shown.outlook
        sheet = StepSheet(one, act, self._clock(), self._new_id(), self._say, wrong=wrong)
        if act is Act.BEGUN:
            sheet.fill_rate(planned_rate(Plan(one if ahead is None else ahead.planned)))
        self._show(sheet, self._say("Write it"))
        self.fill_packages()
        if sheet.asks:
            sheet.focus_first()

    def heed(self, before: Treatment, now: Treatment) -> None:
        """Ask again where the products were changed meanwhile; the rest of what was typed stays."""
        old = self._sheet
        if isinstance(old, StepSheet) and before.given != now.given:
            typed = old.typed()
            self.open(old.act)
            if isinstance(self._sheet, StepSheet):
                self._sheet.take_over(typed)
            words = self._say("The order was changed meanwhile. Look at it before you go on.")
            self.told.emit("caution", words)

    def tell(self, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
        """Tell what is wrong beside the fields; return what has no field there."""
        return self._sheet.tell(faults) if isinstance(self._sheet, StepSheet) else faults

    def fill_packages(self) -> None:
        """Bring what was read off the packages into the sheet that is open."""
        if isinstance(self._sheet, HandSheet):
            self.close()
        elif self._sheet is not None:
            matching = self._drip.matching()
            self._sheet.fill([matching.package(one) for one in range(len(matching.ordered))])

    def close(self) -> None:
        """Leave the sheet without a deed."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            self._parts.close_sheet(sheet)
            self._drip.show_checks()
            self._drip.setFocus()

    def _show(self, sheet: StepSheet | HandSheet, deed: str) -> None:
        self.close()
        self._sheet = sheet
        sheet.completed.connect(self._parts.confirm.setFocus)
        self._parts.open_sheet(sheet, deed)
        self._parts.confirm.setFocus()

    def _open_hand(self) -> None:
        self._show(HandSheet(self._drip.matching(), self._say), self._say("Compared by eye"))

    def _open_wrong(self) -> None:
        say = self._say
        what = (
            say("Another product"),
            say("Another strength or amount"),
            say("Past its expiry"),
            say("Damaged or cloudy"),
        )
        self.open(Act.REMARK, what)
        self.told.emit("bad", say("Do not give it. Tell the physician, and set it apart."))

    def _on_refused(self, act: Act) -> None:
        reason = self._parts.board.buttons[act].reason
        self.told.emit("caution", self._say("{reason}.", reason=reason))

    def _on_confirmed(self) -> None:
        sheet, drip = self._sheet, self._drip
        if isinstance(sheet, StepSheet):
            checks = drip.matching().checks if sheet.act is Act.BEGUN else ()
            self.stepped.emit(replace(sheet.typed(), checks=checks))
        elif isinstance(sheet, HandSheet):
            line = sheet.line()
            if line is None:
                words = self._say("Press the product that you hold in your hand.")
                self.told.emit("caution", words)
                return
            lot, expiry = sheet.package()
            found = drip.matching()
            self.close()
            drip.match(found.with_product(line, CheckedBy.HAND, self._clock(), lot, expiry))
