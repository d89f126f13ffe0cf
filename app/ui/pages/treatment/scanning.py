"""Packages scanned anywhere in the entry: they find or add their row, and fill in lot and expiry."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.errors import Refused
from app.domain.formulary import Product
from app.domain.scans import DoubtKind, Scan, ScanWarning
from app.domain.staff import Permission
from app.faults import fault_sentence
from app.problems import explain
from app.services.scanning import Scanned
from app.ui.desk import Desk
from app.ui.kit.notice import Notice
from app.ui.kit.wedge import Wedge
from app.ui.pages.treatment.filling import fill, in_conflict, row_of
from app.ui.pages.treatment.learning import Learning
from app.ui.parts.entry_form import EntryForm
from app.ui.parts.filing_dialog import FilingDialog
from app.ui.parts.scan_sheet import ScanSheet
from app.ui.parts.scan_words import in_row, scan_line, scan_tone


class Scanning(QObject):
    """Asks what each scan means; what is doubtful or wrong is told above the rows, with one way out."""

    def __init__(
        self, desk: Desk, form: EntryForm, page: QWidget, ordered: Callable[[], frozenset[str]]
    ) -> None:
        super().__init__(page)
        self._desk, self._form, self._page, self._ordered = desk, form, page, ordered
        self._notice = Notice("scan_notice", closable=True, close_words=desk.say("Close"))
        self._learning = Learning(desk, form, page)
        self._dialog: FilingDialog | None = None
        self._way_out: Callable[[], None] | None = None
        self._last = ""
        form.search.body.insertWidget(0, self._notice)
        Wedge(page).scanned.connect(self._read)
        QShortcut(QKeySequence("Ctrl+B"), page).activated.connect(self._ask_for_code)
        self._notice.deed.connect(self._go_out)
        self._learning.learnt.connect(self._read_again)

    def _read(self, text: str) -> None:
        # A record that is final takes nothing in.
        if self._form.search.field.isHidden():
            return
        self._last = text
        desk, ordered, day = self._desk, self._ordered(), self._form.encounter.day()
        desk.lane.run(
            self,
            lambda: desk.clinic.scanning.ask(desk.actor, text, ordered, day),
            then=self._on_scanned,
            failed=self._on_failed,
        )

    def _read_again(self) -> None:
        self._read(self._last)

    def _ask_for_code(self) -> None:
        say = self._desk.say
        told = say("Paste or type what stands below the bars. A scanner needs no window.")
        self._dialog = FilingDialog(
            ScanSheet(say), say, self._page, title=say("Package code"), told=told, deed=say("Read")
        )
        self._dialog.filed.connect(self._read)
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    def _on_scanned(self, scanned: Scanned) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        scan, product, warnings = scanned.scan, scanned.product, scanned.warnings
        say = self._desk.say
        words, deed, self._way_out = scan_line(scan, product, warnings, say), "", None
        if product is None:
            if self._desk.actor.may(Permission.CONFIRM_LABEL):
                deed, self._way_out = (
                    say("Choose the product"),
                    partial(self._learning.ask, scan.gtin),
                )
        elif ScanWarning.NOT_ORDERED in warnings:
            deed, self._way_out = say("Add it all the same"), partial(self._fill, scan, product)
        elif in_conflict(row_of(self._form.lines, product, scan), scan):
            words = in_row(words, say("Its row states another lot or expiry."))
            deed, self._way_out = say("Take the scanned ones"), partial(self._fill, scan, product)
            warnings |= {ScanWarning.DOUBTFUL}
        else:
            fill(self._form, product, scan)
            if scan.doubt is not None and scan.doubt.kind is DoubtKind.RUNS_ON:
                deed, self._way_out = say("Yes, that is it"), partial(self._believe, scan, product)
        self._notice.tell(scan_tone(warnings), words, deed=deed)

    def _fill(self, scan: Scan, product: Product) -> None:
        fill(self._form, product, scan)
        self._notice.clear()

    def _believe(self, scan: Scan, product: Product) -> None:
        """Take the likely reading, as the person with the package in hand says it is."""
        doubt = scan.doubt
        if doubt is not None:
            self._fill(Scan(scan.gtin, doubt.lot, doubt.expiry or scan.expiry), product)

    def _go_out(self) -> None:
        if self._way_out is not None:
            self._way_out()

    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.tell(error)
            return
        say = self._desk.say
        self._way_out = None
        if isinstance(error, Refused):
            self._notice.tell("caution", fault_sentence(error.faults[0], say))
        else:
            self._notice.tell("bad", str(explain(error, say)))

    def _on_closed(self) -> None:
        self._dialog = None
