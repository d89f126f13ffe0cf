"""In which of the clinic's facilities this computer stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain.facilities import BranchId
from app.ui.desk import Desk
from app.ui.kit.card import Card, Section
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.station import Station
from app.ui.parts.facility_choice import FacilityChoice


class StandsCard(Card):
    """Keeps where new infusions are given; hidden in a clinic of one facility."""

    kept = Signal(str)  # what holds from now on, in words
    failed = Signal(object)  # the error

    def __init__(self, desk: Desk, station: Station) -> None:
        super().__init__("stands_card")
        self._desk, self._station, say = desk, station, desk.say
        self._branch = FacilityChoice("computer_branch", desk.clinic.premises, say)
        self._branch.set_branch(desk.clinic.branch)
        told = say("Where a new infusion is given, unless its form says otherwise.")
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self._branch, 1)
        row.addWidget(Label(told, size=12, ink="text2", wrap=True), 1)
        section = Section(say("This computer stands in"))
        section.body.addLayout(row)
        self.body.addWidget(section)
        self._branch.chosen.connect(self._keep)
        if not desk.clinic.premises.branches:
            self.hide()

    def _keep(self, _value: object) -> None:
        station, branch = self._station, self._branch.branch()
        if branch != self._desk.clinic.branch:
            self._desk.lane.run(
                self,
                lambda: station.keep_branch(branch),
                then=self._on_kept,
                failed=self.failed.emit,
            )

    def _on_kept(self, branch: BranchId | None) -> None:
        self._station.stand(branch)
        self._desk.clinic.clinic.known.here = branch
        self.kept.emit(self._desk.say("Kept. New infusions are given there from now on."))
