"""For which role an emergency code is made."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.errors import Fault, Refused
from app.domain.staff import EMERGENCY_ROLES, Role
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented
from app.ui.parts.filing_sheet import FilingSheet
from app.words import post_word


class EmergencySheet(FilingSheet):
    """Asks for the role of who will come in by the code."""

    def __init__(self, say: Wording) -> None:
        super().__init__("emergency_sheet", say)
        options = [Option(role, post_word(role, say)) for role in EMERGENCY_ROLES]
        self._role = Segmented("emergency_role", options)
        self._role.set_value(Role.NURSE)
        self.fields = {"role": Field(say("Role"), self._role)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields["role"])
        self.setFocusProxy(self._role)

    def typed(self) -> tuple[object, ...]:
        """Return nothing: what was chosen is no loss."""
        return ()

    def value(self) -> Role:
        """Return the role; raises Refused where none is chosen."""
        role = self._role.value()
        if not isinstance(role, Role):
            raise Refused((Fault("role", "missing"),))
        return role
