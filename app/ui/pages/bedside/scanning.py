"""What is scanned at the bedside: the person's band, or a package; nothing is guessed."""

import re
import unicodedata

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.course import CheckedBy, Stage
from app.domain.errors import Refused
from app.domain.scans import ScanWarning
from app.faults import fault_sentence
from app.problems import explain
from app.services.scanning import Scanned
from app.ui.desk import Desk
from app.ui.kit.wedge import Wedge
from app.ui.pages.bedside.drip import DripView
from app.ui.parts.scan_words import in_row, scan_line, scan_tone

# A patient's number, as it stands on the band: shorter than any package code.
_BAND = re.compile(r"\d{1,4}-\d{2,8}")
_FEWEST = 4
_AGAINST = frozenset({ScanWarning.EXPIRED, ScanWarning.NOT_ORDERED, ScanWarning.UNKNOWN_GTIN})


class Scanning(QObject):
    """Holds each scan against the drip that is shown, wherever the keyboard is."""

    told = Signal(str, str)  # tone and sentence
    band_read = Signal(str)  # a patient's number, while no drip is shown

    def __init__(self, desk: Desk, drip: DripView, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._drip = desk, drip
        Wedge(page, fewest=_FEWEST).scanned.connect(self._read)

    def _read(self, text: str) -> None:
        desk, shown = self._desk, self._drip.shown
        band = unicodedata.normalize("NFKC", text).strip()
        if _BAND.fullmatch(band):
            if shown is None:
                self.band_read.emit(band)
            else:
                self.take_band(band)
            return
        if shown is None:
            words = desk.say("Choose the drip first, then scan its packages.")
            self._tell("caution", words)
            return
        ordered = frozenset(one.product for one in shown.treatment.given)
        desk.lane.run(
            self,
            lambda: desk.clinic.scanning.ask(desk.actor, text, ordered),
            then=self._on_scanned,
            failed=self._on_failed,
        )

    def take_band(self, read: str) -> None:
        """Hold a band that was read against the person whose drip is shown."""
        if self._drip.shown is not None:
            self._on_band(read, self._drip.shown.patient.number)

    def _on_band(self, read: str, number: str) -> None:
        say = self._desk.say
        if read != number:
            words = say(
                "This band bears number {read}: another person. Nothing may be given.", read=read
            )
            self._tell("bad", words)
            return
        if self._drip.treatment is not None and self._drip.treatment.stage is Stage.ORDERED:
            now = self._desk.clock()
            self._drip.match(self._drip.matching().with_person(CheckedBy.SCAN, now))
        self._tell("ok", say("The band is this person's."))

    def _on_scanned(self, scanned: Scanned) -> None:
        say = self._desk.say
        scan, product, warnings = scanned.scan, scanned.product, scanned.warnings
        words = scan_line(scan, product, warnings, say)
        tone = scan_tone(warnings)
        if ScanWarning.UNKNOWN_GTIN in warnings:
            how = say("Choose it by hand; the form of an infusion can learn the code later.")
            self._tell("bad", in_row(words, how))
            return
        if product is None or warnings & _AGAINST:
            self._tell("bad", words)
            return
        one, matching = self._drip.treatment, self._drip.matching()
        line = matching.place_of(product.id)
        if one is not None and one.stage is Stage.ORDERED and line is not None:
            # A lot in doubt is left to the hand that has the package.
            lot = "" if scan.doubt is not None else scan.lot
            expiry = "" if scan.expiry is None else scan.expiry.isoformat()
            now = self._desk.clock()
            again = line not in matching.left
            self._drip.match(matching.with_product(line, CheckedBy.SCAN, now, lot, expiry))
            self._drip.sheets.fill_packages()
            if again:
                words = in_row(words, say("It was checked before; the newest package counts."))
        self._tell(tone, words)

    def _on_failed(self, error: Exception) -> None:
        say = self._desk.say
        if isinstance(error, Refused):
            self._tell("bad", fault_sentence(error.faults[0], say))
        else:
            self._tell("bad", str(explain(error, say)))

    def _tell(self, tone: str, words: str) -> None:
        if tone == "bad":
            QApplication.beep()
        self.told.emit(tone, words)
