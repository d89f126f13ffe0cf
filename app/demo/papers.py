"""A look at what was handed out: the register, a team's batch, and the page that checks papers."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt

from app.demo import neighbour
from app.demo.hands import Hands
from app.demo.people import NEWCOMER
from app.domain.calendar import local

_LETTER_DPI = 96
_POINTS = 72


def see_the_papers(hands: Hands, out: Path) -> None:
    """Look at the register and at sheets for paper, certify a team, and check papers of each kind."""
    _see_the_register(hands)
    _certify_the_team(hands, out / "team")
    _check(hands, out)
    _see_the_letter(hands, out / "key-letter.pdf")


def _see_the_register(hands: Hands) -> None:
    hands.press("rail_register")
    hands.see("register_table")
    hands.wait(lambda: hands.sees("open_certificate"), "the register's first line")
    hands.look("register")
    for _ in range(2):
        hands.key("register_table", Qt.Key.Key_Down)
    hands.look("register-void")
    hands.press("open_sheet")
    hands.wait(lambda: hands.sees("pdf_page"), "the sheet's page")
    hands.look("void-sheet")
    hands.press("back")
    hands.see("register_table")


def _certify_the_team(hands: Hands, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    hands.press("batch")
    hands.key("batch_team", Qt.Key.Key_Down)
    hands.write("batch_since", "2026-01-01")
    hands.write("batch_recipient", f"{NEWCOMER.team} 医務担当")
    hands.write("batch_agreed_on", f"{local(datetime.now(UTC)):%Y-%m-%d}")
    hands.look("team-asked")
    hands.press("filing_file")
    hands.write("fileNameEdit", str(folder.resolve()))
    hands.key("fileNameEdit", Qt.Key.Key_Return)
    hands.wait(lambda: hands.sees("register_notice"), "the team's certificates")
    hands.look("team-certified")


def _check(hands: Hands, out: Path) -> None:
    hands.go("check")
    hands.see("check_form")
    hands.look("check")
    own = out / "certificate.pdf"
    _look_at(hands, own, "check-valid")
    changed = out / "certificate-changed.pdf"
    changed.write_bytes(own.read_bytes() + b"\n% more\n")
    _look_at(hands, changed, "check-not-valid")
    _look_at(hands, out / neighbour.GOOD, "check-unknown")
    hands.press("keep_clinic")
    hands.press("filing_file")
    hands.look("keeping-refused")
    hands.write("known_name", neighbour.NAME)
    hands.key("known_compared", Qt.Key.Key_Down)
    hands.press("filing_file")
    hands.wait(lambda: not hands.sees("keep_clinic"), "the clinic to be known")
    hands.wait(lambda: hands.sees("checked_chip"), "the answer about a known clinic")
    hands.look("check-known")
    _choose(hands, out / neighbour.LIST)
    hands.wait(lambda: hands.sees("check_notice"), "the list to be taken")
    _look_at(hands, out / neighbour.CALLED_BACK, "check-called-back")
    hands.press("known_clinics")
    hands.see("known_table")
    hands.look("known-clinics")
    hands.press("known_close")


def _look_at(hands: Hands, file: Path, name: str) -> None:
    _choose(hands, file)
    hands.wait(lambda: not hands.sees("checked_chip"), "the check to begin")
    hands.wait(lambda: hands.sees("checked_chip"), "the answer")
    hands.look(name)


def _choose(hands: Hands, file: Path) -> None:
    hands.press("check_file")
    hands.write("fileNameEdit", str(file.resolve()))
    hands.key("fileNameEdit", Qt.Key.Key_Return)


def _see_the_letter(hands: Hands, file: Path) -> None:
    """Save the letter that tells the clinic's fingerprint, and leave a picture of it."""
    file.unlink(missing_ok=True)
    hands.go("people")
    hands.press("show_fingerprint")
    hands.see("fingerprint_dialog")
    hands.look("fingerprint")
    hands.press("save_letter")
    hands.write("fileNameEdit", str(file.resolve()))
    hands.key("fileNameEdit", Qt.Key.Key_Return)
    hands.wait(lambda: hands.sees("fingerprint_notice"), "the letter's file")
    hands.press("fingerprint_close")
    # Read here alone: the window has its own way to show pages.
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    page = document[0]
    page.render(scale=_LETTER_DPI / _POINTS).to_pil().save(file.with_suffix(".png"))
    page.close()
    document.close()
