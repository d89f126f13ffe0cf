"""What belongs to this computer alone: where its files are, its program, its scanner and printers."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import paths
from app.domain.errors import Refused
from app.domain.staff import Permission
from app.faults import fault_sentence
from app.problems import explain
from app.services.scanning import Scanned
from app.services.trouble import of_the_system
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, Section
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.station import Station
from app.ui.pages.computer.stands_card import StandsCard
from app.ui.parts.computer_words import places, programs, report
from app.ui.parts.folder_dialog import folder_dialog
from app.ui.parts.plain_facts import PlainFacts
from app.ui.parts.scan_try import ScanTry
from app.ui.parts.scan_words import scan_line, scan_tone
from app.ui.parts.scrolled import scrolled_cards

_WIDEST = 760


class ComputerPage(QWidget):
    """Tells what this computer is set to; what is in the clinic's books is set elsewhere."""

    went = Signal(str)  # the section where something is set

    def __init__(self, desk: Desk, station: Station) -> None:
        super().__init__()
        self.setObjectName("computer_page")
        self._desk, self._station = desk, station
        say = desk.say
        self._head = HeadBar("computer_head")
        self._head.show_title(say("This computer"), below=say("It holds on this computer only."))
        self._notice = Notice("computer_notice", closable=True, close_words=say("Close"))
        self._places, self._programs = PlainFacts("places"), PlainFacts("programs")
        self._printers = PlainFacts("printers")
        self._elsewhere = Button(say("Use another folder…"), name="use_folder")
        # Where nothing outlasts the window, as in the demo, no other folder could be kept.
        can_keep = station.file is not None
        self._elsewhere.setVisible(can_keep and desk.actor.may(Permission.CHANGE_CLINIC))
        self._copy = Button(say("Copy a report for support"), name="copy_report")
        self._try = ScanTry(say)
        self._try.setVisible(desk.actor.may(Permission.READ))
        self._stands = StandsCard(desk, station)
        self._lay_out()
        self._stands.kept.connect(self._on_stands)
        self._stands.failed.connect(self._on_failed)
        self._elsewhere.clicked.connect(self._ask_folder)
        self._copy.clicked.connect(self._copy_report)
        self._try.scanned.connect(self._read)
        self.setFocusProxy(self._copy)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again whenever the page comes into sight."""
        super().showEvent(event)
        self._tell()
        self._desk.lane.run(self, printers, then=self._tell_printers, failed=self._on_failed)

    def _tell(self) -> None:
        desk, say = self._desk, self._desk.say
        backups = desk.clinic.backups.plan.folder
        self._places.show_facts(places(self._station, backups, say))
        self._programs.show_facts(programs(desk.clinic.schema, self._station, say))

    def _tell_printers(self, names: tuple[str, ...]) -> None:
        say = self._desk.say
        self._printers.show_facts(
            [(say("Printers"), ", ".join(names) or say("No printer is set up here."))]
        )

    def _copy_report(self) -> None:
        desk, station, say = self._desk, self._station, self._desk.say
        facts = (
            *programs(desk.clinic.schema, station, say),
            *places(station, desk.clinic.backups.plan.folder, say),
        )
        log = None if station.folder is None else paths.log_in(station.folder)
        desk.lane.run(
            self,
            lambda: report(facts, log, Path.home()),
            then=self._on_report,
            failed=self._on_failed,
        )

    def _on_report(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._notice.tell("ok", self._desk.say("Copied. It holds no patient's data."))

    def _ask_folder(self) -> None:
        say = self._desk.say
        dialog = folder_dialog(
            self, say, say("Choose the folder of the clinic's data"), self._station.folder
        )
        dialog.fileSelected.connect(self.use_folder)
        dialog.open()

    def use_folder(self, chosen: str) -> None:
        """Let the program begin in another folder from its next start; it must hold a clinic."""
        folder, say = Path(chosen), self._desk.say
        if not paths.database_in(folder).exists():
            words = say(
                "No clinic's data are in this folder. Choose the one that holds tenteki.db."
            )
            self._notice.tell("caution", words)
            return
        self._desk.lane.run(
            self,
            lambda: self._station.keep_folder(folder),
            then=self._on_folder,
            failed=self._on_failed,
        )

    def _on_folder(self, folder: Path) -> None:
        words = self._desk.say(
            "Kept. Close the program and start it again: it begins in {folder}.", folder=str(folder)
        )
        self._notice.tell("ok", words)

    def _read(self, text: str) -> None:
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.scanning.ask(desk.actor, text),
            then=self._on_scanned,
            failed=self._on_unread,
        )

    def _on_scanned(self, found: Scanned) -> None:
        words = scan_line(found.scan, found.product, found.warnings, self._desk.say)
        self._try.tell(scan_tone(found.warnings), words)

    def _on_unread(self, error: Exception) -> None:
        say = self._desk.say
        faults = error.faults if isinstance(error, Refused) else ()
        words = [fault_sentence(one, say) for one in faults] or [str(explain(error, say))]
        self._try.tell("bad", words[0])

    def _on_stands(self, words: str) -> None:
        self._notice.tell("ok", words)

    def _on_failed(self, error: Exception) -> None:
        trouble = of_the_system(error) if isinstance(error, OSError) else error
        self._notice.tell("bad", str(explain(trouble, self._desk.say)))

    def _lay_out(self) -> None:
        say = self._desk.say
        cards = (
            self._notice,
            self._stands,
            _card("places_card", say("Where things are"), self._places, self._elsewhere),
            _card("programs_card", say("Program"), self._programs, self._copy),
            self._try,
            _card("printers_card", say("Printing"), self._printers),
            self._elsewhere_set(),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(scrolled_cards(cards, _WIDEST, "computer_scroll"), 1)

    def _elsewhere_set(self) -> Card:
        say = self._desk.say
        words = say("Language, theme and size are in Appearance, the plan of backups in Backups.")
        ways = [("appearance", say("Appearance"))]
        if self._desk.actor.may(Permission.BACK_UP):
            ways.append(("backups", say("Backups")))
        buttons = [Button(word, name=f"to_{name}") for name, word in ways]
        for (name, _), button in zip(ways, buttons, strict=True):
            button.clicked.connect(partial(self.went.emit, name))
        return _card("window_card", say("Window"), Label(words, ink="text2", wrap=True), *buttons)


def printers() -> tuple[str, ...]:
    """Return the printers that the system knows here."""
    # Read late: few ever look.
    from PySide6.QtPrintSupport import QPrinterInfo

    return tuple(QPrinterInfo.availablePrinterNames())


def _card(name: str, title: str, body: QWidget, *buttons: Button) -> Card:
    card, section, row = Card(name), Section(title), QHBoxLayout()
    section.body.addWidget(body)
    row.setSpacing(px(8))
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    section.body.addLayout(row)
    card.body.addWidget(section)
    return card
