"""The password before a record is final."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.parts.password_prompt import PasswordPrompt
from tests.ui.looking import error, find, press


@pytest.fixture
def prompt(shown, say):
    page = shown(QWidget())
    made = PasswordPrompt("Dr YAMAMOTO Misaki", say, page)
    made.open()
    # Kept with the window, which would otherwise go before the dialog does.
    made.window_of_the_page = page
    return made


def test_enter_hands_the_password_over_once(prompt, qtbot):
    find(prompt, "password", QLineEdit).setText("correct-horse-7")

    with qtbot.waitSignal(prompt.entered) as entered:
        qtbot.keyClick(find(prompt, "password"), Qt.Key.Key_Return)

    assert entered.args == ["correct-horse-7", ""]
    assert not find(prompt, "password_finalise").isEnabled()


def test_a_refusal_is_told_below_the_line_and_it_can_be_typed_again(prompt):
    press(prompt, "password_finalise")
    before = prompt.height()

    prompt.tell("The password is not right.")

    assert error(prompt, "password") == "The password is not right."
    assert find(prompt, "password_finalise").isEnabled()
    assert prompt.height() > before


def test_what_is_typed_is_hidden(prompt):
    assert find(prompt, "password", QLineEdit).echoMode() is QLineEdit.EchoMode.Password


def test_it_can_be_left(prompt, qtbot):
    with qtbot.waitSignal(prompt.rejected):
        press(prompt, "password_cancel")


def test_a_reason_is_asked_for_where_an_allergen_is_given(shown, say, qtbot):
    page = shown(QWidget())
    made = PasswordPrompt("Dr YAMAMOTO Misaki", say, page, "An allergy.", asks_reason=True)
    made.open()
    find(made, "allergy_reason", QLineEdit).setText(" 2025年に投与し問題なし。 ")
    find(made, "password", QLineEdit).setText("correct-horse-7")

    with qtbot.waitSignal(made.entered) as entered:
        press(made, "password_finalise")

    assert entered.args == ["correct-horse-7", "2025年に投与し問題なし。"]


def test_a_reason_is_asked_for_once_it_is_refused(prompt):
    assert not find(prompt, "allergy_reason").isVisible()

    prompt.tell("Write why it is given.", of_reason=True)

    assert find(prompt, "allergy_reason").isVisible()
    assert error(prompt, "allergy_reason") == "Write why it is given."
