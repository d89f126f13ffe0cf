"""The clinic's branches (分院), one below the other, with what can be done about each."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.facilities import Branch, Premises
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, Section
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.words import facility_word


class BranchesCard(Card):
    """Shows each branch with its beds; asks for another, for a change, and to close or open one."""

    add_asked = Signal()
    change_asked = Signal(object)  # the Branch
    turn_asked = Signal(object)  # the Branch: to be closed, or opened again

    def __init__(self, say: Wording) -> None:
        super().__init__("branches_card")
        self._say = say
        self._told = Label(size=13, ink="text2", wrap=True, name="branches_told")
        self._add = Button(say("Add a branch…"), name="add_branch")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(8))
        section = Section(say("Branches"))
        section.body.addWidget(self._told)
        section.body.addLayout(self._rows)
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addStretch(1)
        section.body.addLayout(foot)
        self.body.addWidget(section)
        self._add.clicked.connect(self.add_asked)

    def show_premises(self, premises: Premises) -> None:
        """Show the branches as they are."""
        say = self._say
        while (item := self._rows.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                # Out of the card at once: its successor has the same names.
                gone.setParent(None)
                gone.deleteLater()
        for place, branch in enumerate(premises.branches):
            self._rows.addWidget(self._row(place, branch))
        self._told.setText(
            say("Infusions are judged by the beds of the facility where they are given.")
            if premises.branches
            else say(
                "Other facilities of the same founder keep their records here, too: each with beds "
                "of its own, and all with the same patients."
            )
        )

    def _row(self, place: int, branch: Branch) -> QWidget:
        say, facility = self._say, branch.facility
        beds = say("no beds") if facility.beds == 0 else say("{count} beds", count=facility.beds)
        told = [beds, facility.address, *([] if branch.is_open else [say("no longer open")])]
        words = QVBoxLayout()
        words.setSpacing(0)
        ink = "text" if branch.is_open else "text2"
        name = facility_word(facility, say)
        words.addWidget(Label(name, size=14, bold=True, ink=ink, wrap=True, name=f"branch_{place}"))
        below = say(", ").join(told)
        words.addWidget(Label(below, size=12, ink="text2", wrap=True, name=f"branch_{place}_below"))
        change = Button(say("Change…"), name=f"branch_{place}_change")
        turning = say("Close the branch") if branch.is_open else say("Open again")
        turn = Button(turning, "quiet", name=f"branch_{place}_turn")
        change.clicked.connect(partial(self.change_asked.emit, branch))
        turn.clicked.connect(partial(self.turn_asked.emit, branch))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addLayout(words, 1)
        line.addWidget(change)
        line.addWidget(turn)
        return row
