"""The list of patients: found as one types, opened by Enter."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.patients import Patient
from app.domain.sheets import TableForm
from app.domain.staff import Permission
from app.i18n import Wording
from app.problems import explain
from app.services.patients import PAGE
from app.services.ports import KeptDraft
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.icon_button import IconButton
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.search_list import SearchField
from app.ui.parts.empty import Empty
from app.ui.parts.list_saving import ListSaving
from app.ui.parts.lists_out import patients_table
from app.ui.parts.named import named_diagnosis
from app.ui.parts.patient_table import PatientTable

Answer = tuple[str, tuple[Patient, ...]]
Waiting = tuple[tuple[KeptDraft, Patient], ...]


class PatientsPage(QWidget):
    """Finds patients by name, kana, Latin letters or number."""

    opened = Signal(object)  # the PatientId
    infusion_asked = Signal(object)  # the PatientId for whom one is to begin
    new_asked = Signal()
    intake_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("patients_page")
        self._desk = desk
        say = desk.say
        self._head = HeadBar("patients_head")
        self._head.show_title(say("Patients"))
        self._search = SearchField(
            "patient_search",
            example=say("Name, kana or number"),
            spoken=say("Find a patient"),
            key_hint="Ctrl+F",
            list_below=False,
            height=36,
        )
        self._new = Button(
            say("New patient"), "primary", name="new_patient", icon="plus", key_hint="Ctrl+N"
        )
        self._intake = IconButton("take-in", say("From a table…"), name="take_table")
        self._out = IconButton("save", say("Save the list as a table…"), name="save_patients")
        for one in (self._search, self._intake, self._out):
            self._head.add(one)
        # Hidden in their place only: what is shown before it has one is a window of its own.
        self._intake.setVisible(desk.actor.may(Permission.REGISTER_PATIENT))
        self._out.setVisible(desk.actor.may(Permission.TAKE_OUT))
        self._head.add(self._new)
        self._notice = Notice("patients_notice", closable=True, close_words=say("Close"))
        self._waiting = Notice("patients_waiting")
        self._asking = Notice("patients_asking")
        self._first_waiting: Patient | None = None
        self._answered: str | None = None  # what was typed for the list that is shown
        self._enter_waits = False
        self._saving = ListSaving(desk.lane, say, self)
        self._table = PatientTable(say, local(desk.clock()).date())
        self._empty = Empty("patients_empty")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._search)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again whenever the page comes into sight."""
        super().showEvent(event)
        self._asking.clear()
        self.refresh()

    def refresh(self) -> None:
        """Look the patients up again, and what waits to be written down."""
        self._look_up(self._search.text())
        desk = self._desk
        desk.lane.run(self, lambda: _waiting(desk), then=self._show_waiting, failed=self.show_error)

    def search(self, typed: str = "") -> None:
        """Bring the keyboard to the search line, ready for another name or to type on."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed:
            self._search.line.setText(typed)
        else:
            self._search.line.selectAll()

    def ask_for_whom(self) -> None:
        """Ask who is to have an infusion; what else there is to tell waits."""
        say = self._desk.say
        words = say("For whom? The form opens as soon as the patient is chosen.")
        self._waiting.clear()
        self._asking.tell("accent", words)

    def show_error(self, error: Exception) -> None:
        """Tell why something that was asked for did not come about."""
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _look_up(self, typed: str) -> None:
        self._enter_waits = False
        desk = self._desk
        desk.lane.run(
            self,
            lambda: (typed, desk.clinic.patients.search(desk.actor, typed)),
            then=self._on_found,
            failed=self.show_error,
        )

    def _on_found(self, answer: Answer) -> None:
        typed, patients = answer
        # Only the answer to what stands there now counts; one to an earlier key comes too late.
        if typed != self._search.text():
            return
        self._notice.clear()
        self._answered = typed
        self._table.show_patients(patients)
        self._head.show_title(
            self._desk.say("Patients"), below=_count(len(patients), self._desk.say)
        )
        if not patients:
            self._tell_nobody(typed)
        self._places.setCurrentWidget(self._table if patients else self._empty)
        if self._enter_waits:
            self._on_entered()

    def _show_waiting(self, waiting: Waiting) -> None:
        say = self._desk.say
        self._first_waiting = waiting[0][1] if waiting else None
        if not waiting or not self._asking.isHidden():
            self._waiting.clear()
            return
        kept, patient = waiting[0]
        name = patient.name if say.language == "ja" else patient.romaji
        known, draft = self._desk.clinic.products.diagnosis, kept.draft
        diagnosis = named_diagnosis(draft.diagnosis, draft.icd10, known, say)
        diagnosis = diagnosis or say("no diagnosis yet")
        words = say("Draft waiting: {name} ({diagnosis})", name=name, diagnosis=diagnosis)
        if len(waiting) > 1:
            words = say("{first}, and {count} more", first=words, count=len(waiting) - 1)
        self._waiting.tell("accent", words, deed=say("Open"), icon="drip")

    def _open_waiting(self) -> None:
        if self._first_waiting is not None:
            self.opened.emit(self._first_waiting.id)

    def _tell_nobody(self, typed: str) -> None:
        say = self._desk.say
        if typed.strip():
            self._empty.tell(
                say("Nobody is found under “{typed}”.", typed=typed.strip()),
                say("Try the kana or the number, or register a new patient with Ctrl+N."),
            )
        else:
            self._empty.tell(
                say("No patient is registered yet."), say("Register the first one with Ctrl+N.")
            )

    def _lay_out(self) -> None:
        card = Card("patients_card")
        card.body.setContentsMargins(px(8), px(4), px(8), px(8))
        self._places = QStackedLayout()
        # In its place first: what stands nowhere yet would be shown as a window of its own.
        card.body.addLayout(self._places)
        self._places.addWidget(self._table)
        self._places.addWidget(self._empty)
        content = QVBoxLayout()
        content.setContentsMargins(px(20), px(14), px(20), px(14))
        content.setSpacing(px(12))
        content.addWidget(self._notice)
        content.addWidget(self._asking)
        content.addWidget(self._waiting)
        content.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(content, 1)

    def _connect(self) -> None:
        self._search.typed.connect(self._look_up)
        self._waiting.deed.connect(self._open_waiting)
        self._search.entered.connect(self._on_entered)
        self._search.dismissed.connect(self._search.line.clear)
        self._search.line.stepped.connect(self._table.step)
        self._table.chosen.connect(self._on_chosen)
        self._new.clicked.connect(self.new_asked)
        self._intake.clicked.connect(self.intake_asked)
        self._out.clicked.connect(self._ask_place)
        self._saving.saved.connect(self._on_saved)
        self._saving.failed.connect(self.show_error)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.new_asked)

    def _on_entered(self) -> None:
        # An Enter right behind the last key is about the answer to that key, not the one before.
        self._enter_waits = self._answered != self._search.text()
        if self._enter_waits:
            return
        patient = self._table.current_row()
        if self._places.currentWidget() is self._table and isinstance(patient, Patient):
            self._on_chosen(patient)

    def _on_chosen(self, patient: Patient) -> None:
        # Whoever was asked for whom it is answers that.
        asked = not self._asking.isHidden()
        (self.infusion_asked if asked else self.opened).emit(patient.id)

    def _ask_place(self) -> None:
        desk, typed = self._desk, self._search.text()
        name = f"patients-{local(desk.clock()):%Y%m%d}"

        def make(form: TableForm) -> bytes:
            patients = desk.clinic.patients.everybody(desk.actor, typed)
            return desk.clinic.tables.take_out(desk.actor, patients_table(patients, desk.say), form)

        self._saving.ask(desk.say("Save the list of patients"), name, make)

    def _on_saved(self, path: Path) -> None:
        self._notice.tell("ok", self._desk.say("Saved as {name}.", name=path.name))


def _waiting(desk: Desk) -> Waiting:
    kept = desk.clinic.drafts.waiting(desk.actor)
    return tuple((one, desk.clinic.patients.get(desk.actor, one.draft.patient)) for one in kept)


def _count(count: int, say: Wording) -> str:
    if count < PAGE:
        return say("{count} shown", count=count)
    return say("The first {count} are shown. Type more of the name.", count=count)
