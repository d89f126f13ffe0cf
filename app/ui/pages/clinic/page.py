"""The clinic's own facts, and what is set for everybody."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import Refused
from app.domain.facilities import Facility
from app.domain.settings import Settings
from app.problems import explain
from app.ui.desk import Desk
from app.ui.kit.action_bar import ActionBar
from app.ui.kit.buttons import Button
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.notice import Notice
from app.ui.pages.clinic.branches import Branches
from app.ui.parts.deed_card import DeedCard
from app.ui.parts.facility_fields import FacilityFields
from app.ui.parts.faults_left import FaultsLeft
from app.ui.parts.questions import Questions
from app.ui.parts.scrolled import scrolled_cards
from app.ui.parts.settings_sheet import SettingsSheet

WIDEST = 860


class ClinicPage(QWidget):
    """Changes what certificates say of the clinic, and when windows lock."""

    changed = Signal()  # everybody inside finds the clinic otherwise

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("clinic_page")
        self._desk = desk
        self._warned_of: Facility | None = None
        say = desk.say
        self._head = HeadBar("clinic_head")
        self._head.show_title(
            say("Clinic"), below=say("As certificates issued from now on name it.")
        )
        self._notice = Notice("clinic_notice", closable=True, close_words=say("Close"))
        self._fields = FacilityFields(say)
        self._settings = DeedCard(
            "clinic_settings", say("For everybody"), [("change_settings", say("Change…"))]
        )
        self._branches = Branches(desk, self)
        self._bar = ActionBar("clinic_bar")
        self._save = Button(say("Save"), "primary", name="save_clinic", key_hint="Ctrl+S")
        self._bar.add(self._save)
        self._questions = Questions(desk.lane, say, self)
        self._lay_out()
        self._faults_left = FaultsLeft(self._fields, self._bar, say)
        self._save.clicked.connect(self.save)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)
        self._settings.asked.connect(self._change_settings)
        self._branches.changed.connect(self._on_branches)
        self._branches.failed.connect(self._on_failed)
        self.setFocusProxy(self._fields)
        self._before = desk.clinic.facility
        self._fields.show_facility(self._before)
        self._tell_settings()

    def refresh(self) -> None:
        """Look again what is written of the clinic."""
        desk = self._desk

        def look() -> None:
            desk.clinic.clinic.facility(desk.actor)
            desk.clinic.clinic.settings(desk.actor)

        desk.lane.run(self, look, then=self._on_looked, failed=self._on_failed)

    def may_leave(self) -> bool:
        """Tell whether nothing typed would be forgotten; it stays in the fields at any rate."""
        typed = self._fields.facility()
        if typed in (self._before, self._warned_of):
            return True
        self._warned_of = typed
        self._notice.tell(
            "caution", self._desk.say("What you typed is not saved yet."), urgent=True
        )
        return False

    def save(self) -> None:
        """Save the facts, or tell everything that keeps them from being saved."""
        faults = self._fields.faults()
        self._fields.show_faults(faults)
        if faults:
            self._faults_left.tell()
            return
        desk, typed = self._desk, self._fields.facility()
        desk.lane.run(
            self,
            lambda: desk.clinic.clinic.change_facility(desk.actor, typed),
            then=self._on_saved,
            failed=self._on_unsaved,
        )

    def _on_looked(self, _answer: object) -> None:
        # What is half-typed stays.
        if self._fields.facility() == self._before:
            self._before = self._desk.clinic.facility
            self._fields.show_facility(self._before)
        self._branches.show_known()
        self._tell_settings()

    def _on_branches(self, words: str) -> None:
        self._notice.tell("ok", words)
        self.changed.emit()

    def _on_saved(self, facility: Facility) -> None:
        self._before = facility
        self._fields.show_facility(facility)
        self._notice.tell("ok", self._desk.say("Saved. It holds for everybody from now on."))
        self.changed.emit()

    def _on_unsaved(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._fields.show_faults(error.faults)
            self._faults_left.tell()
        else:
            self._on_failed(error)

    def _change_settings(self, _deed: str) -> None:
        desk, say = self._desk, self._desk.say

        def change(settings: Settings) -> Settings:
            return desk.clinic.clinic.change_settings(desk.actor, settings)

        sheet = SettingsSheet(say, desk.clinic.settings)
        self._questions.ask(sheet, say("For everybody"), change, self._on_set)

    def _on_set(self, _settings: Settings) -> None:
        say = self._desk.say
        self._tell_settings()
        words = say("The lock holds from now on, the second factor from everybody's next sign-in.")
        self._notice.tell("ok", words)
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _tell_settings(self) -> None:
        say, settings = self._desk.say, self._desk.clinic.settings
        factor = (
            say("A second factor is asked for.")
            if settings.needs_second_factor
            else say("No second factor is asked for.")
        )
        locks = say("The window locks after {minutes} min.", minutes=settings.lock_minutes)
        self._settings.tell(f"{factor} {locks}")

    def _lay_out(self) -> None:
        cards = (self._notice, self._fields, self._branches.card, self._settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(scrolled_cards(cards, WIDEST, "clinic_scroll"), 1)
        column.addWidget(self._bar)
