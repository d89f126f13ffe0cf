"""Adding branches of the clinic, changing their facts, closing them and opening them again."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.facilities import Branch, Facility
from app.ui.desk import Desk
from app.ui.parts.branch_sheet import BranchSheet
from app.ui.parts.branches_card import BranchesCard
from app.ui.parts.questions import Questions


class Branches(QObject):
    """What is done about the branches on the clinic's page."""

    changed = Signal(str)  # what was done, in words
    failed = Signal(object)  # the error

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self.card = BranchesCard(desk.say)
        self._questions = Questions(desk.lane, desk.say, page)
        self.card.add_asked.connect(self._add)
        self.card.change_asked.connect(self._change)
        self.card.turn_asked.connect(self._turn)
        self.show_known()

    def show_known(self) -> None:
        """Show the branches as everybody inside knows them."""
        self.card.show_premises(self._desk.clinic.premises)

    def _add(self) -> None:
        desk, say = self._desk, self._desk.say

        def add(facility: Facility) -> Branch:
            return desk.clinic.branches.add(desk.actor, facility)

        self._questions.ask(BranchSheet(say), say("Add a branch"), add, self._on_added)

    def _change(self, branch: Branch) -> None:
        desk, say = self._desk, self._desk.say

        def change(facility: Facility) -> Branch:
            return desk.clinic.branches.change(desk.actor, branch.id, facility)

        sheet = BranchSheet(say, branch.facility)
        self._questions.ask(sheet, say("Change a branch"), change, self._on_changed)

    def _turn(self, branch: Branch) -> None:
        desk, is_open = self._desk, not branch.is_open
        desk.lane.run(
            self,
            lambda: desk.clinic.branches.set_open(desk.actor, branch.id, is_open=is_open),
            then=self._on_changed,
            failed=self.failed.emit,
        )

    def _on_added(self, _branch: Branch) -> None:
        say = self._desk.say
        self.show_known()
        self.changed.emit(
            say("Added. Say on each of its computers that it stands there: This computer.")
        )

    def _on_changed(self, _branch: Branch) -> None:
        self.show_known()
        self.changed.emit(self._desk.say("Saved. It holds for everybody from now on."))
