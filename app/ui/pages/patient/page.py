"""One patient: who it is, what binds the athlete, what was given, and what was certified."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.patients import Patient
from app.domain.staff import Permission, StaffId
from app.domain.treatments import Treatment
from app.problems import explain
from app.services.ports import Filed, KeptDraft
from app.ui.desk import Desk
from app.ui.kit.beside import Beside
from app.ui.kit.buttons import Button
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.pages.patient.dossier import (
    Dossier,
    badges,
    certificate_rows,
    fetch,
    file_rows,
    history_rows,
)
from app.ui.pages.patient.filing import Filing
from app.ui.pages.patient.taking_out import TakingOut
from app.ui.parts.athlete_file import AthleteFile
from app.ui.parts.athlete_words import sport_word
from app.ui.parts.certificate_list import CertificateList
from app.ui.parts.history import History, shown_moment
from app.ui.parts.patient_head import PatientHead
from app.ui.parts.timeline_card import ShownCourse, TimelineCard

FILE_WIDTH = 300


class PatientPage(QWidget):
    """Shows one patient and leads to the infusions and certificates."""

    infusion_asked = Signal()
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
        self._drafts: tuple[KeptDraft, ...] = ()
        say = desk.say
        self._head = PatientHead()
        self._head.show_patient(patient, local(desk.clock()).date(), say)
        self._change = Button(say("Change"), name="change_patient")
        self._take_out = Button(say("Print or export…"), name="take_out", icon="print")
        self._trail = Button(say("Who saw this"), name="patient_trail", icon="clock")
        self._new = Button(
            say("New infusion"), "primary", name="new_infusion", icon="plus", key_hint="Ctrl+N"
        )
        self._notice = Notice("patient_notice", closable=True, close_words=say("Close"))
        self._unfinished = Notice("patient_drafts")
        self._history = History((), (), say)
        # Nothing is said before anything is known.
        self._history.hide()
        self._timeline = TimelineCard(say)
        self._timeline.hide()
        self._certificates = CertificateList(say)
        self._certificates.hide()
        self._file = AthleteFile(say)
        self._filing = Filing(desk, patient.id, self)
        self._taking_out = TakingOut(desk, patient.id, self)
        self._file.permit(self._filing.allowed(), withdrawing=self._filing.may_withdraw())
        self._content = QVBoxLayout()
        self._lay_out()
        self._connect()

    @property
    def patient(self) -> Patient:
        """Whom the page is about."""
        return self._patient

    def refresh(self) -> None:
        """Fetch everything again."""
        desk, patient = self._desk, self._patient.id
        desk.lane.run(
            self, lambda: fetch(desk, patient), then=self._on_fetched, failed=self.show_error
        )

    def show_error(self, error: Exception) -> None:
        """Tell why something that was asked for did not come about."""
        self._notice.tell("bad", str(explain(error, self._desk.say)))

    def _on_taken_out(self, words: str, deed: str) -> None:
        self._notice.tell("ok", words, deed=deed)

    def _on_fetched(self, dossier: Dossier) -> None:
        say = self._desk.say
        self._patient, self._drafts = dossier.patient, dossier.drafts
        self._head.show_patient(
            dossier.patient,
            local(dossier.at).date(),
            say,
            sport=sport_word(dossier.patient.sport, self._desk.clinic.sports, say),
            more=badges(dossier, say),
        )
        self._tell_drafts(dossier.at)
        self._show_course(dossier.course)
        self._show_history(dossier)
        self._taking_out.offer(dossier.treatments)
        self._certificates.show_certificates(tuple(certificate_rows(dossier)))
        rows = file_rows(dossier, self._name_of, say)
        self._file.show_file(rows, is_athlete=bool(dossier.bodies))
        self._beside.set_room(self._history.wanted_width, FILE_WIDTH)

    def _name_of(self, staff: StaffId) -> str:
        """Return who it was, as far as the desk knows the people of the clinic."""
        desk = self._desk
        for one in (desk.actor.member, *desk.clinic.physicians):
            if one.id == staff:
                return one.name if desk.say.language == "ja" else one.name_romaji
        return ""

    def _tell_drafts(self, now: datetime) -> None:
        say, count = self._desk.say, len(self._drafts)
        if not count:
            self._unfinished.clear()
            return
        words = (
            say("A draft of {time} is not finished.", time=shown_moment(self._drafts[0].at, now))
            if count == 1
            else say(
                "{count} drafts are not finished, the latest of {time}.",
                count=count,
                time=shown_moment(self._drafts[0].at, now),
            )
        )
        self._unfinished.tell("accent", words, deed=say("Resume"))

    def _show_course(self, course: ShownCourse | None) -> None:
        # Without an infusion there is no course to look at.
        self._timeline.setVisible(course is not None and bool(course.strip.bars))
        if course is not None:
            self._timeline.show_course(course)

    def _show_history(self, dossier: Dossier) -> None:
        say = self._desk.say
        keyboard = QApplication.focusWidget()
        was_here = keyboard is not None and (
            keyboard is self or self._history.isAncestorOf(keyboard)
        )
        rows = history_rows(dossier, say)
        new = History(dossier.bodies, rows, say)
        new.opened.connect(self._on_opened)
        new.versions_asked.connect(lambda record: self.history_asked.emit(record.entry))
        self.setFocusProxy(new if rows else self._new)
        self._content.replaceWidget(self._history, new)
        self._history.setParent(None)
        self._history.deleteLater()
        self._history = new
        if was_here:
            self.setFocus()

    def _on_opened(self, source: object) -> None:
        if isinstance(source, KeptDraft):
            self.draft_opened.emit(source)
        elif isinstance(source, Treatment):
            self.record_opened.emit(source)
        elif isinstance(source, Filed):
            # Received elsewhere: it is told in the athlete's file.
            self._beside.show_side()
            self._file.focus(source.id)

    def _on_resumed(self) -> None:
        self.draft_opened.emit(self._drafts[0])

    def _lay_out(self) -> None:
        may_treat = self._desk.actor.may(Permission.WRITE_DRAFT)
        self._head.add(self._take_out)
        self._head.add(self._trail)
        self._trail.setVisible(self._desk.actor.may(Permission.READ_AUDIT))
        self._head.add(self._change)
        self._head.add(self._new)
        self._new.setVisible(may_treat)
        given = QWidget()
        given.setLayout(self._content)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(px(12))
        self._content.addWidget(self._timeline, 4)
        self._content.addWidget(self._history, 3)
        self._content.addWidget(self._certificates, 1)
        self._beside = self._side_by_side(given)
        below = QVBoxLayout()
        below.setContentsMargins(px(20), px(14), px(20), px(14))
        below.setSpacing(px(12))
        below.addWidget(self._notice)
        below.addWidget(self._unfinished)
        below.addWidget(self._beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(below, 1)
        if may_treat:
            QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.infusion_asked)

    def _side_by_side(self, given: QWidget) -> Beside:
        say = self._desk.say
        words = (say("Infusions and certificates"), say("Athlete's file"))
        return Beside(given, self._file, words, name="patient_beside_file", spoken=say("Shown"))

    def _connect(self) -> None:
        self._trail.clicked.connect(self.trail_asked)
        self._change.clicked.connect(self.change_asked)
        self._take_out.clicked.connect(self._taking_out.ask)
        self._taking_out.told.connect(self._on_taken_out)
        self._taking_out.failed.connect(self.show_error)
        self._notice.deed.connect(self._taking_out.open_folder)
        self._new.clicked.connect(self.infusion_asked)
        self._unfinished.deed.connect(self._on_resumed)
        self._certificates.opened.connect(self.certificate_opened)
        self._file.added.connect(self._filing.ask)
        self._file.withdrawal_asked.connect(self._filing.ask_withdrawal)
        self._filing.changed.connect(self.refresh)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.closed)
