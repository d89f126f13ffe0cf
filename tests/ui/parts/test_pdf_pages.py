"""Where a text stands in the pages of a real certificate."""

from functools import cache

from app.ui.parts.pdf_pages import find_text, render
from tests.pdf import samples
from tests.pdf.reading import printed


@cache
def page():
    return printed(samples.certificate())


def test_a_text_is_found_where_it_stands():
    found = find_text(page(), "A-2026")

    assert found.typed == "A-2026"
    (mark, *_) = found.marks
    left, top, wide, high = mark.boxes[0]
    # The number of a certificate stands in the upper left quarter of its first page.
    assert mark.page == 0
    assert 0 < left < 0.5
    assert 0 < top < 0.3
    assert wide > 0
    assert high > 0


def test_capitals_do_not_matter_and_kanji_are_found():
    assert find_text(page(), "a-2026").marks
    assert find_text(page(), "証明書番号").marks


def test_what_is_not_there_is_not_found():
    assert find_text(page(), "エクソソーム").marks == ()


def test_a_page_is_as_fine_as_it_is_asked_for():
    (coarse,), (fine,) = render(page(), 0, 75), render(page(), 0, 150)

    assert abs(fine.width - 2 * coarse.width) <= 2
