"""When somebody saved the same record meanwhile: both are looked at, and one goes on."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import TreatmentIsFinal
from app.domain.recording import draft_of
from app.domain.staff import Permission
from app.domain.treatments import Draft, Treatment
from app.services.trouble import RecordMovedOn
from app.ui.desk import Desk
from app.ui.pages.treatment.amending import Amending
from app.ui.pages.treatment.records import Records
from app.ui.parts.both_sheet import BothSheet
from app.ui.parts.draft_changes import draft_changes


class Reconciling(QObject):
    """Fetches the record as it stands now, and shows it beside the form."""

    gave_up = Signal()

    def __init__(self, desk: Desk, amending: Amending, records: Records, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.amending, self.records = amending, records
        self.is_given_up = False

    def look(self, draft: Draft) -> None:
        """Show both."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: (desk.clinic.treatments.current(desk.actor, draft.entry), draft),
            then=self._on_fetched,
            failed=self.records.failed.emit,
        )

    def _on_fetched(self, answer: tuple[Treatment | None, Draft]) -> None:
        saved, draft = answer
        if saved is None:
            return
        changes = draft_changes(draft_of(saved), draft, self._desk.say)
        may_amend = self._desk.actor.may(Permission.FINALISE_TREATMENT)
        may_go_on = saved.withdrawn is None and (saved.finalised is None or may_amend)
        sheet = BothSheet(changes, self._desk.say, self._page, may_go_on=may_go_on)
        sheet.went_on.connect(partial(self.amending.follow, saved))
        sheet.gave_up.connect(partial(self._give_up, saved))
        sheet.open()

    def _give_up(self, saved: Treatment) -> None:
        self.is_given_up = True
        self.records.forget(saved.entry)
        self.gave_up.emit()


def is_met(error: Exception) -> bool:
    """Tell whether an error means that the record is another one than the form was opened from."""
    return isinstance(error, RecordMovedOn | TreatmentIsFinal)
