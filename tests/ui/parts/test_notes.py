"""What else was found, in sentences."""

import pytest

from app.ui.parts.notes import Notes
from tests.ui.looking import find, notice


@pytest.fixture
def part(shown, say):
    made = Notes(say)
    made.resize(320, 200)
    return shown(made)


def told(part):
    return [words for place in range(3) if (words := notice(part, f"note_{place}"))]


def test_up_to_three_sentences_are_told_in_full(part):
    part.show_notes([("bad", "One."), ("caution", "Two."), ("quiet", "Three.")])

    assert told(part) == ["One.", "Two.", "Three."]


def test_more_fold_into_one_line_that_tells_them_to_those_who_ask(part):
    part.show_notes([("bad", "One."), ("quiet", "Two."), ("quiet", "Three."), ("quiet", "Four.")])

    assert told(part) == ["One.", "Two.", "2 more"]
    assert find(part, "note_2").toolTip() == "Three.\nFour."


def test_nothing_to_tell_takes_no_room(part):
    part.show_notes([("bad", "One.")])

    part.show_notes([])

    assert told(part) == []
    assert part.isHidden()
