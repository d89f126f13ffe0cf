"""Which month or year is counted, and whose."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.icon_button import IconButton
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented


class SpanBar(QWidget):
    """Goes from month to month, and asks for a team."""

    went = Signal(int)  # a month or year back (-1) or on (1)
    widened = Signal(object)  # True for a month, else a year
    team_chosen = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("report_span_bar")
        self._say = say
        self._words = Label(size=16, bold=True, name="report_span_words")
        self._words.setMinimumWidth(px(96))
        back = IconButton("arrow-left", say("The span before"), name="report_back", side=34)
        on = IconButton("arrow-right", say("The span after"), name="report_on", side=34)
        self._wide = Segmented(
            "report_span",
            [Option(True, say("Month")), Option(False, say("Year"))],
            spoken=say("Span"),
        )
        self._team = Choice("report_team", spoken=say("Team"))
        self._team.setMaximumWidth(px(260))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for widget in (back, self._words, on, self._wide):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._team, 1)
        self.set_teams(())
        back.clicked.connect(partial(self.went.emit, -1))
        on.clicked.connect(partial(self.went.emit, 1))
        self._wide.chosen.connect(self.widened)
        self._team.chosen.connect(self._on_team)

    @property
    def team(self) -> str:
        """The team to count; nothing for everybody."""
        return str(self._team.value() or "")

    def set_teams(self, teams: Sequence[str]) -> None:
        """Offer these teams; the one that was chosen stays."""
        chosen = self.team
        with QSignalBlocker(self._team):
            everybody = Option("", self._say("Everybody"))
            self._team.set_options([everybody, *(Option(one, one) for one in teams)])
            self._team.set_value(chosen if chosen in teams else "")

    def show_span(self, words: str, *, is_by_day: bool) -> None:
        """Show which span is counted."""
        self._words.setText(words)
        with QSignalBlocker(self._wide):
            self._wide.set_value(is_by_day)

    def _on_team(self, _team: object) -> None:
        self.team_chosen.emit()
