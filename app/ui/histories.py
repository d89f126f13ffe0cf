"""Opens the versions of a record over whatever one works on."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.treatments import EntryId
from app.problems import explain
from app.ui.desk import Desk
from app.ui.parts.history_sheet import HistorySheet


class Histories(QObject):
    """Fetches a record's versions and shows them; what lies below stays as it is."""

    def __init__(self, desk: Desk, place: QWidget) -> None:
        super().__init__(place)
        self._desk, self._place = desk, place

    def show_history(self, entry: EntryId) -> None:
        """Show all versions of a record."""
        desk = self._desk
        sheet = HistorySheet(desk.say, self._place)
        sheet.open()

        def failed(error: Exception) -> None:
            sheet.tell(str(explain(error, desk.say)))

        desk.lane.run(
            sheet,
            lambda: desk.clinic.history.visit(desk.actor, entry),
            then=sheet.show_history,
            failed=failed,
        )
