"""What is set for everybody: the second factor, and when the window locks."""

from PySide6.QtWidgets import QVBoxLayout

from app.domain.errors import Fault, Refused
from app.domain.settings import LONGEST_LOCK, Settings
from app.i18n import Wording
from app.ui.kit.fields import Field
from app.ui.kit.look import px
from app.ui.kit.number_edit import NumberEdit, WithUnit
from app.ui.kit.tick import Tick
from app.ui.parts.filing_sheet import FilingSheet


class SettingsSheet(FilingSheet):
    """Asks for the clinic's settings."""

    def __init__(self, say: Wording, settings: Settings) -> None:
        super().__init__("settings_sheet", say)
        self._needs = Tick(say("Everybody sets up a second factor"), name="settings_second_factor")
        self._needs.setChecked(settings.needs_second_factor)
        self._minutes = NumberEdit("settings_lock_minutes", width=80)
        self._minutes.setText(str(settings.lock_minutes))
        minutes = WithUnit(self._minutes, say("minutes"))
        minutes.setObjectName("settings_lock_row")
        label = say("The window locks by itself after")
        self.fields = {"lock_minutes": Field(label, minutes)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.fields["lock_minutes"])
        column.addWidget(self._needs)
        self.setFocusProxy(self._minutes)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        return (self._minutes.text().strip(), self._needs.isChecked())

    def value(self) -> Settings:
        """Return the settings; raises Refused where the minutes are no number."""
        minutes = self._minutes.number()
        if not (minutes.isascii() and minutes.isdigit() and len(minutes) <= 4):
            facts = (("longest", str(LONGEST_LOCK)),)
            raise Refused((Fault("lock_minutes", "lock_minutes", facts),))
        return Settings(self._needs.isChecked(), int(minutes))
