"""What came of checking a certificate: the answer, the doubts, and what was signed."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, Hairline
from app.ui.kit.chip import Chip
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.parts.fact_list import FactList


class CheckedFacts(NamedTuple):
    """An answer with why, what was signed, and whether an unknown clinic may be kept.

    Without `is_stated` nothing was signed that could be compared: the key alone is told.
    """

    tone: str
    word: str
    sentence: str
    notes: Sequence[str]
    facts: Sequence[tuple[str, str]]
    may_keep: bool = False
    is_stated: bool = True


class CheckedCard(Card):
    """Shows an answer in words; it never says more than the answer."""

    keep_asked = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__("checked_card")
        self._say = say
        self._chip = Chip(name="checked_chip", height=30)
        self._answer = Label(size=16, bold=True, wrap=True, name="checked_answer")
        self._doubts = Label(size=13, wrap=True, name="checked_doubts")
        self._compare = Label(size=12, ink="text2", wrap=True, name="checked_compare")
        self._keep = Button(say("Keep this fingerprint as…"), name="keep_clinic")
        self._facts = FactList("checked_facts")
        self.body.setSpacing(px(10))
        row = QHBoxLayout()
        row.addWidget(self._keep)
        row.addStretch(1)
        for widget in (self._chip, self._answer, self._doubts):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.body.addWidget(Hairline())
        self.body.addWidget(self._compare)
        self._keep.clicked.connect(self.keep_asked)
        self.body.addWidget(self._facts, 1)
        self.rest(say("Nothing was checked yet."))

    def rest(self, words: str) -> None:
        """Show no answer, and say what is awaited."""
        self._chip.hide()
        self._keep.hide()
        self._tell(words, (), (), is_stated=False)

    def show_answer(self, told: CheckedFacts) -> None:
        """Show an answer with why, and what was signed."""
        self._chip.show_verdict(told.tone, told.word)
        self._chip.show()
        self._keep.setVisible(told.may_keep)
        self._tell(told.sentence, told.notes, told.facts, is_stated=told.is_stated)

    def _tell(
        self,
        sentence: str,
        doubts: Sequence[str],
        facts: Sequence[tuple[str, str]],
        *,
        is_stated: bool,
    ) -> None:
        self._answer.setText(sentence)
        self._doubts.setText("\n".join(doubts))
        self._doubts.setVisible(bool(doubts))
        compare = self._say("This was signed. Compare it with the paper, line by line:")
        self._compare.setText(compare if is_stated else "")
        self._compare.setVisible(is_stated)
        self._facts.show_facts([(label, value) for label, value in facts if value])
