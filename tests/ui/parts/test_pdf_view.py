"""Pages as pictures."""

import pytest

from app.ui.parts.pdf_view import PdfView, Picture
from tests.ui.looking import find

WHITE = Picture(100, 141, 400, b"\xff" * 400 * 141)


@pytest.fixture
def view(shown):
    made = shown(PdfView("Certificate"))
    made.resize(600, 500)
    made.show_pages([WHITE])
    return made


def test_a_page_keeps_its_shape(view):
    page = find(view, "pdf_page")

    assert page.height() / page.width() == pytest.approx(1.41, abs=0.01)


def test_it_grows_and_shrinks_by_steps_and_asks_for_sharp_pictures(view, qtbot):
    before = find(view, "pdf_page").width()

    with qtbot.waitSignal(view.wanted) as wanted:
        view.zoom_by(1)

    assert view.zoom == 125
    assert find(view, "pdf_page").width() == pytest.approx(before * 1.25, abs=1)
    assert wanted.args == [view.dots()]


def test_the_steps_have_an_end(view):
    view.zoom_by(-20)
    smallest = view.zoom
    view.zoom_by(50)

    assert (smallest, view.zoom) == (50, 400)


def test_white_paper_is_shown_white(view):
    shown = find(view, "pdf_page").grab().toImage()

    assert shown.pixelColor(shown.width() // 2, shown.height() // 2).name() == "#ffffff"
