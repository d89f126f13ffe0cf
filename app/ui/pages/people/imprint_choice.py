"""The seal that certificates show: how it stands, and choosing another."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.imprints import LARGEST_PICTURE, Imprint, ImprintKind
from app.services.trouble import of_the_system
from app.ui.desk import Desk
from app.ui.parts.deed_card import DeedCard
from app.ui.parts.imprint_sheet import ImprintSheet
from app.ui.parts.pdf_pages import render
from app.ui.parts.pdf_view import Picture
from app.ui.parts.questions import Questions
from app.ui.parts.save_dialog import picture_dialog

# Twice as many as are shown: sharp on every screen.
_DOTS = 1010


class ImprintChoice(QObject):
    """Shows a card of the seal, and the sheet on which it is chosen."""

    done = Signal(str)  # what came about, in a sentence
    failed = Signal(object)  # the error

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, say = desk, desk.say
        self._questions = Questions(desk.lane, say, page)
        deeds = (("choose_imprint", say("Choose…")),)
        self.card = DeedCard("imprint", say("Seal on certificates"), deeds)
        self.card.asked.connect(self._ask)

    def refresh(self) -> None:
        """Look again which seal there is."""
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.imprints.chosen(desk.actor),
            then=self._on_kept,
            failed=self.failed.emit,
        )

    def _on_kept(self, kept: Imprint) -> None:
        say, name = self._desk.say, kept.words
        self.card.tell(
            {
                ImprintKind.NONE: say("The place beside the name stays free for a seal by hand."),
                ImprintKind.ROUND: say("A round seal is drawn: {name}", name=name)
                if name
                else say("A round seal is drawn with the family name of the physician."),
                ImprintKind.SQUARE: say("A square seal is drawn: {name}", name=name),
                ImprintKind.PICTURE: say("Your own picture of a seal is shown."),
            }[kept.kind]
        )

    def _ask(self) -> None:
        desk = self._desk
        desk.lane.run(
            self,
            lambda: desk.clinic.imprints.chosen(desk.actor),
            then=self._open,
            failed=self.failed.emit,
        )

    def _open(self, kept: Imprint) -> None:
        desk, say = self._desk, self._desk.say
        sheet = ImprintSheet(kept, desk.clinic.facility.name, say)
        sheet.changed.connect(partial(self._show, sheet))
        sheet.file_wanted.connect(partial(self._ask_for_file, sheet))
        self._questions.ask(
            sheet,
            say("Seal on certificates"),
            lambda chosen: desk.clinic.imprints.choose(desk.actor, chosen),
            self._on_chosen,
            told=say(
                "The seal is a picture beside the physician's name and proves nothing: the "
                "electronic signature does. Certificates that were issued stay as they are."
            ),
        )
        sheet.announce()

    def _show(self, sheet: ImprintSheet, imprint: Imprint) -> None:
        imprints, actor = self._desk.clinic.imprints, self._desk.actor

        def look() -> Picture:
            return render(imprints.preview(actor, imprint), _DOTS)[0]

        self._desk.lane.run(sheet, look, then=sheet.show_preview, failed=sheet.show_trouble)

    def _ask_for_file(self, sheet: ImprintSheet) -> None:
        say = self._desk.say
        asked = picture_dialog(sheet, say, say("Choose a picture of the seal"))
        asked.fileSelected.connect(partial(self._take, sheet))
        asked.open()

    def _take(self, sheet: ImprintSheet, path: str) -> None:
        imprints, actor = self._desk.clinic.imprints, self._desk.actor
        self._desk.lane.run(
            sheet,
            lambda: imprints.take(actor, _content(Path(path))),
            then=sheet.take_picture,
            failed=sheet.show_trouble,
        )

    def _on_chosen(self, _chosen: Imprint) -> None:
        self.done.emit(self._desk.say("Certificates show this from now on."))


def _content(path: Path) -> bytes:
    """Return a file, or as much of it as is too much."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_PICTURE + 1)
    except OSError as error:
        raise of_the_system(error) from error
