"""What the workplace may lead to: each page is made at the first look at it."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from app.domain.patients import Patient
from app.domain.staff import Permission
from app.domain.treatments import Treatment
from app.services.certificate_register import MarkedSheet
from app.services.ports import IssuedCertificate, KeptDraft, NewId
from app.ui.desk import Desk
from app.ui.kit.station import Station
from app.ui.pages.news import News
from app.ui.parts.page_stack import PageStack


class Leading(Protocol):
    """The workplace as the makers of pages know it: what leads elsewhere."""

    pages: PageStack
    news: News
    new_id: NewId
    station: Station

    @property
    def lock_asked(self) -> SignalInstance:
        """Tell that the window is to be locked."""

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

    def show_found(self, place: str, patient: Patient, found: Treatment | KeptDraft) -> None:
        """Go to a record or form that was found on a page."""

    def show_certificate(self, issued: IssuedCertificate, sheet: MarkedSheet | None = None) -> None:
        """Go to a certificate, or a sheet of it."""


def ways_of(place: Leading, desk: Desk) -> dict[str, Callable[[], None]]:
    """Return where a person may go, by the place's name."""
    may = desk.actor.may
    ways: dict[str, Callable[[], None]] = {}
    if may(Permission.READ):
        ways["patients"] = place.show_patients
        ways["todo"] = partial(place.show_kept, "todo")
        ways["bedside"] = partial(place.show_kept, "bedside")
        ways["register"] = partial(place.show_kept, "register")
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


# Each is read with the first look only; the list of patients comes up sooner.
def _todo(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.todo import TodoPage

    page = TodoPage(desk)
    page.opened.connect(partial(place.show_found, "todo"))
    page.changed.connect(place.news.refresh)
    return page


def _bedside(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.bedside import BedsidePage

    return BedsidePage(desk, place.new_id)


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


def _account(place: Leading, desk: Desk) -> QWidget:
    from app.ui.pages.account import AccountPage

    page = AccountPage(desk)
    page.lock_asked.connect(place.lock_asked)
    page.sign_out_asked.connect(place.sign_out_asked)
    page.refresh()
    return page


MAKERS = {
    "bedside": _bedside,
    "todo": _todo,
    "register": _register,
    "check": _check,
    "intake": _intake,
    "rules": _rules,
    "masters": _masters,
    "clinic": _clinic,
    "people": _people,
    "trail": _trail,
    "backups": _backups,
    "products": _products,
    "appearance": _appearance,
    "account": _account,
}
