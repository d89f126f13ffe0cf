"""Keeping other clinics' fingerprints, taking them out again, and taking their lists."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.calendar import local
from app.domain.known_clinics import KnownClinic, KnownClinicForm
from app.domain.staff import Permission
from app.services.known_clinics import KnownLine, TakenList
from app.ui.desk import Desk
from app.ui.parts.athlete_rows import FileRow
from app.ui.parts.filing_dialog import FilingDialog
from app.ui.parts.known_clinic_sheet import KnownClinicSheet
from app.ui.parts.known_clinics_dialog import KnownClinicsDialog, KnownRow
from app.ui.parts.withdrawal_sheet import WithdrawalSheet
from app.verified import grouped


class Knowing(QObject):
    """Asks, and writes by way of the lane."""

    told = Signal(str, str)  # the tone and the words for what came of it
    changed = Signal()  # who is known, or what was called back
    failed = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._dialog: FilingDialog | None = None

    @property
    def may_change(self) -> bool:
        """Tell whether this person may keep a clinic, or take one out."""
        return self._desk.actor.may(Permission.CHANGE_CLINIC)

    def show_all(self) -> None:
        """Show who is known."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.known.all(desk.actor),
            then=self._on_found,
            failed=self.failed.emit,
        )

    def ask(self, fingerprint: str = "") -> None:
        """Ask as whose a fingerprint is to be kept, and how it was compared."""
        say = self._desk.say
        self._open(
            FilingDialog(
                KnownClinicSheet(say, grouped(fingerprint)),
                say,
                self._page,
                title=say("Keep the fingerprint of another clinic"),
                told=say(
                    "A fingerprint that came with the paper proves nothing: whoever forged the one "
                    "forged the other. Compare all of it by telephone, by letter or face to face."
                ),
                deed=say("Keep"),
            )
        ).filed.connect(self._keep)

    def take_list(self, content: bytes) -> None:
        """Take a clinic's list of revocations."""
        desk = self._desk
        # Beside all other work: it is a stranger's file.
        desk.lane.aside(
            self,
            lambda: desk.clinic.known.take_list(desk.actor, content),
            then=self._on_taken,
            failed=self.failed.emit,
        )

    def _open(self, dialog: FilingDialog) -> FilingDialog:
        self._dialog = dialog
        dialog.finished.connect(self._on_closed)
        dialog.open()
        return dialog

    def _on_closed(self) -> None:
        self._dialog = None

    def _on_found(self, lines: tuple[KnownLine, ...]) -> None:
        say = self._desk.say
        rows = [_row(one) for one in lines]
        dialog = KnownClinicsDialog(say, self._page, rows, may_change=self.may_change)
        dialog.add_asked.connect(self.ask)
        dialog.out_asked.connect(self._ask_out)
        dialog.open()

    def _ask_out(self, row: KnownRow) -> None:
        say = self._desk.say
        told = FileRow(row.key, row.name, (row.fingerprint,))
        sheet = WithdrawalSheet(told, say, example=say("e.g. its key was stolen"))
        dialog = FilingDialog(
            sheet,
            say,
            self._page,
            title=say("Take a clinic out"),
            told=say("Its certificates are those of an unknown clinic from now on."),
            deed=say("Take out"),
        )
        self._open(dialog).filed.connect(partial(self._take_out, row))

    def _keep(self, form: KnownClinicForm) -> None:
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.known.keep(desk.actor, form),
            then=self._on_kept,
            failed=self._on_refused,
        )

    def _take_out(self, row: KnownRow, reason: str) -> None:
        desk = self._desk

        def work() -> str:
            desk.clinic.known.withdraw(desk.actor, row.key, reason)
            return row.name

        desk.lane.run(self, work, then=self._on_out, failed=self._on_refused)

    def _on_kept(self, clinic: KnownClinic) -> None:
        say = self._desk.say
        self._done(say("{name} is known here from now on.", name=clinic.name))

    def _on_out(self, name: str) -> None:
        self._done(self._desk.say("{name} was taken out.", name=name))

    def _done(self, words: str) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.changed.emit()
        self.told.emit("ok", words)

    def _on_taken(self, taken: TakenList) -> None:
        words = self._desk.say(
            "The list of {name} of {date} is used from now on. Certificates on it: {count}.",
            name=taken.name,
            date=f"{local(taken.made):%Y-%m-%d %H:%M}",
            count=taken.count,
        )
        self.changed.emit()
        self.told.emit("ok", words)

    def _on_refused(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.tell(error)


def _row(line: KnownLine) -> KnownRow:
    clinic, listed = line.clinic, line.listed
    return KnownRow(
        key=clinic.id,
        name=clinic.name,
        fingerprint=grouped(clinic.fingerprint),
        compared=clinic.compared,
        kept=f"{local(clinic.kept.at):%Y-%m-%d}",
        listed="" if listed is None else f"{local(listed):%Y-%m-%d}",
    )
