"""What stands where a list would be."""

from app.ui.parts.empty import Empty
from tests.ui.looking import text


def test_it_tells_what_is_not_there_and_what_would_bring_it(qtbot):
    empty = Empty("nothing")
    qtbot.addWidget(empty)

    empty.tell("No patient is registered yet.", "Register the first one with Ctrl+N.")

    assert text(empty, "nothing_what") == "No patient is registered yet."
    assert text(empty, "nothing_way") == "Register the first one with Ctrl+N."
