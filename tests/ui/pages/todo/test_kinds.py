"""How long something has waited, in words."""

from datetime import timedelta

import pytest

from app.ui.pages.todo.kinds import waited_word


@pytest.mark.parametrize(
    ("span", "word"),
    [
        (timedelta(seconds=-5), "0 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=1), "1 h"),
        (timedelta(hours=47), "47 h"),
        (timedelta(hours=48), "2 days"),
    ],
)
def test_the_unit_is_the_one_one_would_say(say, span, word):
    assert waited_word(span, say) == word
