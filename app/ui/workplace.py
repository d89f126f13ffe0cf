"""Where a signed-in person works: the rail at the left, one page beside it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.patients import Patient, PatientId
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.services.certificate_register import MarkedSheet
from app.services.ports import IssuedCertificate, KeptDraft, NewId
from app.ui.desk import Desk
from app.ui.destinations import (
    MAKERS,
    make_ready,
    show_keys,
    show_sheet,
    show_trail_of,
    ways_of,
)
from app.ui.histories import Histories
from app.ui.hub import HUB, Hub
from app.ui.kit.look import px
from app.ui.kit.rail import Rail
from app.ui.kit.station import Station
from app.ui.openings import Opening, copied, new, reopened, resumed
from app.ui.pages.news import News
from app.ui.pages.patient import PatientPage
from app.ui.pages.patient_form import PatientFormPage
from app.ui.parts.page_stack import PageStack, Searching, Telling
from app.ui.places import KEYS, ON_RAIL, initials, rail_places

# Below this width the rail drops its words.
NARROW_BELOW = 1200
# Where one looks again what there is to tell.
_NEWS_AT = ("today", "patients")


class Workplace(QWidget):
    """Leads from page to page; the pages do not know each other."""

    lock_asked = Signal()
    sign_out_asked = Signal()
    clinic_changed = Signal()
    _opening: Opening | None = None  # what is being made into a page
    alone = Signal(bool)  # a page wants the whole window, or no more

    def __init__(self, desk: Desk, new_id: NewId, station: Station | None = None) -> None:
        super().__init__()
        self.setObjectName("workplace")
        self._desk, self.new_id, self.station = desk, new_id, station or Station(desk.say)
        self._patient: Patient | None = None
        self._found_at = "patients"  # where the patient was found, and closing leads back to
        self.wish = ""  # what is to be done as soon as the page is there that can do it
        self._is_listed = False  # the certificate that is shown, in the register
        self._kept: dict[str, QWidget] = {}  # what was looked at and stays
        say, member, ways = desk.say, desk.actor.member, ways_of(self, desk)
        self._rail = Rail(*rail_places(say, ways))
        self._rail.set_user(initials(member, say), member.name)
        self.pages = PageStack(QWidget())  # empty, until it is known where one lands
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.hub = Hub(desk.actor, MAKERS, say, self.pages)
        for bar in (self._rail, self.hub):
            row.addWidget(bar)
        self.news, self._histories = News(desk), Histories(desk, self)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.news)
        right.addWidget(self.pages, 1)
        row.addLayout(right, 1)
        self.alone.connect(self._rail.setHidden)
        self.alone.connect(self.news.setHidden)
        ahead = partial(_go, self, desk, self._kept)
        _heed(self, ahead)
        self.news.counted.connect(partial(_count, self._rail, say))
        self._rail.went.connect(lambda name: ahead(name, ways[name]))
        self._rail.user_pressed.connect(partial(ahead, "account"))
        _set_keys(self, say, ways, ahead)
        self.setFocusProxy(self.pages)
        # Who sees no patients is here for something else.
        first = (one for one in ("today", "people") if one in ways or one in self.hub.names)
        self.show_kept(next(first, "account"))
        if "today" not in ways:
            self.news.refresh()

    def show_patients(self) -> None:
        """Go to the list of patients, ready to search."""
        self.show_kept("patients")
        page = self.pages.page
        if isinstance(page, Searching):
            page.search()

    def show_kept(self, name: str) -> None:
        """Go to the rules, the people or the own account; what was found there before is still there."""
        self.wish = ""
        wanted, name = name, self.hub.section(name)
        if self.pages.page is not self._kept.get(name, self):
            if not self.pages.may_leave():
                return
            self._patient = None
            if name not in self._kept:
                self._kept[name] = MAKERS[name](self, self._desk)
                self.pages.keep(self._kept[name])
            self.pages.show_page(self._kept[name])
            # What comes to the front tells its news itself, behind what its page asks for.
            if name in _NEWS_AT and self.isVisible():
                self.news.refresh()
        self._rail.set_current(self.hub.mark(ON_RAIL.get(name, name)))
        if wanted == HUB:
            self.hub.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pages more room in a small window."""
        super().resizeEvent(event)
        for bar in (self._rail, self.hub):
            bar.set_narrow(self.width() < px(NARROW_BELOW))

    def _back(self) -> None:
        if self._patient is None:
            self.show_patients()
        elif self.pages.may_leave():
            self._show_patient(self._patient)

    def open_patient(self, patient: PatientId) -> None:
        """Go to a patient's page; that it was opened is written."""
        desk, self._found_at = self._desk, "patients"
        if not self.pages.may_leave():
            return
        desk.lane.run(
            self,
            lambda: desk.clinic.patients.visit(desk.actor, patient),
            then=self._show_patient,
            failed=self._on_failed,
        )

    def show_found(self, place: str, patient: Patient, found: Treatment | KeptDraft) -> None:
        """Go to a record or a form that was found among the rules, or among what is to do."""
        # Somebody who walked elsewhere meanwhile is not fetched back.
        if self.pages.page is self._kept.get(place):
            self._found_at = "today" if place == "today" else "patients"
            self._show_patient(patient)
            if isinstance(found, Treatment):
                self._open_record(found)
            else:
                self._resume(found)

    def _show_patient(self, patient: Patient) -> None:
        self._patient = patient
        self._rail.set_current("patients")
        page = PatientPage(self._desk, patient)
        page.infusion_asked.connect(self._start_infusion)
        page.copy_asked.connect(
            lambda _last: self._open(lambda desk, patient: copied(desk, patient, self.new_id()))
        )
        page.draft_opened.connect(self._resume)
        page.record_opened.connect(self._open_record)
        page.certificate_opened.connect(self._open_certificate)
        page.history_asked.connect(self._histories.show_history)
        page.change_asked.connect(partial(self.show_form, patient))
        page.trail_asked.connect(partial(show_trail_of, self, patient.number))
        page.closed.connect(ways_of(self, self._desk)[self._found_at])
        self.pages.show_page(page)
        page.refresh()
        if self.wish == "begin":
            self.wish = ""
            self._start_infusion()

    def show_form(self, patient: Patient | None) -> None:
        """Go to the form of a patient, or of a new one."""
        page = PatientFormPage(self._desk, patient)
        page.saved.connect(self._show_patient)
        page.closed.connect(self._back)
        self.pages.show_page(page)

    def _start_infusion(self) -> None:
        self._open(lambda desk, patient: new(desk, patient, self.new_id()))

    def _resume(self, kept: KeptDraft) -> None:
        self._open(lambda desk, patient: resumed(desk, patient, kept.draft))

    def _open_record(self, treatment: Treatment) -> None:
        self._open(lambda desk, patient: reopened(desk, patient, treatment))

    def _open(self, make: Callable[[Desk, Patient], Opening]) -> None:
        desk, patient = self._desk, self._patient
        if patient is not None:
            desk.lane.run(
                self,
                lambda: make(desk, patient),
                then=partial(self._show_treatment, self.pages.page),
                failed=self._on_failed,
            )

    def _show_treatment(self, asked_at: QWidget, opening: Opening) -> None:
        # Read with the first infusion only; the list of patients comes up sooner.
        from app.ui.building import TreatmentPage, build

        def is_wanted() -> bool:
            # A second press, or a walk elsewhere meanwhile: the page is no longer wanted.
            return self._opening is opening and self.pages.page is asked_at

        def show(page: TreatmentPage) -> None:
            page.closed.connect(self._back)
            page.certificate_issued.connect(self.show_certificate)
            page.history_asked.connect(self._histories.show_history)
            page.opened_anew.connect(self._open_record)
            self.pages.show_page(page)
            if opening.is_behind:
                page.look_again()
            if self.wish == "finalise":
                self.wish = ""
                make_ready(page, "finalise")

        self._opening = opening
        build(self, self._desk, opening, is_wanted, self.pages, show)

    def _open_certificate(self, number: str) -> None:
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.certificates.visit(desk.actor, number),
            then=self.show_certificate,
            failed=self._on_failed,
        )

    def show_certificate(self, issued: IssuedCertificate, sheet: MarkedSheet | None = None) -> None:
        """Go to a certificate as it was issued, or a sheet of it; back leads to where it was found."""
        # The viewer of pages is read with the first certificate only.
        from app.ui.pages.certificate import CertificatePage

        page = CertificatePage(self._desk, issued, sheet)
        if not isinstance(self.pages.page, CertificatePage):
            self._is_listed = self.pages.page is self._kept.get("register")
        page.closed.connect(partial(self.show_kept, "register") if self._is_listed else self._back)
        page.sheet_opened.connect(partial(show_sheet, self))
        self.pages.may_leave()
        self.pages.show_page(page)

    def _on_failed(self, error: Exception) -> None:
        page = self.pages.page
        if isinstance(page, Telling):
            page.show_error(error)


def _heed(place: Workplace, go: Callable[[str], None]) -> None:
    """Let the sections, and what there is to tell, lead to where something can be done."""
    place.news.account_asked.connect(partial(go, "account"))
    place.news.backups_asked.connect(partial(go, "backups"))
    place.hub.went.connect(go)
    place.news.todo_asked.connect(partial(go, "todo"))
    place.pages.currentChanged.connect(
        lambda _index: place.news.stand_above(place.pages.page.objectName())
    )


def _set_keys(
    place: Workplace,
    say: Wording,
    ways: Mapping[str, Callable[[], None]],
    go: Callable[[str, Callable[[], None]], None],
) -> None:
    named = [(keys, name) for name in ways for keys in KEYS.get(name, ())]
    deeds = [(keys, partial(go, name, ways[name])) for keys, name in named]
    locks = [(keys, place.lock_asked.emit) for keys in ("Ctrl+L", "Ctrl+Shift+L")]
    helps = [("F1", partial(show_keys, place, say))]
    for keys, deed in (*deeds, *locks, *helps):
        QShortcut(QKeySequence(keys), place).activated.connect(deed)


def _count(rail: Rail, say: Wording, count: int, is_overdue: bool) -> None:
    spoken = say("{count} to do, some overdue", count=count) if is_overdue else ""
    rail.set_count(
        "today", count, spoken or say("{count} to do", count=count), is_urgent=is_overdue
    )


def _go(
    place: Workplace,
    desk: Desk,
    kept: dict[str, QWidget],
    name: str,
    way: Callable[[], None] | None = None,
) -> None:
    """Make a page in this turn of the window, and show it in later ones: all at once is felt."""
    way = way or partial(place.show_kept, name)
    name = place.hub.section(name)
    if name not in MAKERS or name in kept:
        way()
        return
    kept[name] = page = MAKERS[name](place, desk)
    place.pages.keep(page)

    def show() -> None:
        place.pages.take_in(page)
        desk.lane.soon(place, way)

    desk.lane.soon(place, show)
