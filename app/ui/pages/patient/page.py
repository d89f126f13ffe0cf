"""One patient: who it is, what binds the athlete, what was given, and what was certified."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.patients import Patient
from app.domain.staff import Permission
from app.domain.treatments import Treatment
from app.problems import explain
from app.services.ports import Filed, KeptDraft
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.pages.patient.behind import OVERVIEW, Ways, sections
from app.ui.pages.patient.filing import Filing
from app.ui.pages.patient.sections import Sections, TabBand, tabs_for
from app.ui.pages.patient.taking_out import TakingOut
from app.ui.pages.patient.telling import Told, tell
from app.ui.parts.athlete_file import OUTSIDE, AthleteFile
from app.ui.parts.care_card import CERTIFY, COPY, ELSEWHERE
from app.ui.parts.history import shown_moment
from app.ui.parts.patient_head import PatientHead


class PatientPage(QWidget):
    """Shows one patient and leads to the infusions and certificates."""

    infusion_asked = Signal()
    copy_asked = Signal(object)  # the Treatment to begin a new infusion from
    draft_opened = Signal(object)  # the KeptDraft
    record_opened = Signal(object)  # the Treatment
    certificate_opened = Signal(str)  # the number
    history_asked = Signal(object)  # the entry
    change_asked = Signal()
    trail_asked = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, patient: Patient) -> None:
        super().__init__()
        self.setObjectName("patient_page")
        self._desk, self._patient = desk, patient
        self._told: Told | None = None
        say = desk.say
        self._head = PatientHead()
        self._head.show_patient(patient, local(desk.clock()).date(), say)
        self._change = Button(say("Change"), "quiet", name="change_patient", height=30)
        self._take_out = Button(say("Print or export…"), name="take_out", icon="print")
        self._trail = Button(
            say("Who saw this"), "quiet", name="patient_trail", icon="clock", height=30
        )
        self._new = Button(
            say("New infusion"), "primary", name="new_infusion", icon="plus", key_hint="Ctrl+N"
        )
        self._notice = Notice("patient_notice", closable=True, close_words=say("Close"))
        self._unfinished = Notice("patient_drafts")
        self._filing = Filing(desk, patient.id, self)
        self._taking_out = TakingOut(desk, patient.id, self)
        ways = Ways(self._on_opened, self._on_versions, self.certificate_opened.emit, self._on_deed)
        behind = sections(say, self._filing, ways)
        self._tabs = tabs_for(behind, say("Parts of the patient's page"))
        self._sections = Sections(behind, self._tabs)
        self._lay_out()
        self._connect()

    @property
    def patient(self) -> Patient:
        """Whom the page is about."""
        return self._patient

    def refresh(self) -> None:
        """Fetch everything again."""
        desk, patient = self._desk, self._patient.id
        desk.lane.run(self, lambda: tell(desk, patient), then=self._on_told, failed=self.show_error)

    def look_again(self) -> None:
        """Show what others wrote of this patient; as long as that is nothing, all stays untouched."""
        desk, patient = self._desk, self._patient.id
        desk.lane.run(
            self, lambda: tell(desk, patient), then=self._on_looked, failed=self.show_error
        )

    def show_error(self, error: Exception) -> None:
        """Tell why something that was asked for did not come about."""
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _on_looked(self, told: Told) -> None:
        if self._told is None or not told.dossier.tells_of(self._told.dossier):
            self._on_told(told)

    def _on_told(self, told: Told) -> None:
        say, dossier = self._desk.say, told.dossier
        self._told, self._patient = told, dossier.patient
        today = local(dossier.at).date()
        self._head.show_patient(dossier.patient, today, say, sport=told.sport, more=told.badges)
        self._tell_drafts(dossier.drafts, dossier.at)
        self._taking_out.offer(dossier.treatments)
        was_here = QApplication.focusWidget() is self
        self._sections.show_told(told)
        self.setFocusProxy(self._sections.section(OVERVIEW) if told.history else self._new)
        if was_here:
            self.setFocus()

    def _tell_drafts(self, drafts: tuple[KeptDraft, ...], now: datetime) -> None:
        say, count = self._desk.say, len(drafts)
        if not count:
            self._unfinished.clear()
            return
        time = shown_moment(drafts[0].at, now)
        words = (
            say("A draft of {time} is not finished.", time=time)
            if count == 1
            else say(
                "{count} drafts are not finished, the latest of {time}.", count=count, time=time
            )
        )
        if words != self._unfinished.words:
            self._unfinished.tell("accent", words, deed=say("Resume"))

    def _on_taken_out(self, words: str, deed: str) -> None:
        self._notice.tell("ok", words, deed=deed)

    def _on_opened(self, source: object) -> None:
        if isinstance(source, KeptDraft):
            self.draft_opened.emit(source)
        elif isinstance(source, Treatment):
            self.record_opened.emit(source)
        elif isinstance(source, Filed):
            # Received elsewhere: it is told in the athlete's file.
            file = self._sections.choose(OUTSIDE)
            if isinstance(file, AthleteFile):
                file.focus(source.id)

    def _on_versions(self, source: object) -> None:
        if isinstance(source, Treatment):
            self.history_asked.emit(source.entry)

    def _on_deed(self, name: str) -> None:
        told = self._told
        if name == ELSEWHERE:
            self._filing.ask(OUTSIDE)
        elif name == COPY and told is not None and told.latest is not None:
            self.copy_asked.emit(told.latest)
        elif name == CERTIFY and told is not None and told.uncertified is not None:
            # Certified on the record's own page, where everything that speaks against it stands.
            self.record_opened.emit(told.uncertified)

    def _on_resumed(self) -> None:
        if self._told is not None:
            self.draft_opened.emit(self._told.dossier.drafts[0])

    def _lay_out(self) -> None:
        may_treat = self._desk.actor.may(Permission.WRITE_DRAFT)
        self._head.add(self._take_out)
        self._head.add(self._new)
        self._head.add(self._trail, quiet=True)
        self._head.add(self._change, quiet=True)
        self._trail.setVisible(self._desk.actor.may(Permission.READ_AUDIT))
        self._new.setVisible(may_treat)
        below = QVBoxLayout()
        below.setContentsMargins(px(20), px(12), px(20), px(12))
        below.setSpacing(px(10))
        below.addWidget(self._notice)
        below.addWidget(self._unfinished)
        below.addWidget(self._sections, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(TabBand(self._tabs))
        column.addLayout(below, 1)
        if may_treat:
            QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.infusion_asked)

    def _connect(self) -> None:
        self._trail.clicked.connect(self.trail_asked)
        self._change.clicked.connect(self.change_asked)
        self._take_out.clicked.connect(self._taking_out.ask)
        self._taking_out.told.connect(self._on_taken_out)
        self._taking_out.failed.connect(self.show_error)
        self._notice.deed.connect(self._taking_out.open_folder)
        self._new.clicked.connect(self.infusion_asked)
        self._unfinished.deed.connect(self._on_resumed)
        self._filing.changed.connect(self.refresh)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.closed)
