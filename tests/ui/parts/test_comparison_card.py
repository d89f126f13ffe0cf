"""Where saved records are judged again."""

import pytest
from PySide6.QtCore import Qt

from app.ui.kit.progress import Watch
from app.ui.kit.table import Table
from app.ui.parts.comparison_card import ComparisonCard
from tests import samples
from tests.ui.looking import cells, find, press, text
from tests.ui.parts.differences import DIFFERENCE, compared


@pytest.fixture
def card(shown, say):
    widget = shown(ComparisonCard(say))
    widget.resize(1000, 420)
    return widget


def heads(card):
    model = find(card, "difference_table", Table).model()
    return [model.headerData(place, Qt.Orientation.Horizontal) for place in (4, 6)]


@pytest.mark.parametrize(
    ("button", "signal"), [("compare_saved", "saved_asked"), ("compare_file", "file_asked")]
)
def test_each_button_asks_for_its_comparison(card, qtbot, button, signal):
    with qtbot.waitSignal(getattr(card, signal)):
        press(card, button)


def test_before_the_first_comparison_the_question_stands_there(card):
    assert text(card, "comparison_empty_what") == "Which saved records would be judged differently?"
    assert find(card, "comparison_figures").isHidden()


def test_while_a_comparison_runs_it_can_be_stopped_and_nothing_else_be_asked(card):
    watch = Watch()
    card.follow(watch)

    assert not find(card, "compare_saved").isVisible()
    assert find(card, "comparison_working").isVisible()
    press(card, "comparison_progress_stop")

    assert watch.is_stopped


@pytest.mark.parametrize(
    ("reached", "words"), [((0, 0), "Reading the records…"), ((3, 20), "3 of 20 records")]
)
def test_it_tells_how_far_it_has_come(card, reached, words):
    watch = Watch()
    watch.tell(*reached)

    card.follow(watch)

    assert text(card, "comparison_progress_words") == words


def test_after_it_the_buttons_are_back(card):
    card.follow(Watch())
    card.rest()

    assert find(card, "compare_saved").isVisible()
    assert find(card, "comparison_empty").isVisible()


def test_an_answer_is_a_list_with_its_figures(card):
    card.show_answer(compared(), samples.NOW)

    assert len(cells(find(card, "difference_table", Table))) == 2
    assert "Judged differently: 1." in text(card, "comparison_figures")
    assert heads(card) == ["Without it", "With it"]
    assert card.window().focusWidget() is find(card, "difference_table")


def test_what_was_kept_stands_beside_what_is_judged_now(card):
    card.show_answer(compared(proposed=None), samples.NOW)

    assert heads(card) == ["As kept", "As judged now"]


def test_no_difference_is_told_in_its_place(card):
    card.show_answer(compared(), samples.NOW)
    card.show_answer(compared(differences=()), samples.NOW)

    assert text(card, "comparison_empty_what") == "There is no difference."
    assert find(card, "comparison_empty").isVisible()


def test_an_answer_comes_back_where_the_next_comparison_fails(card):
    card.show_answer(compared(), samples.NOW)
    card.follow(Watch())

    card.rest()

    assert find(card, "difference_table").isVisible()
    assert find(card, "comparison_figures").isVisible()


def test_a_row_that_is_opened_is_handed_up(card, qtbot):
    card.show_answer(compared(), samples.NOW)

    with qtbot.waitSignal(card.opened) as opened:
        press(card, "open_record")

    assert opened.args == [DIFFERENCE]
