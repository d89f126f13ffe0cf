"""What came of a comparison, in sentences."""

import pytest

from app.i18n import Wording
from app.ui.parts.comparison_words import figures_of, nothing_of
from tests.proposals import LOADED
from tests.ui.parts.differences import compared

NONE = {"differences": ()}


def test_the_figures_tell_the_editions_time_and_how_many_differ(say):
    assert figures_of(compared(), say) == (
        "By the rules loaded now → with “Made-up revision”. In force from 2026-11-01. "
        "Records in its time: 18 of 21. Judged differently: 1."
    )


def test_the_figures_tell_which_edition_was_replaced(say):
    words = figures_of(compared(replaced=LOADED), say)

    assert words.endswith(f"It stands in the place of “{LOADED.title_en}”, from the same day on.")


def test_without_a_new_edition_all_records_count(say):
    assert figures_of(compared(proposed=None), say) == (
        "As kept at the save → by the rules loaded now. Records compared: 21. "
        "Judged differently: 1."
    )


def test_a_comparison_that_was_stopped_says_so(say):
    words = figures_of(compared(looked_at=5, in_its_time=2), say)

    assert "Stopped after 5 of 21 records; the rest is not compared." in words
    assert "Records in its time: 2 of 5." in words


def test_japanese_sentences_follow_each_other_without_a_gap():
    words = figures_of(compared(), Wording("ja", lambda _words: "文。"))

    assert words == "文。文。"


@pytest.mark.parametrize(
    ("facts", "what", "way"),
    [
        ({"total": 0, "looked_at": 0}, "Nothing is recorded yet.", "no record to judge"),
        ({"looked_at": 5}, "No difference so far.", "was stopped"),
        ({"proposed": None}, "There is no difference.", "what was kept with it"),
        ({"in_its_time": 0}, "There is no difference.", "from 2026-11-01, and no saved record"),
        ({}, "There is no difference.", "as it is without it"),
    ],
)
def test_no_difference_is_told_plainly_with_its_reason(say, facts, what, way):
    told = nothing_of(compared(**NONE, **facts), say)

    assert told[0] == what
    assert way in told[1]
