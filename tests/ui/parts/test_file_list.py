"""One list of an athlete's file."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.kit.chip import Chip
from app.ui.parts.athlete_rows import FileRow
from app.ui.parts.athlete_words import Mark
from app.ui.parts.file_list import FileList
from tests.ui.looking import find, press, text

VALID = FileRow("a", "M2.2", ("NPB  N-1",), Mark("legitimate", "Valid", "tick-circle"))
OVER = FileRow("b", "Cup", ("2026-11-10",), Mark("quiet", "Over", "check"))
MISTAKE = FileRow("c", "League", ("2026-11-28",), withdrawn="Withdrawn: wrong patient")


@pytest.fixture
def filed(shown, say):
    made = FileList("things", "Things", "Add a thing", "There is none.", say)
    made.permit(adding=True, withdrawing=True)
    return shown(made)


def words(filed):
    return [one.text() for one in filed.findChildren(QLabel) if one.isVisible()]


def button(filed, name):
    return [one for one in filed.findChildren(QWidget, name) if one.isVisible()]


def test_an_empty_list_says_so(filed):
    filed.show_rows(())

    assert text(filed, "things_nothing") == "There is none."
    assert find(filed, "things_nothing").isVisible()


def test_a_row_tells_its_mark_title_and_lines(filed):
    filed.show_rows((VALID,))

    assert {"Valid", "M2.2", "NPB  N-1"} <= set(words(filed))
    assert not find(filed, "things_nothing").isVisible()
    assert find(filed, "things_0_mark", Chip).tone == "legitimate"


def test_a_row_is_told_in_words_to_who_cannot_see_it(filed):
    filed.show_rows((VALID,))

    row = find(filed, "things_0")
    assert (row.accessibleName(), row.accessibleDescription()) == ("M2.2", "Valid. NPB  N-1")
    assert "M2.2" in find(filed, "things_0_withdraw").accessibleDescription()


def test_adding_names_the_list(filed, qtbot):
    with qtbot.waitSignal(filed.added) as added:
        press(filed, "add_things")

    assert added.args == ["things"]
    assert find(filed, "add_things").accessibleName() == "Add a thing"


def test_withdrawing_names_the_row(filed, qtbot):
    filed.show_rows((OVER, VALID))

    with qtbot.waitSignal(filed.withdrawal_asked) as asked:
        press(filed, "things_1_withdraw")

    assert asked.args == [VALID]


def test_what_is_past_is_told_only_to_who_asks(filed):
    filed.show_rows((VALID, OVER, MISTAKE))
    assert "Cup" not in words(filed)

    press(filed, "things_past")

    assert {"Cup", "League", "Withdrawn: wrong patient"} <= set(words(filed))
    press(filed, "things_past")
    assert "Cup" not in words(filed)


def test_how_much_is_past_stands_on_its_button(filed):
    filed.show_rows((OVER, MISTAKE))

    assert find(filed, "things_past").accessibleName() == "2 past"
    assert find(filed, "things_nothing").isVisible()


def test_what_was_withdrawn_cannot_be_withdrawn_again(filed):
    filed.show_rows((MISTAKE,))

    press(filed, "things_past")

    assert button(filed, "things_0_withdraw") == []


def test_nothing_is_offered_that_is_not_ones_own_to_do(filed):
    filed.permit(adding=False, withdrawing=False)

    filed.show_rows((VALID,))

    assert button(filed, "add_things") == []
    assert button(filed, "things_0_withdraw") == []


def test_the_keyboard_can_be_brought_to_a_row(filed):
    filed.show_rows((VALID, OVER))

    assert filed.focus("a") is find(filed, "things_0")
    assert find(filed, "things_0").hasFocus()
    assert filed.focus("z") is None


def test_the_keyboard_stays_in_the_list_when_its_rows_are_renewed(filed):
    filed.show_rows((VALID,))
    find(filed, "things_0_withdraw").setFocus()

    filed.show_rows(())

    assert filed.window().focusWidget() is find(filed, "add_things")


def test_the_keyboard_stays_at_its_row_when_another_comes_before_it(filed):
    filed.show_rows((VALID,))
    filed.focus("a")

    filed.show_rows((FileRow("d", "M2.1", ()), VALID))

    assert filed.window().focusWidget().row == VALID


def test_what_is_the_same_is_left_untouched(filed):
    filed.show_rows((VALID,))
    before = find(filed, "things_0")

    filed.show_rows((VALID,))

    assert find(filed, "things_0") is before
