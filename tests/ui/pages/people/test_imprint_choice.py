"""The seal of the certificates on the page of the people."""

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.domain.audit import Deed
from app.domain.imprints import LARGEST_PICTURE, Imprint, ImprintKind
from app.services.trouble import DatabaseIsBusy
from app.ui.pages.people import PeoplePage
from app.ui.parts.filing_dialog import FilingDialog
from app.ui.parts.imprint_sheet import ImprintSheet
from app.ui.parts.paper_strip import PaperStrip
from tests.imprints import PNG, seen_through
from tests.ui.looking import error, find, line, notice, press, text


@pytest.fixture
def page(shown, desk):
    page = shown(PeoplePage(desk))
    page.resize(1200, 900)
    page.refresh()
    return page


def dialog(page):
    (dialog,) = [one for one in page.findChildren(FilingDialog) if one.isVisible()]
    return dialog


def asked(page, kind):
    press(page, "choose_imprint")
    sheet = find(dialog(page), "imprint_sheet", ImprintSheet)
    find(sheet, "imprint_kind").set_value(kind)
    return sheet


def choose_file(sheet, path):
    press(sheet, "imprint_choose")
    (files,) = sheet.findChildren(QFileDialog)
    files.fileSelected.emit(str(path))
    files.reject()


def test_the_card_tells_that_the_place_stays_free(page):
    assert text(page, "imprint_told").startswith("The place beside the name stays free")


def test_a_round_seal_is_chosen_seen_and_written_down(page, door):
    sheet = asked(page, ImprintKind.ROUND)
    is_seen = not find(sheet, "imprint_preview", PaperStrip).is_empty
    press(dialog(page), "filing_file")

    assert is_seen
    assert text(page, "imprint_told").endswith("with the family name of the physician.")
    assert notice(page, "people_notice") == "Certificates show this from now on."
    assert door.books.trail[-1].deed is Deed.IMPRINT_CHOSEN


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        (ImprintKind.ROUND, "院長", "A round seal is drawn: 院長"),
        (ImprintKind.SQUARE, "山本医院", "A square seal is drawn: 山本医院"),
    ],
)
def test_a_typed_name_stands_on_the_card(page, kind, name, told):
    sheet = asked(page, kind)
    line(sheet, f"imprint_{kind.value}").setText(name)
    press(dialog(page), "filing_file")

    assert text(page, "imprint_told") == told


def test_a_picture_comes_from_a_file(page, desk, tmp_path):
    file = tmp_path / "seal.png"
    file.write_bytes(PNG + b" of a seal")

    sheet = asked(page, ImprintKind.PICTURE)
    choose_file(sheet, file)
    press(dialog(page), "filing_file")

    kept = desk.clinic.imprints.chosen(desk.actor)
    assert kept == Imprint(ImprintKind.PICTURE, picture=seen_through(PNG))
    assert text(page, "imprint_told") == "Your own picture of a seal is shown."


def test_a_file_that_is_no_picture_is_told_on_the_sheet(page, tmp_path):
    file = tmp_path / "seal.gif"
    file.write_bytes(b"GIF89a" + bytes(LARGEST_PICTURE))

    sheet = asked(page, ImprintKind.PICTURE)
    choose_file(sheet, file)

    assert error(sheet, "imprint_picture").startswith("This file cannot be read as a picture.")


def test_a_file_that_is_gone_is_told_on_the_sheet(page, tmp_path):
    sheet = asked(page, ImprintKind.PICTURE)
    choose_file(sheet, tmp_path / "gone.png")

    assert error(sheet, "imprint_picture") != ""


def test_a_name_that_is_too_long_is_not_taken(page, door):
    before = len(door.books.trail)
    sheet = asked(page, ImprintKind.ROUND)
    line(sheet, "imprint_round").setText("一二三四五六七")
    press(dialog(page), "filing_file")

    assert error(sheet, "imprint_round") == "Use 6 characters at most."
    assert len(door.books.trail) == before


def test_what_the_books_cannot_tell_is_told_on_the_page(page, door):
    door.books.trouble = DatabaseIsBusy()

    find(page, "choose_imprint", QPushButton).click()

    assert notice(page, "people_notice") != ""
    assert not [one for one in page.findChildren(FilingDialog) if one.isVisible()]
