"""What was counted of a span: bars, a table by body, one by product, and what is to be seen to."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.figures import Figures, OfBody, OfProduct
from app.domain.spans import Span
from app.domain.verdicts import Outcome
from app.findings import outcome_word
from app.i18n import Wording
from app.services.reports import Outstanding
from app.ui.kit.bar_chart import BarChart
from app.ui.kit.card import Card
from app.ui.kit.labels import Label
from app.ui.kit.legend import Legend
from app.ui.kit.look import font, px, scale
from app.ui.kit.painting import width_of
from app.ui.kit.rows import Column
from app.ui.kit.table import ROW_HEIGHT, Table
from app.ui.pages.reports.words import bars_of, bars_title, legend_of, totals, volume_words
from app.ui.parts.patient_words import body, names

_ASIDE, _NARROW, _NUMBER = 316, 1080, 78


class Overview(QWidget):
    """Shows the figures of a span, and beside them what is outstanding."""

    opened = Signal(object)  # the PatientId of a line at the right

    def __init__(self, say: Wording, bar: QWidget) -> None:
        super().__init__()
        self._bar = bar
        self.setObjectName("overview")
        self._say = say
        self._outstanding, self._last = Outstanding(), date.max
        self._title = Label(size=13, bold=True, name="overview_title")
        self._totals = Label(size=13, ink="text2", name="overview_totals")
        self._chart = BarChart("overview_chart", say("Infusions over time"))
        self._legend = Legend("overview_legend")
        self._bodies = Table(_of_bodies(say), name="overview_bodies", spoken=say("By body"))
        self._products = Table(
            _of_products(say), name="overview_products", spoken=say("By product")
        )
        self.ending = Table(
            _of_ending(say), name="overview_ending", spoken=say("TUE that end soon")
        )
        self._unapproved = Table(
            _of_unapproved(say),
            name="overview_unapproved",
            spoken=say("Proxy entries not approved"),
        )
        for table in (self.ending, self._unapproved):
            table.opened.connect(self._on_opened)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is outstanding below the figures in a small window."""
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(down if narrow else across)
        self._aside.setDirection(across if narrow else down)
        self._beside.setMinimumWidth(0 if narrow else px(_ASIDE))
        self._beside.setMaximumWidth(16_777_215 if narrow else px(_ASIDE))
        self._beside.setMinimumHeight(px(150) if narrow else 0)
        self._beside.setMaximumHeight(px(150) if narrow else 16_777_215)

    def show_counting(self, span: Span) -> None:
        """Tell that a span is being counted; a year takes seconds."""
        self._title.setText(bars_title(span, self._say))
        self._totals.setText(self._say("Counting…"))

    def show_figures(self, figures: Figures, span: Span) -> None:
        """Show what was counted."""
        say = self._say
        self._title.setText(bars_title(span, say))
        self._totals.setText(totals(figures, say))
        self._chart.show_bars(bars_of(figures, span, say), totals(figures, say))
        self._legend.show_legend(legend_of(figures, say))
        self._bodies.show_rows(figures.bodies)
        self._products.show_rows(figures.products)
        rows = max(len(figures.bodies), 1)
        self._bodies.setFixedHeight(px(34) + rows * px(ROW_HEIGHT) + 2)

    def show_outstanding(self, outstanding: Outstanding) -> None:
        """Show what is to be seen to."""
        self._outstanding = outstanding
        self._show_ending()
        self._unapproved.show_rows(outstanding.unapproved)

    def narrow(self, last: date) -> None:
        """Show of the exemptions that end soon those that end by a day, or all by the last of days."""
        self._last = last
        self._show_ending()

    def _show_ending(self) -> None:
        say, is_all = self._say, self._last == date.max
        words = say("TUE that end soon") if is_all else say("TUE ending within 30 days")
        self._ending_title.setText(words)
        shown = [one for one in self._outstanding.ending if one[1].exemption.valid_to <= self._last]
        self.ending.show_rows(shown)
        if shown and self.ending.current_place() < 0:
            self.ending.selectRow(0)

    def _on_opened(self, place: int) -> None:
        table = self.sender()
        if isinstance(table, Table):
            self.opened.emit(table.rows.row(place)[0].id)

    def _lay_out(self) -> None:
        drawn = Card("overview_drawn")
        drawn.body.setSpacing(px(6))
        for widget in (self._title, self._totals, self._chart, self._legend):
            drawn.body.addWidget(widget)
        left = QVBoxLayout()
        left.setSpacing(px(12))
        left.addWidget(self._bar)
        left.addWidget(drawn)
        left.addWidget(_card("overview_by_body", self._bodies))
        left.addWidget(_card("overview_by_product", self._products), 1)
        self._products.setMinimumHeight(px(34 + 3 * ROW_HEIGHT))
        self._beside = QWidget()
        self._aside = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._beside)
        self._aside.setContentsMargins(0, 0, 0, 0)
        self._aside.setSpacing(px(12))
        say = self._say
        title = _title("overview_tue", say("TUE that end soon"))
        self._ending_title = title
        self._aside.addWidget(_card("overview_tue", self.ending, title), 1)
        title = _title("overview_proxy", say("Proxy entries not approved"))
        self._aside.addWidget(_card("overview_proxy", self._unapproved, title), 1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(px(12))
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self._beside)


def _title(name: str, words: str) -> Label:
    title = Label(words, size=13, bold=True, name=f"{name}_title")
    title.setContentsMargins(px(8), 0, 0, 0)
    return title


def _card(name: str, table: Table, title: Label | None = None) -> Card:
    card = Card(name)
    card.body.setContentsMargins(px(8), px(2) if title is None else px(8), px(8), px(6))
    card.body.setSpacing(px(2))
    if title is not None:
        card.body.addWidget(title)
    card.body.addWidget(table)
    return card


def _of_bodies(say: Wording) -> list[Column]:
    shown = [one for one in Outcome if one is not Outcome.NOT_APPLICABLE]

    def count(outcome: Outcome) -> Column:
        def told(one: OfBody) -> str:
            return f"{one.count(outcome):,}" if one.count(outcome) else "–"

        word = outcome_word(outcome, say)
        wide = round(width_of(word, font(12)) / scale()) + 26
        return Column(word, told, align="right", width=wide)

    by_body = Column(say("By body"), lambda one: body(one.body), bold=True)
    return [by_body, *(count(outcome) for outcome in reversed(shown))]


def _of_products(say: Wording) -> list[Column]:
    def volume(one: OfProduct) -> str:
        return volume_words(one.volume_ml)

    return [
        Column(say("By product"), lambda one: one.brand, bold=True),
        Column(say("Generic name"), lambda one: one.generic),
        Column(
            say("Infusions"), lambda one: f"{one.infusions:,}", align="right", width=_NUMBER + 10
        ),
        Column(say("Volume mL"), volume, align="right", width=_NUMBER + 34),
    ]


def _of_ending(say: Wording) -> list[Column]:
    return [
        Column(say("Patient"), lambda one: names(one[0], say)[0], bold=True),
        Column(say("Body"), lambda one: body(one[1].exemption.body), width=100),
        Column(say("Until"), lambda one: one[1].exemption.valid_to.isoformat(), width=96),
    ]


def _of_unapproved(say: Wording) -> list[Column]:
    return [
        Column(say("Patient"), lambda one: names(one[0], say)[0], bold=True),
        Column(say("Since"), lambda one: f"{local(one[1].recorded.at):%m-%d %H:%M}", width=108),
    ]
