import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.ui.kit.choice import Choice
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.option import Option
from tests.ui.kit.hands import put

SETTINGS = [Option("out", "外来", "building"), Option("home", "往診"), Option("venue", "会場")]


def wheel():
    return QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def test_nothing_is_chosen_at_first(page):
    choice = put(page, Choice("setting", SETTINGS, placeholder="選択"))

    assert choice.value() is None


def test_a_choice_keeps_what_is_still_offered(page, qtbot):
    choice = put(page, Choice("setting", SETTINGS))
    choice.set_value("home")

    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_options(SETTINGS[1:])
    with qtbot.waitSignal(choice.chosen, check_params_cb=lambda value: value is None):
        choice.set_options(SETTINGS[:1])

    assert choice.value() is None


def test_a_choice_is_made_with_the_arrow_keys(page, qtbot):
    choice = put(page, Choice("setting", SETTINGS))
    choice.set_value("out")
    choice.setFocus()

    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(choice, Qt.Key.Key_Down)

    assert told.args == ["home"]
    assert choice.value() == "home"


def test_an_opened_list_begins_at_its_first_line_for_all_to_see(page, qtbot):
    choice = put(page, Choice("setting", SETTINGS))
    choice.setFocus()

    choice.showPopup()
    marked = [one.row() for one in choice.view().selectedIndexes()]
    qtbot.keyClick(choice.view(), Qt.Key.Key_Return)

    assert marked == [0]
    assert choice.value() == "out"


def test_a_value_that_is_not_offered_is_not_chosen(page):
    choice = put(page, Choice("setting", SETTINGS))
    choice.set_value("out")

    choice.set_value("spaceship")

    assert choice.value() is None


@pytest.mark.parametrize(("focused", "value"), [(True, "home"), (False, "out")])
def test_the_wheel_turns_a_choice_only_while_the_keyboard_is_there(page, focused, value):
    choice = put(page, Choice("setting", SETTINGS), LineEdit("next"))
    choice.set_value("out")
    (choice if focused else page.findChild(LineEdit, "next")).setFocus()

    QApplication.sendEvent(choice, wheel())

    assert choice.value() == value


def test_a_choice_without_a_label_says_of_what_it_is(page):
    choice = put(page, Choice("setting", SETTINGS, spoken="Setting"))

    assert choice.accessibleDescription() == "Setting"
