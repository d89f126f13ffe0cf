"""The page of reports: the overview of a month or a year, and who received a lot."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.figures import Figures
from app.domain.sheets import TableForm
from app.domain.spans import Span, beside, month_of, year_of
from app.problems import explain
from app.services.reports import Outstanding, Received
from app.services.today import SOON
from app.ui.desk import Desk
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.panel import Scroller
from app.ui.kit.touch import by_finger
from app.ui.pages.reports.head import LOTS, OVERVIEW, ReportHead
from app.ui.pages.reports.lots import Lots
from app.ui.pages.reports.overview import Overview
from app.ui.pages.reports.paper import PaperOut
from app.ui.pages.reports.span_bar import SpanBar
from app.ui.pages.reports.words import paper_of, span_words, table_of
from app.ui.parts.list_saving import ListSaving
from app.ui.parts.named import named_figures, named_product


class ReportsPage(QWidget):
    """Counts a month or a year, of a team or of everybody, and finds lots."""

    opened = Signal(object)  # the PatientId of a line

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("reports_page")
        self._desk, say = desk, desk.say
        self._span = month_of(local(desk.clock()).date())
        self._asked = 0
        self._figures: Figures | None = None
        self._outstanding = Outstanding()
        self._head = ReportHead(say, local(desk.clock()).date().isoformat())
        self._bar = SpanBar(say)
        self._notice = Notice("reports_notice", closable=True, close_words=say("Close"))
        self._overview, self._lots = Overview(say, self._bar), Lots(say)
        self._saving, self._paper = ListSaving(desk.lane, say, self), PaperOut(desk, self)
        self._shown = Scroller(self._overview, name="overview_scroll")
        by_finger(self._shown)
        self._lay_out()
        self._head.shown.connect(self._on_shown)
        self._bar.went.connect(self._go)
        self._bar.widened.connect(self._widen)
        self._bar.team_chosen.connect(self._count)
        self._head.saving_asked.connect(self._save_figures)
        self._head.paper_asked.connect(self._save_paper)
        self._lots.asked.connect(self._find)
        self._lots.saving_asked.connect(self._save_lots)
        for out in (self._saving, self._paper):
            out.saved.connect(self._on_saved)
            out.failed.connect(self.show_error)
        for part in (self._overview, self._lots):
            part.opened.connect(self.opened)
        self.setFocusProxy(self._head)

    def showEvent(self, event: QShowEvent) -> None:
        """Count again whenever the page comes into sight."""
        super().showEvent(event)
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.reports.teams(desk.actor),
            then=self._bar.set_teams,
            failed=self.show_error,
        )
        self._count()

    def hideEvent(self, event: QHideEvent) -> None:
        """Show every exemption that ends soon again, whoever comes back."""
        super().hideEvent(event)
        self._overview.narrow(date.max)

    def show_ending(self) -> None:
        """Go to the exemptions that the page of the day counts as ending soon."""
        self._head.choose(OVERVIEW)
        self._overview.narrow(local(self._desk.clock()).date() + SOON)
        self._overview.ending.setFocus()
        # In a small window they stand below the figures, and have their place only then.
        self._desk.lane.soon(self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        self._shown.ensureWidgetVisible(self._overview.ending)

    def show_error(self, error: Exception) -> None:
        """Tell why something did not come about."""
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _count(self) -> None:
        desk, span, team = self._desk, self._span, self._bar.team
        self._asked += 1
        asked, reports = self._asked, desk.clinic.reports
        self._bar.show_span(span_words(span, desk.say), is_by_day=span.is_by_day)
        self._overview.show_counting(span)
        # A year takes seconds: nobody who opens a patient waits for it.
        desk.lane.meanwhile(
            self,
            lambda: (
                *(asked, span, reports.figures(desk.actor, span, team)),
                reports.outstanding(desk.actor),
            ),
            then=self._on_counted,
            failed=self.show_error,
        )

    def _on_counted(self, answer: tuple[int, Span, Figures, Outstanding]) -> None:
        asked, span, figures, outstanding = answer
        # Whoever went on meanwhile waits for another answer.
        if asked == self._asked:
            known, say = self._desk.clinic.products.named, self._desk.say
            products = tuple(named_figures(one, known, say) for one in figures.products)
            figures = replace(figures, products=products)
            self._figures, self._outstanding = figures, outstanding
            self._overview.show_figures(figures, span)
            self._overview.show_outstanding(outstanding)

    def _go(self, by: int) -> None:
        self._span = beside(self._span, by)
        self._count()

    def _widen(self, is_by_day: object) -> None:
        # The year's last month, or this one where it is this year's.
        today = local(self._desk.clock()).date()
        day = min(max(today, self._span.first), self._span.last)
        self._span = month_of(day) if is_by_day else year_of(day)
        self._count()

    def _find(self, typed: str) -> None:
        desk = self._desk
        desk.lane.run(
            self,
            lambda: (typed, desk.clinic.reports.recall(desk.actor, typed)),
            then=self._on_found,
            failed=self.show_error,
        )

    def _on_found(self, answer: tuple[str, tuple[Received, ...]]) -> None:
        typed, found = answer
        known, say = self._desk.clinic.products.named, self._desk.say
        called = tuple(
            replace(one, line=replace(one.line, brand=named_product(one.line, known, say)))
            for one in found
        )
        self._lots.show_found(typed, called)

    def _on_shown(self, part: object) -> None:
        self._places.setCurrentWidget(self._lots if part == LOTS else self._shown)
        if part == LOTS:
            self._lots.setFocus()

    def _save_figures(self) -> None:
        desk, span, team = self._desk, self._span, self._bar.team
        if self._figures is not None:
            table = table_of(self._figures, span, team, desk.say)
            take_out = partial(desk.clinic.tables.take_out, desk.actor, table)
            self._saving.ask(desk.say("Save the overview"), f"overview-{span.first}", take_out)

    def _save_paper(self) -> None:
        desk, span, team = self._desk, self._span, self._bar.team
        if self._figures is not None:
            paper = paper_of(self._figures, self._outstanding, span, team, desk.say)
            self._paper.ask(f"overview-{span.first}.pdf", paper)

    def _save_lots(self) -> None:
        desk, sheet = self._desk, self._lots.sheet()

        def make(form: TableForm) -> bytes:
            return desk.clinic.tables.take_out(desk.actor, sheet, form)

        self._saving.ask(desk.say("Save who received the lot"), "lot", make)

    def _on_saved(self, path: Path) -> None:
        self._notice.tell("ok", self._desk.say("Saved as {name}.", name=path.name))

    def _lay_out(self) -> None:
        content = QVBoxLayout()
        content.setContentsMargins(px(20), px(14), px(20), px(14))
        content.setSpacing(px(12))
        content.addWidget(self._notice)
        self._places = QStackedLayout()
        content.addLayout(self._places, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(content, 1)
        self._places.addWidget(self._shown)
        self._places.addWidget(self._lots)
