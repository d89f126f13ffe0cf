"""Packages scanned at the bedside: whether they belong to the drip, with lot and expiry where it begins."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.errors import Refused
from app.domain.scans import ScanWarning
from app.faults import fault_sentence
from app.problems import explain
from app.services.scanning import Scanned
from app.ui.desk import Desk
from app.ui.kit.notice import Notice
from app.ui.kit.wedge import Wedge
from app.ui.pages.bedside.drip import DripView
from app.ui.parts.scan_words import scan_line, scan_tone


class Scanning(QObject):
    """Asks what each scan means for the drip that is shown; nothing that was not ordered goes in."""

    def __init__(self, desk: Desk, drip: DripView, notice: Notice, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._drip, self._notice = desk, drip, notice
        Wedge(page).scanned.connect(self._read)

    def _read(self, text: str) -> None:
        desk, treatment = self._desk, self._drip.treatment
        if treatment is None:
            words = desk.say("Choose the drip first, then scan its packages.")
            self._notice.tell("caution", words)
            return
        ordered = frozenset(one.product for one in treatment.given)
        desk.lane.run(
            self,
            lambda: desk.clinic.scanning.ask(desk.actor, text, ordered),
            then=self._on_scanned,
            failed=self._on_failed,
        )

    def _on_scanned(self, scanned: Scanned) -> None:
        scan, product, warnings = scanned.scan, scanned.product, scanned.warnings
        words = scan_line(scan, product, warnings, self._desk.say)
        self._notice.tell(scan_tone(warnings), words, urgent=scan_tone(warnings) == "bad")
        if product is not None and ScanWarning.NOT_ORDERED not in warnings:
            lot = "" if scan.doubt is not None else scan.lot
            expiry = "" if scan.expiry is None else scan.expiry.isoformat()
            self._drip.take_scan(product.id, lot, expiry)

    def _on_failed(self, error: Exception) -> None:
        say = self._desk.say
        if isinstance(error, Refused):
            self._notice.tell("caution", fault_sentence(error.faults[0], say))
        else:
            self._notice.tell("bad", str(explain(error, say)))
