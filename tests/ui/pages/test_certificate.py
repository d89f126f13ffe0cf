"""The page of one certificate."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog

from app.services.certificate_register import MarkedSheet
from app.services.trouble import DatabaseIsBusy
from app.ui.pages.certificate import CertificatePage
from app.ui.parts.pdf_pages import render
from tests import samples
from tests.fakes import finalised
from tests.pdf import samples as paper
from tests.pdf.reading import printed
from tests.ui.looking import find, line, notice, press, text


@pytest.fixture
def issued(clinic):
    """Return a certificate that was just issued."""
    return clinic.certificates.issue(clinic.actor, finalised(clinic).entry, samples.TERMS)


@pytest.fixture
def page(shown, desk, issued):
    widget = shown(CertificatePage(desk, issued))
    widget.resize(1204, 800)
    return widget


@pytest.fixture
def ways(door):
    """Return a function that tells in which ways the certificate was handed out."""
    return lambda: [
        one.details["way"] for one in door.books.trail if one.details and "way" in one.details
    ]


def save_as(page, path):
    press(page, "save_file")
    dialog = find(page, "save_dialog", QFileDialog)
    dialog.selectFile(str(path))
    dialog.accept()


def test_it_shows_number_moment_and_page(page, issued):
    assert text(page, "certificate_head_title") == f"Certificate {issued.number}"
    assert text(page, "certificate_head_below") == "Issued 2026-11-20 14:21"
    assert find(page, "pdf_page").isVisible()


def test_zooming_makes_the_page_larger(page, qtbot):
    before = find(page, "pdf_page").width()

    press(page, "zoom_in")

    assert text(page, "zoom") == "125 %"
    assert find(page, "pdf_page").width() > before


def test_a_larger_window_gets_a_sharper_page(page, qtbot):
    view = find(page, "pdf_view")

    with qtbot.waitSignal(view.wanted) as wanted:
        page.resize(900, 700)

    assert wanted.args == [view.dots()]


def test_the_file_holds_the_very_bytes_and_the_deed_is_noted(page, issued, tmp_path, ways):
    save_as(page, tmp_path / "out.pdf")

    assert (tmp_path / "out.pdf").read_bytes() == issued.pdf
    assert ways() == ["file"]
    assert notice(page, "certificate_notice") == "Saved as out.pdf."


def test_the_file_dialog_speaks_the_users_language_where_qt_does_not(page, issued):
    press(page, "save_file")
    dialog = find(page, "save_dialog", QFileDialog)

    labels = [
        dialog.labelText(one)
        for one in (QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileType)
    ]

    assert labels == ["Folder:", "Kind of file:"]
    assert dialog.viewMode() is QFileDialog.ViewMode.List
    dialog.reject()


def test_a_certificate_is_offered_to_the_folder_for_documents(page, issued):
    press(page, "save_file")
    dialog = find(page, "save_dialog", QFileDialog)

    (offered,) = (Path(one) for one in dialog.selectedFiles())

    assert offered.name == f"{issued.number}.pdf"
    assert offered.parent != Path.cwd()
    dialog.reject()


def test_a_folder_that_takes_no_file_is_told(page, tmp_path, ways):
    page._write(str(tmp_path / "nowhere" / "out.pdf"))

    assert notice(page, "certificate_notice").startswith("The file could not be written.")
    assert not ways()


def test_paper_gets_the_page_and_the_deed_is_noted(page, ways, tmp_path):
    press(page, "print")
    dialog = find(page, "print_dialog", QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))

    dialog.accepted.emit(dialog.printer())

    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    assert ways() == ["paper"]
    dialog.close()


def test_a_text_is_found_with_its_places_counted(shown, desk, issued, qtbot):
    page = shown(CertificatePage(desk, replace(issued, pdf=printed(paper.certificate()))))
    typed = line(page, "pdf_search_line")

    typed.setText("ren")
    qtbot.waitUntil(lambda: text(page, "pdf_search_told").startswith("1 / "))
    typed.setFocus()
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert text(page, "pdf_search_told").startswith(("2 / ", "1 / 1"))

    typed.setText("エクソソーム")
    qtbot.waitUntil(lambda: text(page, "pdf_search_told") == "Not found")
    typed.setText("")
    qtbot.waitUntil(lambda: text(page, "pdf_search_told") == "")


def test_a_page_fits_as_a_whole_and_again_by_its_width(page):
    press(page, "fit_page")
    view = find(page, "pdf_view")
    assert find(page, "pdf_page").height() <= view.viewport().height()

    press(page, "fit_width")
    assert text(page, "zoom") == "100 %"


def test_a_page_is_rendered_as_wide_as_it_is_asked_for(issued):
    (picture,) = render(issued.pdf, 600)

    assert picture.width == 600
    assert picture.height == pytest.approx(600 * 842 / 595, abs=1)


def test_a_database_that_is_busy_is_told(page, door, tmp_path):
    door.books.trouble = DatabaseIsBusy()

    save_as(page, tmp_path / "out.pdf")

    assert notice(page, "certificate_notice").startswith("The database did not become free")


@pytest.mark.parametrize("way", ["button", "key"])
def test_it_leads_back(page, qtbot, way):
    with qtbot.waitSignal(page.closed):
        if way == "button":
            press(page, "back")
        else:
            qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)


def test_bytes_that_are_no_pages_are_told_without_losing_the_page(shown, desk, issued, caplog):
    page = shown(CertificatePage(desk, replace(issued, pdf=b"nothing")))

    assert notice(page, "certificate_notice")
    # Such a fault is noted in the log, too.
    caplog.clear()


def test_a_copy_is_asked_for_where_the_certificate_is_shown(page, issued, qtbot):
    with qtbot.waitSignal(page.sheet_opened) as opened:
        press(page, "open_sheet")

    assert opened.args[0].issued == issued


@pytest.mark.parametrize(("is_void", "word"), [(False, "Copy of"), (True, "Void")])
def test_a_sheet_says_what_it_is_and_leaves_as_such(
    shown, desk, issued, tmp_path, ways, is_void, word
):
    sheet = MarkedSheet(issued, issued.pdf + b"%", is_void)
    page = shown(CertificatePage(desk, issued, sheet))

    save_as(page, tmp_path / "out.pdf")

    assert text(page, "certificate_head_title").startswith(word)
    assert not find(page, "open_sheet").isVisible()
    assert (tmp_path / "out.pdf").read_bytes() == sheet.pdf
    # It was written of when it was made.
    assert ways() == []
