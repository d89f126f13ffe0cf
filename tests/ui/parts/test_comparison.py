import pytest

from app.ui.kit.compared import ComparedLine
from app.ui.parts.comparison import VersionComparison
from app.ui.parts.fact import Fact
from tests.ui.looking import find

OLD = (Fact("basis", "Basis", "dry"), Fact("b", "Drug", "B"), Fact("volume", "Volume", "80"))
NEW = (Fact("basis", "Basis", "very dry"), Fact("c", "Drug", "C"), Fact("volume", "Volume", "80"))


@pytest.fixture
def compared(qtbot, say):
    def make(*sides, only=False):
        made = VersionComparison(sides, say, only=only)
        qtbot.addWidget(made)
        return made

    return make


def lines(comparison):
    return [
        (one.texts, one.is_changed)
        for one in comparison.findChildren(ComparedLine)
        if one.objectName() != "compared_head"
    ]


def test_what_differs_is_marked_and_all_the_rest_is_there(compared):
    made = compared(("1", OLD), ("2", NEW))

    assert lines(made) == [
        (("Basis", "dry", "very dry"), True),
        (("Drug", "B", ""), True),
        (("Drug", "", "C"), True),
        (("Volume", "80", "80"), False),
    ]
    assert find(made, "compared_head").texts == ("", "1", "2")


def test_what_is_the_same_may_be_left_out(compared):
    made = compared(("1", OLD), ("2", NEW), only=True)

    assert [texts[0] for texts, _ in lines(made)] == ["Basis", "Drug", "Drug"]


def test_two_versions_that_state_the_same_say_so(compared):
    made = compared(("1", OLD), ("2", OLD), only=True)

    assert lines(made) == []
    assert find(made, "versions_alike").text() == "Both versions state the same facts."


def test_one_version_is_read_in_full(compared):
    made = compared(("1", OLD))

    assert [is_changed for _, is_changed in lines(made)] == [False, False, False]


def test_what_is_told_of_a_version_itself_is_no_difference(compared):
    old, new = (Fact("about", "Written", text, is_about=True) for text in ("13:00", "14:00"))

    full = compared(("1", (old, *OLD)), ("2", (new, *OLD)))
    few = compared(("1", (old, *OLD)), ("2", (new, *OLD)), only=True)

    assert lines(full)[0] == (("Written", "13:00", "14:00"), False)
    assert lines(few) == []
