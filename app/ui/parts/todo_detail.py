"""One thing to do, with everything that is answered for, and the deeds below."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, Hairline
from app.ui.kit.chip import Chip
from app.ui.kit.flow import Flow
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.parts.fact_list import FactList


class Mark(NamedTuple):
    """A chip: its tone, its word, and its icon where it is not the tone's own."""

    tone: str
    word: str
    icon: str | None = None


class TodoFacts(NamedTuple):
    """What is told of one thing to do, and which deeds are this person's."""

    title: str
    below: str
    marks: Sequence[Mark]
    facts: Sequence[tuple[str, str]]
    open_word: str
    may_approve: bool
    may_discard: bool


class TodoDetail(Card):
    """Shows one thing to do, or asks to choose one."""

    opened = Signal()
    approved = Signal()
    discarded = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__("todo_detail")
        self._say = say
        self._title = Label(size=16, bold=True, wrap=True, name="todo_title")
        self._below = Label(size=12, ink="text2", wrap=True, name="todo_below")
        self._marks, self._chips = Flow("todo_marks"), list[Chip]()
        self._facts = FactList("todo_facts")
        self._discard = Button(say("Discard…"), "quiet", name="discard_task")
        self._open = Button("", name="open_task", key_hint="Enter")
        self._approve = Button(say("Approve"), "primary", name="approve_task", icon="check")
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self._discard)
        foot.addStretch(1)
        foot.addWidget(self._open)
        foot.addWidget(self._approve)
        self.body.setSpacing(px(8))
        for widget in (self._title, self._below, self._marks, Hairline()):
            self.body.addWidget(widget)
        self.body.addWidget(self._facts, 1)
        self.body.addLayout(foot)
        self._open.clicked.connect(self.opened)
        self._approve.clicked.connect(self.approved)
        self._discard.clicked.connect(self.discarded)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Ask to choose; nothing can be pressed by mistake."""
        self._tell(self._say("Nothing is chosen"), self._say("Choose a row of the list."), (), ())
        for button in (self._open, self._approve, self._discard):
            button.hide()

    def show_task(self, told: TodoFacts) -> None:
        """Show another thing to do."""
        self._tell(told.title, told.below, told.marks, told.facts)
        self._open.set_words(told.open_word)
        # One primary button: what is done most with the thing shown.
        self._open.set_kind("plain" if told.may_approve else "primary")
        self._open.show()
        self._approve.setVisible(told.may_approve)
        self._discard.setVisible(told.may_discard)

    def set_busy(self, busy: bool) -> None:
        """Take no press while a deed is under way."""
        for button in (self._open, self._approve, self._discard):
            button.setEnabled(not busy)

    def _tell(
        self, title: str, below: str, marks: Sequence[Mark], facts: Sequence[tuple[str, str]]
    ) -> None:
        self._title.setText(title)
        self._below.setText(below)
        gone, self._chips = self._chips, [Chip(one.tone, one.word, one.icon) for one in marks]
        self._marks.show_items(self._chips)
        for chip in gone:
            chip.deleteLater()
        self._marks.setVisible(bool(marks))
        self._facts.show_facts(facts)
