"""The athlete's file as a whole."""

import pytest
from PySide6.QtCore import QPoint

from app.ui.parts.athlete_file import BANS, COMPETITIONS, EXEMPTIONS, OUTSIDE, AthleteFile
from app.ui.parts.athlete_rows import FileRow
from tests.ui.looking import find, press

NAMES = (EXEMPTIONS, COMPETITIONS, BANS, OUTSIDE)
ROW = FileRow("key", "Something", ("told",))
EMPTY = dict.fromkeys(NAMES, ())


@pytest.fixture
def file(shown, say):
    made = AthleteFile(say)
    made.permit(frozenset(NAMES), withdrawing=True)
    return shown(made)


def visible(file):
    return [name for name in NAMES if find(file, name).isVisible()]


def test_an_athlete_has_every_list(file):
    file.show_file(EMPTY, is_athlete=True)

    assert visible(file) == list(NAMES)


def test_who_is_no_athlete_may_have_been_infused_elsewhere_all_the_same(file):
    file.show_file(EMPTY, is_athlete=False)

    assert visible(file) == [OUTSIDE]


def test_what_is_filed_is_shown_though_the_patient_is_no_athlete_any_more(file):
    file.show_file(EMPTY | {EXEMPTIONS: (ROW,)}, is_athlete=False)

    assert visible(file) == [EXEMPTIONS, OUTSIDE]


@pytest.mark.parametrize("name", NAMES)
def test_each_list_can_be_added_to(file, qtbot, name):
    file.show_file(EMPTY, is_athlete=True)

    with qtbot.waitSignal(file.added) as added:
        press(file, f"add_{name}")

    assert added.args == [name]


def test_a_row_of_any_list_can_be_withdrawn(file, qtbot):
    file.show_file(EMPTY | {OUTSIDE: (ROW,)}, is_athlete=True)

    with qtbot.waitSignal(file.withdrawal_asked) as asked:
        press(file, "outside_0_withdraw")

    assert asked.args == [ROW]


def test_adding_is_offered_list_by_list(file):
    file.permit(frozenset({COMPETITIONS}), withdrawing=False)
    file.show_file(EMPTY, is_athlete=True)

    offered = [name for name in NAMES if find(file, f"add_{name}").isVisible()]
    assert offered == [COMPETITIONS]


def test_the_keyboard_finds_a_row_wherever_it_is(file):
    file.show_file(EMPTY | {OUTSIDE: (ROW,)}, is_athlete=True)

    file.focus("key")

    assert find(file, "outside_0").hasFocus()


@pytest.mark.parametrize(("width", "across"), [(300, False), (900, True)])
def test_the_lists_stand_side_by_side_where_there_is_room(file, qtbot, width, across):
    file.show_file(EMPTY, is_athlete=True)

    file.resize(width, 500)

    def places():
        return [find(file, name).mapTo(file, QPoint(0, 0)) for name in NAMES]

    qtbot.waitUntil(lambda: (len({one.y() for one in places()}) == 1) is across)
