"""Marks in the pages that are shown."""

import pytest

from app.ui.parts.paper_run import FINE_DPI, USUAL_DPI, dpi_for
from app.ui.parts.pdf_view import Mark, PdfView, Picture
from tests.ui.looking import find

WHITE = Picture(100, 400, 400, b"\xff" * 400 * 400)
HERE = Mark(0, ((0.4, 0.9, 0.2, 0.05),))


class Printer:
    """A printer that knows how fine it is, and whether it writes into a file."""

    def __init__(self, dpi, file=""):
        self.resolution, self.outputFileName = lambda: dpi, lambda: file


@pytest.fixture
def view(shown):
    made = shown(PdfView("Certificate"))
    made.resize(600, 500)
    made.show_pages([WHITE])
    return made


def test_a_mark_is_painted_and_comes_into_sight(view, qtbot):
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)

    view.show_marks([HERE], 0)

    page = find(view, "pdf_page")
    shown = page.grab().toImage()
    place = round(shown.width() * 0.5), round(shown.height() * 0.92)
    assert shown.pixelColor(*place).name() != "#ffffff"
    assert view.verticalScrollBar().value() > 0


def test_marks_stay_when_the_pages_are_drawn_sharper(view):
    view.show_marks([HERE], 0)

    view.show_pages([WHITE])

    shown = find(view, "pdf_page").grab().toImage()
    place = round(shown.width() * 0.5), round(shown.height() * 0.92)
    assert shown.pixelColor(*place).name() != "#ffffff"


def test_a_fine_printer_is_given_fine_pages_and_a_file_the_usual():
    assert dpi_for(Printer(1200)) == FINE_DPI
    assert dpi_for(Printer(300)) == USUAL_DPI
    assert dpi_for(Printer(1200, "paper.pdf")) == USUAL_DPI
