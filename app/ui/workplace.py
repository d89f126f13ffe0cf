"""Where a signed-in person works: the rail at the left, one page beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.patients import Patient, PatientId
from app.domain.recording import draft_of
from app.domain.staff import Member, Role
from app.domain.treatments import Draft, EntryId, Setting, Treatment
from app.i18n import Wording
from app.services.judgement import Judgement
from app.services.ports import IssuedCertificate, KeptDraft, NewId
from app.ui.desk import Desk
from app.ui.kit.look import px
from app.ui.kit.rail import Rail
from app.ui.kit.rail_item import Place
from app.ui.pages.patient import PatientPage
from app.ui.pages.patient_form import PatientFormPage
from app.ui.pages.patients import PatientsPage
from app.ui.parts.page_stack import PageStack

# Below this width the rail drops its words.
NARROW_BELOW = 1200


@dataclass(frozen=True, slots=True)
class Opening:
    """What the page of an infusion starts from."""

    patient: Patient
    judgement: Judgement
    draft: Draft
    treatment: Treatment | None


class Workplace(QWidget):
    """Leads from page to page; the pages do not know each other."""

    def __init__(self, desk: Desk, new_id: NewId) -> None:
        super().__init__()
        self.setObjectName("workplace")
        self._desk, self._new_id = desk, new_id
        self._patient: Patient | None = None
        say, member = desk.say, desk.actor.member
        self._rail = Rail([Place("patients", "patients", say("Patients"), "Alt+1")])
        self._rail.set_user(initials(member, say), member.name)
        self._rail.set_current("patients")
        self._patients = PatientsPage(desk)
        self.pages = PageStack(self._patients)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self.pages, 1)
        self._rail.went.connect(self.show_patients)
        self._patients.opened.connect(self._open_patient)
        self._patients.new_asked.connect(self._register)
        QShortcut(QKeySequence("Alt+1"), self).activated.connect(self.show_patients)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.show_patients)
        self.setFocusProxy(self.pages)
        self._patients.refresh()

    def show_patients(self) -> None:
        """Go to the list of patients, ready to search."""
        if self.pages.page is not self._patients:
            if not self.pages.may_leave():
                return
            self._patient = None
            self._patients.refresh()
            self.pages.show_page(self._patients)
        self._patients.search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pages more room in a small window."""
        super().resizeEvent(event)
        self._rail.set_narrow(self.width() < px(NARROW_BELOW))

    def _back(self) -> None:
        if self._patient is None:
            self.show_patients()
        elif self.pages.may_leave():
            self._show_patient(self._patient)

    def _open_patient(self, patient: PatientId) -> None:
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.patients.get(desk.actor, patient),
            then=self._show_patient,
            failed=self._on_failed,
        )

    def _show_patient(self, patient: Patient) -> None:
        self._patient = patient
        page = PatientPage(self._desk, patient)
        page.infusion_asked.connect(self._start_infusion)
        page.draft_opened.connect(self._resume)
        page.record_opened.connect(self._open_record)
        page.certificate_opened.connect(self._open_certificate)
        page.change_asked.connect(self._change)
        page.closed.connect(self.show_patients)
        self.pages.show_page(page)
        page.refresh()

    def _register(self) -> None:
        self._show_form(PatientFormPage(self._desk))

    def _change(self) -> None:
        self._show_form(PatientFormPage(self._desk, self._patient))

    def _show_form(self, page: PatientFormPage) -> None:
        page.saved.connect(self._show_patient)
        page.closed.connect(self._back)
        self.pages.show_page(page)

    def _start_infusion(self) -> None:
        self._open(lambda desk, patient: _new(desk, patient, self._new_id()))

    def _resume(self, kept: KeptDraft) -> None:
        self._open(lambda desk, patient: _resumed(desk, patient, kept.draft))

    def _open_record(self, treatment: Treatment) -> None:
        self._open(lambda desk, patient: _reopened(desk, patient, treatment))

    def _open(self, make: Callable[[Desk, Patient], Opening]) -> None:
        desk, patient = self._desk, self._patient
        if patient is not None:
            desk.lane.run(
                self,
                lambda: make(desk, patient),
                then=self._show_treatment,
                failed=self._on_failed,
            )

    def _show_treatment(self, opening: Opening) -> None:
        # A second press, or a walk elsewhere meanwhile: the page is no longer wanted.
        if not isinstance(self.pages.page, PatientPage) or self._patient != self.pages.page.patient:
            return
        # Read with the first infusion only; the list of patients comes up sooner.
        from app.ui.pages.treatment import TreatmentPage

        page = TreatmentPage(
            self._desk, opening.patient, opening.judgement, opening.draft, opening.treatment
        )
        page.closed.connect(self._back)
        page.certificate_issued.connect(self._show_certificate)
        self.pages.show_page(page)

    def _open_certificate(self, number: str) -> None:
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.certificates.get(desk.actor, number),
            then=self._show_certificate,
            failed=self._on_failed,
        )

    def _show_certificate(self, issued: IssuedCertificate) -> None:
        # The viewer of pages is read with the first certificate only.
        from app.ui.pages.certificate import CertificatePage

        page = CertificatePage(self._desk, issued)
        page.closed.connect(self._back)
        self.pages.may_leave()
        self.pages.show_page(page)

    def _on_failed(self, error: Exception) -> None:
        page = self.pages.page
        if isinstance(page, PatientPage | PatientsPage):
            page.show_error(error)


def initials(member: Member, say: Wording) -> str:
    """Return the sign of a person on the rail: the first kanji, or two Latin letters."""
    if say.language == "ja":
        return member.name[:1]
    return "".join(part[:1] for part in member.name_romaji.split()[:2]).upper()


def _new(desk: Desk, patient: Patient, entry: EntryId) -> Opening:
    actor = desk.actor
    draft = Draft(
        entry=entry,
        patient=patient.id,
        setting=Setting.OUTPATIENT,
        started=local(desk.clock()).strftime("%Y-%m-%d %H:%M"),
        physician=actor.staff if actor.member.role is Role.PHYSICIAN else None,
    )
    return _opening(desk, patient, draft, None)


def _resumed(desk: Desk, patient: Patient, draft: Draft) -> Opening:
    record = desk.clinic.treatments.current(desk.actor, draft.entry)
    if record is not None and record.finalised is not None:
        # A form left over from before: what stands is the record.
        draft = draft_of(record)
    return _opening(desk, patient, draft, record)


def _reopened(desk: Desk, patient: Patient, treatment: Treatment) -> Opening:
    kept = desk.clinic.drafts.of_patient(desk.actor, patient.id)
    # What was typed since and not saved must not be lost by opening the record.
    unfinished = next((one.draft for one in kept if one.draft.entry == treatment.entry), None)
    return _resumed(desk, patient, unfinished or draft_of(treatment))


def _opening(desk: Desk, patient: Patient, draft: Draft, record: Treatment | None) -> Opening:
    judgement = desk.clinic.treatments.judgement(desk.actor, patient.id)
    return Opening(patient, judgement, draft, record)
