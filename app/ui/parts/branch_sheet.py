"""The form of a branch: the facts of a facility, as certificates name them."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.errors import Refused
from app.domain.facilities import Facility
from app.i18n import Wording
from app.ui.parts.facility_fields import FacilityFields
from app.ui.parts.filing_sheet import FilingSheet

_NEW = Facility("", "", "", "", "", 0)


class BranchSheet(FilingSheet):
    """Asks for the facts of a branch."""

    def __init__(self, say: Wording, facility: Facility = _NEW) -> None:
        super().__init__("branch_sheet", say)
        self._facts = FacilityFields(say, "branch", say("Branch"))
        self.fields = self._facts.fields
        if facility is not _NEW:
            self._facts.show_facility(facility)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._facts)
        self.setFocusProxy(self._facts)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        return (self._facts.facility(),)

    def value(self) -> Facility:
        """Return the facts; raises Refused with every faulty field."""
        faults = self._facts.faults()
        if faults:
            raise Refused(faults)
        return self._facts.facility()
