import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.parts.code_dialog import CodeDialog
from tests.ui.looking import find, notice, press, text


@pytest.fixture
def page(shown):
    return shown(QWidget())


def dialog(page, say, **changes):
    shown = CodeDialog(
        say, page, title="Emergency code 1", code="K7Q2M-9XW4T", told=("First.", "Then."), **changes
    )
    shown.open()
    return shown


def test_the_code_is_shown_with_what_it_is_good_for(page, say):
    shown = dialog(page, say)

    assert text(shown, "code_shown") == "K7Q2M-9XW4T"
    assert text(shown, "code_title") == "Emergency code 1"
    assert notice(shown, "code_notice").startswith("It is shown this once.")


@pytest.mark.parametrize("can_print", [True, False])
def test_a_page_is_offered_where_there_is_one(page, say, can_print):
    shown = dialog(page, say, can_print=can_print)

    assert find(shown, "code_print", QPushButton).isHidden() is not can_print


def test_asking_for_the_page_leaves_the_code_in_sight(qtbot, page, say):
    shown = dialog(page, say, can_print=True)

    with qtbot.waitSignal(shown.print_asked):
        press(shown, "code_print")

    assert shown.isVisible()


def test_closing_ends_it(qtbot, page, say):
    shown = dialog(page, say)

    with qtbot.waitSignal(shown.destroyed):
        press(shown, "code_close")
