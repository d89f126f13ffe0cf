"""Filing and withdrawing: the questions asked, and what the clinic answers."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.athletes import Ban, Competition, Exemption, Outside
from app.domain.calendar import local
from app.domain.patients import PatientId
from app.domain.staff import Permission
from app.ui.desk import Desk
from app.ui.kit.buttons import Kind
from app.ui.parts.athlete_file import BANS, COMPETITIONS, EXEMPTIONS, OUTSIDE
from app.ui.parts.athlete_rows import FileRow
from app.ui.parts.ban_sheet import BanSheet
from app.ui.parts.competition_sheet import CompetitionSheet
from app.ui.parts.exemption_sheet import ExemptionSheet
from app.ui.parts.filing_dialog import FilingDialog
from app.ui.parts.filing_sheet import FilingSheet
from app.ui.parts.outside_sheet import OutsideSheet
from app.ui.parts.withdrawal_sheet import WithdrawalSheet

_NEEDED = {
    EXEMPTIONS: Permission.RECORD_ATHLETE,
    COMPETITIONS: Permission.REGISTER_PATIENT,
    OUTSIDE: Permission.RECORD_ATHLETE,
    BANS: Permission.RECORD_ATHLETE,
}


class Filing(QObject):
    """Opens a form over the page, and hands what it says to the clinic by way of the lane."""

    changed = Signal()  # something was filed or withdrawn

    def __init__(self, desk: Desk, patient: PatientId, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._patient, self._page = desk, patient, page
        self._dialog: FilingDialog | None = None
        self._withdrawn: object = None

    def allowed(self) -> frozenset[str]:
        """Return the lists to which this person may add."""
        actor = self._desk.actor
        return frozenset(name for name, permission in _NEEDED.items() if actor.may(permission))

    def may_withdraw(self) -> bool:
        """Tell whether this person may withdraw what is filed."""
        return self._desk.actor.may(Permission.RECORD_ATHLETE)

    def ask(self, name: str) -> None:
        """Ask for something new for a list."""
        {
            EXEMPTIONS: self._ask_exemption,
            COMPETITIONS: self._ask_competition,
            OUTSIDE: self._ask_outside,
            BANS: self._ask_ban,
        }[name]()

    def ask_withdrawal(self, row: FileRow) -> None:
        """Ask why something is withdrawn."""
        say = self._desk.say
        self._open(
            WithdrawalSheet(row, say),
            say("Withdraw from the athlete's file"),
            say("It stays to be read, but counts nowhere from now on."),
            say("Withdraw"),
            "danger",
        )
        self._withdrawn = row.key

    def _ask_exemption(self) -> None:
        say = self._desk.say
        sheet = ExemptionSheet(say)
        sheet.products.asked.connect(self._on_product)
        self._open(
            sheet, say("Exemption (TUE)"), say("Write it down as its certificate states it.")
        )

    def _ask_competition(self) -> None:
        say = self._desk.say
        told = say("The athlete is in competition from 23:59 on the day before until it ends.")
        self._open(CompetitionSheet(say), say("Competition"), told)

    def _ask_ban(self) -> None:
        say = self._desk.say
        told = say("It changes no verdict; it is told above everything about the athlete.")
        self._open(BanSheet(say), say("Ban (ineligibility)"), told)

    def _ask_outside(self) -> None:
        say = self._desk.say
        told = say("As told by the patient or by a letter. It is neither judged nor certified.")
        sheet = OutsideSheet(say, local(self._desk.clock()).date())
        self._open(sheet, say("Infusion received elsewhere"), told)

    def _open(
        self, sheet: FilingSheet, title: str, told: str, deed: str = "", kind: Kind = "primary"
    ) -> None:
        self._withdrawn = None
        self._dialog = FilingDialog(
            sheet, self._desk.say, self._page, title=title, told=told, deed=deed, kind=kind
        )
        self._dialog.filed.connect(self._on_filed)
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    def _on_product(self, typed: str) -> None:
        """Answer the search for products: here and now, since the list lies in memory."""
        if self._dialog is None or not isinstance(self._dialog.sheet, ExemptionSheet):
            return
        search = self._dialog.sheet.products
        answer = self._desk.clinic.products.ask(typed)
        if answer.blocked is None:
            search.show_products(answer.products, local(self._desk.clock()).date())
        else:
            search.show_blocked(answer.blocked, answer.matched)

    def _on_filed(self, value: object) -> None:
        desk, patient, withdrawn = self._desk, self._patient, self._withdrawn
        desk.lane.run(
            self,
            lambda: _file(desk, patient, value, withdrawn),
            then=self._on_done,
            failed=self._on_failed,
        )

    def _on_done(self, _answer: None) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.tell(error)

    def _on_closed(self) -> None:
        self._dialog = None


def _file(desk: Desk, patient: PatientId, value: object, withdrawn: object) -> None:
    """Give the clinic a new fact, or the reason why one of the file is `withdrawn`."""
    athletes, actor = desk.clinic.athletes, desk.actor
    match value:
        case Exemption():
            athletes.add_exemption(actor, patient, value)
        case Competition():
            athletes.add_competition(actor, patient, value)
        case Ban():
            athletes.add_ban(actor, patient, value)
        case Outside():
            athletes.add_outside(actor, patient, value)
        case str() if isinstance(withdrawn, UUID):
            athletes.withdraw(actor, patient, withdrawn, value)
