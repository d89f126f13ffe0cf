"""Registering a patient, or changing what is registered."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.errors import Refused
from app.domain.patients import Patient, PatientForm
from app.i18n import Wording
from app.problems import explain
from app.services.trouble import SavedByAnother
from app.ui.desk import Desk
from app.ui.kit.action_bar import ActionBar
from app.ui.kit.buttons import Button
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.parts.faults_left import FaultsLeft
from app.ui.parts.form_rows import all_changed
from app.ui.parts.patient_fields import PatientFields
from app.ui.parts.patient_words import names
from app.ui.parts.scrolled import scrolled_cards

WIDEST = 1164


class PatientFormPage(QWidget):
    """A new patient, or a registered one with facts to be changed; nothing typed is ever lost."""

    saved = Signal(object)  # the Patient
    closed = Signal()

    def __init__(self, desk: Desk, patient: Patient | None = None) -> None:
        super().__init__()
        self.setObjectName("patient_form_page")
        self._desk, self._patient = desk, patient
        self._busy = False
        self._warned_of: PatientForm | None = None
        say = desk.say
        self._head = HeadBar("patient_form_head")
        title, beside = _title(patient, say)
        needed = say("Everything about the person is needed, the phone aside.")
        self._head.show_title(title, beside=beside, below=needed)
        self._notice = Notice("patient_form_notice")
        self._overtaken = Notice("patient_overtaken")
        self._fields = PatientFields(say, local(desk.clock()).date(), desk.clinic.sports)
        if patient is not None:
            self._fields.show_patient(patient)
        self._before = self._fields.form()
        self._bar = ActionBar("patient_form_bar")
        self._cancel = Button(say("Cancel"), "quiet", name="cancel_patient", key_hint="Esc")
        self._save = Button(say("Save"), "primary", name="save_patient", key_hint="Ctrl+S")
        self._bar.add(self._cancel)
        self._bar.add(self._save)
        self._lay_out()
        self._fields.lay_lists_over(self)
        self._faults_left = FaultsLeft(self._fields, self._bar, say)
        self._connect()
        self.setFocusProxy(self._fields)

    def may_leave(self) -> bool:
        """Tell whether the page may go: nothing is unsaved, or the user insists."""
        form = self._fields.form()
        if form in (self._before, self._warned_of):
            return True
        self._warned_of = form
        say = self._desk.say
        self._notice.tell(
            "caution",
            say("What you typed is not saved yet."),
            deed=say("Leave without saving"),
            urgent=True,
        )
        return False

    def look_again(self) -> None:
        """Tell early that somebody changed this patient, before a save is refused for it."""
        desk, patient = self._desk, self._patient
        if patient is not None:
            desk.lane.run(
                self,
                lambda: desk.clinic.patients.get(desk.actor, patient.id),
                then=self._on_looked,
                failed=_leave_it,
            )

    def _on_looked(self, newest: Patient) -> None:
        if self._patient is not None and newest.version > self._patient.version:
            self._overtaken.tell("accent", str(explain(SavedByAnother(), self._desk.say)))

    def save(self) -> None:
        """Save, or tell everything that keeps it from being saved."""
        if self._busy:
            return
        self._set_busy(True)
        desk, patient, form = self._desk, self._patient, self._fields.form()
        patients = desk.clinic.patients
        desk.lane.run(
            self,
            lambda: (
                patients.register(desk.actor, form)
                if patient is None
                else patients.change(desk.actor, patient, form)
            ),
            then=self._on_saved,
            failed=self._on_failed,
        )

    def _on_saved(self, patient: Patient) -> None:
        self._before = self._fields.form()
        self._patient = patient
        self._set_busy(False)
        self.saved.emit(patient)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        problem = explain(error, self._desk.say)
        if isinstance(error, Refused):
            self._fields.show_faults(error.faults)
            self._faults_left.tell()
            if words := all_changed(self._fields, self._desk.say):
                self._notice.tell("caution", words, urgent=True)
        else:
            self._notice.tell("bad", str(problem), urgent=True)

    def _set_busy(self, busy: bool) -> None:
        say = self._desk.say
        self._busy = busy
        self._save.setEnabled(not busy)
        self._save.set_words(say("Saving…") if busy else say("Save"))
        if busy:
            self._notice.clear()
            self._bar.tell("")
            self._warned_of = None

    def _close(self) -> None:
        if self.may_leave():
            self.closed.emit()

    def _on_insisted(self) -> None:
        self.closed.emit()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(px(20), px(10), px(20), 0)
        top.addWidget(self._notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(top)
        column.addWidget(scrolled_cards((self._fields,), WIDEST, "patient_form_scroll"), 1)
        # Below, so that nothing in the form moves under somebody's hand.
        column.addWidget(self._overtaken)
        column.addWidget(self._bar)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self._close)
        self._notice.deed.connect(self._on_insisted)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._close)


def _leave_it(_error: Exception) -> None:
    """Leave what could not be read: a save would tell of it."""


def _title(patient: Patient | None, say: Wording) -> tuple[str, str]:
    if patient is None:
        return say("New patient"), ""
    return say("Change {name}", name=names(patient, say)[0]), names(patient, say)[1]
