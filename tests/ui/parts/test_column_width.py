from app.ui.kit.look import font, px
from app.ui.kit.painting import width_of
from app.ui.parts.column_width import fitting

LONG = "No longer valid: A-2026-000001"


def test_the_longest_text_is_not_cut_off(qapp):
    assert px(fitting(("A", LONG), str)) > width_of(LONG, font(13))


def test_a_title_is_not_cut_off_and_a_column_has_its_least_width(qapp):
    assert px(fitting((), str, LONG)) > width_of(LONG, font(12))
    assert fitting((), str, least=114) == 114
