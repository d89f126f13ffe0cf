"""The place where saved entries are judged again: the wish, how far it has come, and the answer."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.domain.changes import Comparison
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px
from app.ui.kit.progress import Progress, Watch
from app.ui.parts.comparison_words import figures_of, nothing_of
from app.ui.parts.difference_list import DifferenceList
from app.ui.parts.empty import Empty

_NARROW = 680


class ComparisonCard(Card):
    """Two buttons that ask for a comparison, a bar while it runs, then what differs."""

    saved_asked = Signal()
    file_asked = Signal()
    opened = Signal(object)  # the Difference

    def __init__(self, say: Wording) -> None:
        super().__init__("comparison")
        self._say = say
        self._title = ElidedLabel(
            say("Saved records and the rules"), bold=True, name="comparison_title"
        )
        self._figures = Label(size=12, ink="text2", wrap=True, name="comparison_figures")
        self._saved = Button(
            say("Compare with saved records"), "primary", name="compare_saved", icon="rules"
        )
        self._file = Button(say("Compare with a new edition…"), name="compare_file", icon="plus")
        self._progress = Progress(self._reached, say("Stop"), name="comparison_progress")
        self._working = Empty("comparison_working")
        self._empty = Empty("comparison_empty")
        self._list: DifferenceList | None = None
        self._lay_out()
        self._saved.clicked.connect(self.saved_asked)
        self._file.clicked.connect(self.file_asked)
        self.setFocusProxy(self._saved)
        self._figures.hide()
        self._working.tell(
            say("The records are being compared."), say("Nothing is changed by it, stopped or not.")
        )
        self._empty.tell(
            say("Which saved records would be judged differently?"),
            say(
                "Ask by the rules that are loaded, or by the file of a new edition. What was kept with the records is never changed."
            ),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the title in a small window."""
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(down if self.width() < px(_NARROW) else across)

    def follow(self, watch: Watch) -> None:
        """Show how far a comparison comes, and the button that stops it."""
        self._progress.follow(watch)
        self._deeds.setCurrentWidget(self._progress)
        # An earlier answer would look like the first of this one.
        self._figures.hide()
        self._answers.setCurrentWidget(self._working)

    def rest(self) -> None:
        """Show that no comparison runs, and the last answer again."""
        self._progress.rest()
        self._deeds.setCurrentIndex(0)
        self._figures.setVisible(bool(self._figures.text()))
        self._answers.setCurrentWidget(self._list or self._empty)

    def show_answer(self, comparison: Comparison, now: datetime) -> None:
        """Show what differs, or that nothing does."""
        say = self._say
        self._figures.setText(figures_of(comparison, say))
        self._figures.show()
        if self._list is not None:
            self._answers.removeWidget(self._list)
            self._list.deleteLater()
            self._list = None
        if comparison.differences:
            self._show_list(comparison, now)
        else:
            self._empty.tell(*nothing_of(comparison, say))
            self._answers.setCurrentWidget(self._empty)
            self._saved.setFocus()

    def _show_list(self, comparison: Comparison, now: datetime) -> None:
        say = self._say
        if comparison.proposed is None:
            heads = (say("As kept"), say("As judged now"))
            same = say(
                "The edition is the same: what is known of the patient, or a body it refers to, has changed since."
            )
        else:
            heads = (say("Without it"), say("With it"))
            same = say("The edition is the same: it refers to the body of the new one.")
        answer = DifferenceList(comparison.differences, say, now, heads=heads, same_edition=same)
        answer.opened.connect(self.opened)
        self._list = answer
        self._answers.addWidget(answer)
        self._answers.setCurrentWidget(answer)
        answer.setFocus()

    def _reached(self, done: int, total: int) -> str:
        if total == 0:
            return self._say("Reading the records…")
        return self._say("{done} of {total} records", done=done, total=total)

    def _lay_out(self) -> None:
        deeds = QWidget()
        # Its buttons break their words before they make the page wider than the window.
        deeds.setMinimumWidth(px(400))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(10))
        buttons.addStretch(1)
        buttons.addWidget(self._file)
        buttons.addWidget(self._saved)
        row = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight, deeds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(self._title)
        row.addLayout(buttons, 1)
        self._deeds = QStackedLayout()
        self._deeds.addWidget(deeds)
        self._deeds.addWidget(self._progress)
        self._answers = QStackedLayout()
        self._answers.addWidget(self._empty)
        self._answers.addWidget(self._working)
        head = QVBoxLayout()
        head.setContentsMargins(px(10), 0, px(6), 0)
        head.setSpacing(px(4))
        head.addLayout(self._deeds)
        head.addWidget(self._figures)
        self.body.setContentsMargins(px(8), px(10), px(8), px(10))
        self.body.setSpacing(px(8))
        self.body.addLayout(head)
        self.body.addLayout(self._answers, 1)
