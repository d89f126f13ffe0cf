"""One certificate as it was issued: to look at, to save, to print; its bytes are never made again.

For paper there is a marked sheet too: a copy (写し), or one that says since when it is void (失効).
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.verdicts import CertificateType
from app.i18n import Wording
from app.problems import explain
from app.services.certificate_register import MarkedSheet
from app.services.ports import IssuedCertificate
from app.ui.desk import Desk
from app.ui.kit.action_bar import ActionBar
from app.ui.kit.buttons import Button
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.notice import Notice
from app.ui.parts.paper_run import PaperRun, dpi_for
from app.ui.parts.pdf_reader import PdfReader
from app.ui.parts.save_dialog import save_dialog


class CertificatePage(QWidget):
    """Shows the very bytes that were issued, or a marked sheet of them, and hands them out."""

    closed = Signal()
    sheet_opened = Signal(object)  # the MarkedSheet

    def __init__(
        self, desk: Desk, issued: IssuedCertificate, sheet: MarkedSheet | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("certificate_page")
        self._desk, self._issued, self._sheet = desk, issued, sheet
        self._pdf = issued.pdf if sheet is None else sheet.pdf
        self._target: Any = None  # the printer, while its dialog is open
        say = desk.say
        self._head = HeadBar("certificate_head")
        at = local(issued.issued.at).strftime("%Y-%m-%d %H:%M")
        spoken = _title(issued, sheet, say)
        self._head.show_title(spoken, below=say("Issued {time}", time=at))
        self._reader = PdfReader(desk.lane, self._pdf, spoken, say, self)
        self._view = self._reader.view
        self._notice = Notice("certificate_notice", closable=True, close_words=say("Close"))
        self._bar = ActionBar("certificate_actions")
        self._run = PaperRun(desk.lane, self)
        self._lay_out()
        self._set_keys()
        self._reader.failed.connect(self._on_failed)
        self._run.reached.connect(self._on_page)
        self._run.printed.connect(self._on_ready_for_paper)
        self._run.failed.connect(self._on_failed)
        self._run.refused.connect(self._on_refused)
        self._reader.begin()
        self.setFocusProxy(self._view)

    def leave(self) -> None:
        """Leave nothing behind: a certificate is kept from its issue on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        say = self._desk.say
        for tool in self._reader.tools:
            self._head.add(tool)
        back = Button(say("Back"), "quiet", name="back", icon="arrow-left", key_hint="Esc")
        save = Button(say("Save as…"), name="save_file", icon="save", key_hint="Ctrl+S")
        print_ = Button(say("Print…"), "primary", name="print", icon="print", key_hint="Ctrl+P")
        copy = Button(say("Copy…"), name="open_sheet")
        told = say("These bytes are kept as they were issued.")
        if self._sheet is not None:
            told = say(
                "Marked, and without a signature: for paper. What was issued stays as it is."
            )
        deeds = [(back, self.closed), (copy, self._open_sheet), (save, self._save)]
        for button, deed in (*deeds, (print_, self._print)):
            button.clicked.connect(deed)
            self._bar.add(button)
        # A draft is marked as one already.
        copy.setVisible(self._sheet is None and self._issued.kind is not CertificateType.C)
        self._bar.tell(told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head, self._notice, self._view, self._bar):
            column.addWidget(part, 1 if part is self._view else 0)

    def _open_sheet(self) -> None:
        desk, number = self._desk, self._issued.number
        desk.lane.run(
            self,
            lambda: desk.clinic.register.sheet(desk.actor, number),
            then=self.sheet_opened.emit,
            failed=self._on_failed,
        )

    def _set_keys(self) -> None:
        for keys, deed in (("Ctrl+S", self._save), ("Ctrl+P", self._print)):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def _save(self) -> None:
        say = self._desk.say
        form = "" if self._sheet is None else "-void" if self._sheet.is_void else "-copy"
        title, name = say("Save the certificate"), f"{self._issued.number}{form}.pdf"
        dialog = save_dialog(self, say, title, name)
        dialog.fileSelected.connect(self._write)
        dialog.open()

    def _write(self, path: str) -> None:
        def work() -> str:
            Path(path).write_bytes(self._pdf)
            self._note("file")
            return path

        self._desk.lane.run(self, work, then=self._on_written, failed=self._on_failed)

    def _on_written(self, path: str) -> None:
        self._notice.tell("ok", self._desk.say("Saved as {name}.", name=Path(path).name))

    def _print(self) -> None:
        # Read with the first print only: most certificates leave as files.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._target = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._target.setDocName(self._issued.number)
        dialog = QPrintDialog(self._target, self)
        dialog.setObjectName("print_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._draw_for_paper)
        # QPrintDialog's own open() wants a slot by name; the dialog's is the one meant here.
        QDialog.open(dialog)

    def _draw_for_paper(self) -> None:
        self._run.start(self._pdf, self._target, dpi_for(self._target))

    def _on_page(self, done: int, total: int) -> None:
        words = self._desk.say("Page {page} of {pages}", page=done, pages=total)
        self._notice.tell("accent", words)

    def _on_ready_for_paper(self, _pages: int) -> None:
        self._target = None
        self._desk.lane.run(
            self, lambda: self._note("paper"), then=self._on_printed, failed=self._on_failed
        )

    def _note(self, way: str) -> None:
        """Write that the certificate left the house; a sheet was written of when it was made."""
        desk = self._desk
        if self._sheet is None:
            desk.clinic.certificates.note_print(desk.actor, self._issued.number, way=way)

    def _on_refused(self) -> None:
        words = self._desk.say("The printer did not take it. Choose another one, or try again.")
        self._notice.tell("bad", words)

    def _on_printed(self, _answer: object) -> None:
        self._notice.tell("ok", self._desk.say("Sent to the printer."))

    def _on_failed(self, error: Exception) -> None:
        say = self._desk.say
        if isinstance(error, OSError):
            words = say("The file could not be written. Choose another folder, then save again.")
        else:
            words = str(explain(error, say))
        self._notice.tell("bad", words)


def _title(issued: IssuedCertificate, sheet: MarkedSheet | None, say: Wording) -> str:
    if sheet is None:
        return say("Certificate {number}", number=issued.number)
    if sheet.is_void:
        return say("Void certificate {number}", number=issued.number)
    return say("Copy of certificate {number}", number=issued.number)
