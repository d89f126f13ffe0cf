"""Handing a record out: asked for in a form, then printed, or written into a folder."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.calendar import local
from app.domain.patients import PatientId
from app.domain.staff import Permission
from app.domain.treatments import Treatment
from app.record.phrases import moment
from app.services.checkup import Progress
from app.services.evidence import Request
from app.services.trouble import PrinterIsGone
from app.services.whole_record import Period, Wanted
from app.ui.desk import Desk
from app.ui.kit.option import Option
from app.ui.kit.progress import Watch
from app.ui.pages.patient.table_out import infusions_out
from app.ui.parts.filing_dialog import FilingDialog
from app.ui.parts.list_saving import ListSaving
from app.ui.parts.named import named_diagnosis
from app.ui.parts.paper_run import PaperRun
from app.ui.parts.save_dialog import folder_dialog
from app.ui.parts.take_out_sheet import (
    FHIR,
    FILES,
    PACK,
    PAPER,
    TABLE,
    TakeOut,
    TakeOutSheet,
)


class TakingOut(QObject):
    """Opens the form over the page, and hands what it says to the clinic by way of the lane."""

    told = Signal(str, str)  # what came of it, and the words of a deed that follows or none
    failed = Signal(object)  # the error, once the form is closed

    def __init__(self, desk: Desk, patient: PatientId, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._patient, self._page = desk, patient, page
        self._records: tuple[Treatment, ...] = ()
        self._dialog: FilingDialog | None = None
        self._sheet: TakeOutSheet | None = None
        self._folder = ""
        self._list = ListSaving(desk.lane, desk.say, page)
        self._list.saved.connect(self._on_written)
        self._list.failed.connect(self._on_failed)
        self._run = PaperRun(desk.lane, self)
        self._run.printed.connect(self._on_printed)
        self._run.failed.connect(self.failed)
        self._run.refused.connect(partial(self.failed.emit, PrinterIsGone()))

    def offer(self, records: Sequence[Treatment]) -> None:
        """Offer these infusions to be handed out alone."""
        self._records = tuple(records)

    def ask(self) -> None:
        """Ask what is wanted, and in which way."""
        say, may = self._desk.say, self._desk.actor.may
        ways = (PAPER, FILES, TABLE, FHIR, PACK) if may(Permission.TAKE_OUT) else (PAPER,)
        known = self._desk.clinic.products.diagnosis
        infusions = [
            Option(
                one.entry,
                f"{moment(one.started)}  {named_diagnosis(one.diagnosis, one.icd10, known, say)}",
            )
            for one in self._records
        ]
        self._sheet = sheet = TakeOutSheet(ways, infusions, say)
        title, deed = say("Print or export the record"), say("Continue")
        self._dialog = FilingDialog(sheet, say, self._page, title=title, deed=deed)
        self._dialog.filed.connect(self._on_asked)
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    def open_folder(self) -> None:
        """Show where the files lie."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))

    def _on_asked(self, wanted: TakeOut) -> None:
        if wanted.way == PAPER:
            self._choose_printer(wanted)
        elif wanted.way == TABLE:
            self._choose_table(wanted)
        else:
            self._choose_folder(wanted)

    def _choose_printer(self, wanted: TakeOut) -> None:
        # Read with the first print only.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("tenteki")
        dialog = QPrintDialog(printer, self._dialog)
        dialog.setObjectName("print_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._print, wanted, printer))
        dialog.rejected.connect(self._on_given_up)
        # QPrintDialog's own open() wants a slot by name; the dialog's is the one meant here.
        QDialog.open(dialog)

    def _choose_folder(self, wanted: TakeOut) -> None:
        dialog = folder_dialog(
            self._dialog or self._page, self._desk.say, self._desk.say("Where the files go")
        )
        dialog.fileSelected.connect(partial(self._write, wanted))
        dialog.rejected.connect(self._on_given_up)
        dialog.open()

    def _choose_table(self, wanted: TakeOut) -> None:
        desk, patient = self._desk, self._patient
        name = f"infusions-{local(desk.clock()):%Y%m%d}"
        dialog = self._list.ask(
            desk.say("Where the files go"),
            name,
            lambda form: infusions_out(desk, patient, wanted, form),
            over=self._dialog,
        )
        dialog.rejected.connect(self._on_given_up)

    def _print(self, wanted: TakeOut, printer: Any, *_: object) -> None:  # noqa: ANN401 - a QPrinter, read late
        desk, record = self._desk, _record(self._patient, wanted)
        exports, language, tell = desk.clinic.exports, desk.say.language, _watched(self._sheet)
        desk.lane.run(
            self,
            lambda: (exports.print(desk.actor, record, language, tell), printer),
            then=self._on_pages,
            failed=self._on_failed,
        )

    def _on_pages(self, answer: tuple[bytes, Any]) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._run.start(*answer)

    def _on_printed(self, pages: int) -> None:
        self.told.emit(self._desk.say("Sent to the printer: {pages} pages.", pages=pages), "")

    def _write(self, wanted: TakeOut, folder: str) -> None:
        desk, record, tell = self._desk, _record(self._patient, wanted), _watched(self._sheet)
        desk.lane.run(
            self,
            lambda: _write(desk, record, wanted, Path(folder), tell),
            then=self._on_written,
            failed=self._on_failed,
        )

    def _on_written(self, paths: tuple[Path, ...] | Path) -> None:
        say, paths = self._desk.say, (paths,) if isinstance(paths, Path) else paths
        if self._dialog is not None:
            self._dialog.accept()
        self._folder = str(paths[0].parent)
        words = say("Saved in {folder}: {name}", folder=self._folder, name=paths[0].name)
        self.told.emit(words, say("Open the folder"))

    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None and self._sheet is not None:
            self._sheet.rest()
            self._dialog.tell(error)
        else:
            self.failed.emit(error)

    def _on_given_up(self) -> None:
        if self._dialog is not None:
            self._dialog.rest()

    def _on_closed(self) -> None:
        self._dialog = self._sheet = None


def _watched(sheet: TakeOutSheet | None) -> Progress:
    watch = Watch()
    if sheet is not None:
        sheet.follow(watch)
    return watch.tell


def _record(patient: PatientId, wanted: TakeOut) -> Wanted:
    return Wanted(patient, Period(wanted.since, wanted.until), wanted.entry)


def _write(
    desk: Desk, record: Wanted, wanted: TakeOut, folder: Path, tell: Progress
) -> tuple[Path, ...]:
    """Write what is wanted into a folder, and return where it lies."""
    clinic, language = desk.clinic, desk.say.language
    if wanted.way == FILES:
        return clinic.exports.export(desk.actor, record, folder, language, tell)
    if wanted.way == FHIR:
        return clinic.exports.fhir(desk.actor, record, folder)
    request = Request(wanted.asked_by, wanted.asked_on, wanted.recipient, wanted.agreed)
    return clinic.evidence.pack(desk.actor, record, request, folder, language, tell)
