"""What the workplace may lead to: each page is made at the first look at it."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.patients import Patient, PatientId
from app.domain.staff import Permission
from app.domain.treatments import EntryId, Treatment
from app.i18n import Wording
from app.services.certificate_register import MarkedSheet
from app.services.ports import IssuedCertificate, KeptDraft, NewId
from app.ui.desk import Desk
from app.ui.kit.station import Station
from app.ui.pages.news import News
from app.ui.pages.today import TodayPage
from app.ui.parts.page_stack import PageStack


class Leading(Protocol):
    """The workplace as the makers of pages know it: what leads elsewhere."""

    pages: PageStack
    news: News
    new_id: NewId
    wish: str  # "begin" an infusion at the patient, "finalise" the record, once it is there
    station: Station

    @property
    def lock_asked(self) -> SignalInstance:
        """Tell that the window is to be locked."""

    @property
    def alone(self) -> SignalInstance:
        """Tell that a page wants the whole window, or no more."""

    @property
    def sign_out_asked(self) -> SignalInstance:
        """Tell that somebody leaves."""

    @property
    def clinic_changed(self) -> SignalInstance:
        """Tell that the clinic's facts or settings are others."""

    def show_patients(self) -> None:
        """Go to the list of patients."""

    def show_kept(self, name: str) -> None:
        """Go to a page that stays as it was left."""

    def open_patient(self, patient: PatientId) -> None:
        """Go to a patient's page."""

    def show_form(self, patient: Patient | None) -> None:
        """Go to the form of a patient, or of a new one."""

    def show_found(self, place: str, patient: Patient, found: Treatment | KeptDraft) -> None:
        """Go to a record or form that was found on a page."""

    def show_certificate(self, issued: IssuedCertificate, sheet: MarkedSheet | None = None) -> None:
        """Go to a certificate, or a sheet of it."""


def ways_of(place: Leading, desk: Desk) -> dict[str, Callable[[], None]]:
    """Return where a person may go, by the place's name."""
    may = desk.actor.may
    ways: dict[str, Callable[[], None]] = {}
    if may(Permission.READ):
        ways["today"] = partial(place.show_kept, "today")
        ways["patients"] = place.show_patients
        ways["todo"] = partial(place.show_kept, "todo")
        ways["bedside"] = partial(place.show_kept, "bedside")
        ways["register"] = partial(place.show_kept, "register")
        ways["use"] = partial(show_question, place, desk)
        ways["reports"] = partial(place.show_kept, "reports")
    ways["settings"] = partial(place.show_kept, "settings")
    return ways


# Read where it is asked for, as below.
def show_trail_of(place: Leading, number: str) -> None:
    """Go to the audit trail of one patient."""
    from app.ui.pages.trail import AuditPage

    place.show_kept("trail")
    page = place.pages.page
    if isinstance(page, AuditPage):
        page.show_patient(number)


def show_question(place: Leading, desk: Desk) -> None:
    """Open the small window that answers before there is a patient, or bring it to the front."""
    from app.ui.pages.use import UseWindow

    windows = (one for one in place.pages.findChildren(UseWindow) if one.isVisible())
    window = next(windows, None) or UseWindow(desk, place.pages)
    window.come_up()


def show_keys(over: QWidget, say: Wording) -> None:
    """Show every key; from there one may be led around the window."""
    from app.ui.parts.key_sheet import KeySheet

    shown = over.findChild(KeySheet)
    if shown is not None:
        shown.activateWindow()
        return
    sheet = KeySheet(say, over)
    sheet.tour_asked.connect(sheet.close)
    sheet.tour_asked.connect(partial(begin_tour, over, say))
    sheet.show()


def begin_tour(over: QWidget, say: Wording) -> None:
    """Lead somebody around the window."""
    from app.ui.parts.tour import Tour
    from app.ui.parts.tour_stops import stops

    Tour(stops(say), say, over)


# Read with the first page, on which one lands; each of the others with the first look at it.
def _today(place: Leading, desk: Desk) -> QWidget:
    page = TodayPage(desk)
    page.opened.connect(partial(place.show_found, "today"))
    page.finalise_asked.connect(partial(_finalise, place))
    page.bedside_asked.connect(partial(_show_drip, place))
    page.searched.connect(partial(_find, place))
    page.infusion_asked.connect(partial(_ask_for_whom, place))
    page.tasks_asked.connect(partial(place.show_kept, "todo"))
    page.use_asked.connect(partial(show_question, place, desk))
    page.exemptions_asked.connect(partial(_show_ending_exemptions, place))
    page.certificates_asked.connect(partial(_show_certificates_of_today, place))
    return page


def _show_ending_exemptions(place: Leading) -> None:
    from app.ui.pages.reports import ReportsPage

    place.show_kept("reports")
    page = place.pages.page
    if isinstance(page, ReportsPage):
        page.show_ending()


def _show_certificates_of_today(place: Leading) -> None:
    from app.ui.pages.register import RegisterPage

    place.show_kept("register")
    page = place.pages.page
    if isinstance(page, RegisterPage):
        page.filter.show_today()


def _finalise(place: Leading, patient: Patient, found: Treatment) -> None:
    place.wish = "finalise"
    place.show_found("today", patient, found)


def make_ready(page: QWidget, name: str) -> None:
    """Bring the keyboard to the button of a page that is wanted next."""
    button = page.findChild(QPushButton, name)
    if button is not None:
        button.setFocus()


def _begin(place: Leading, patient: PatientId) -> None:
    place.wish = "begin"
    place.open_patient(patient)


def _show_drip(place: Leading, entry: EntryId) -> None:
    from app.ui.pages.bedside import BedsidePage

    place.show_kept("bedside")
    page = place.pages.page
    if isinstance(page, BedsidePage):
        page.open_drip(entry)


def _find(place: Leading, typed: str) -> None:
    from app.ui.pages.patients import PatientsPage

    place.show_kept("patients")
    page = place.pages.page
    if isinstance(page, PatientsPage):
        page.search(typed)


def _ask_for_whom(place: Leading) -> None:
    from app.ui.pages.patients import PatientsPage

    place.show_patients()
    page = place.pages.page
    if isinstance(page, PatientsPage):
        page.ask_for_whom()


def _patients(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.patients import PatientsPage

    page = PatientsPage(desk)
    page.opened.connect(place.open_patient)
    page.infusion_asked.connect(partial(_begin, place))
    page.new_asked.connect(partial(place.show_form, None))
    page.intake_asked.connect(partial(place.show_kept, "intake"))
    return page


def _todo(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.todo import TodoPage

    page = TodoPage(desk)
    page.opened.connect(partial(place.show_found, "todo"))
    page.changed.connect(place.news.refresh)
    return page


def _bedside(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.bedside import BedsidePage

    page = BedsidePage(desk, place.new_id)
    page.alone.connect(place.alone)
    return page


def _register(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.register import RegisterPage

    page = RegisterPage(desk)
    page.opened.connect(place.show_certificate)
    page.sheet_opened.connect(partial(show_sheet, place))
    page.record_opened.connect(partial(place.show_found, "register"))
    page.check_asked.connect(partial(place.show_kept, "check"))
    return page


def show_sheet(place: Leading, sheet: MarkedSheet) -> None:
    """Go to a sheet for paper of a certificate."""
    place.show_certificate(sheet.issued, sheet)


def _intake(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.intake import IntakePage

    page = IntakePage(desk)
    page.closed.connect(place.show_patients)
    return page


def _check(_place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.check import CheckPage

    return CheckPage(desk)


def _reports(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.reports import ReportsPage

    page = ReportsPage(desk)
    page.opened.connect(place.open_patient)
    return page


def _rules(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.editions import EditionsPage

    page = EditionsPage(desk)
    page.opened.connect(partial(place.show_found, "rules"))
    page.refresh()
    return page


def _masters(_place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.masters import MastersPage

    page = MastersPage(desk)
    page.refresh()
    return page


def _sets(_place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.sets import SetsPage

    return SetsPage(desk)


def _clinic(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.clinic import ClinicPage

    page = ClinicPage(desk)
    page.changed.connect(place.clinic_changed)
    page.refresh()
    return page


def _people(_place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.people import PeoplePage

    page = PeoplePage(desk)
    page.refresh()
    return page


def _trail(_place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.trail import AuditPage

    page = AuditPage(desk)
    page.refresh()
    return page


def _backups(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.backups import BackupsPage

    page = BackupsPage(desk)
    page.changed.connect(place.news.refresh)
    page.refresh()
    return page


def _products(_place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.products import ProductsPage

    return ProductsPage(desk)


def _appearance(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.appearance import AppearancePage

    return AppearancePage(desk, place.station)


def _computer(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.computer import ComputerPage

    page = ComputerPage(desk, place.station)
    page.went.connect(place.show_kept)
    return page


def _account(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.account import AccountPage

    page = AccountPage(desk)
    page.lock_asked.connect(place.lock_asked)
    page.sign_out_asked.connect(place.sign_out_asked)
    page.refresh()
    return page


MAKERS = {
    "today": _today,
    "patients": _patients,
    "bedside": _bedside,
    "todo": _todo,
    "register": _register,
    "check": _check,
    "intake": _intake,
    "reports": _reports,
    "rules": _rules,
    "masters": _masters,
    "sets": _sets,
    "clinic": _clinic,
    "people": _people,
    "trail": _trail,
    "backups": _backups,
    "products": _products,
    "appearance": _appearance,
    "computer": _computer,
    "account": _account,
}
