"""Coming in by name and password."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from app.ui.pages.sign_in import SignInPage
from tests.ui.looking import error, find, line, notice, press


@pytest.fixture
def page(shown, say):
    return shown(SignInPage(say, ["yamamoto"]))


@pytest.fixture
def asked(page):
    asked = []
    page.asked.connect(lambda *typed: asked.append(typed))
    return asked


def test_who_works_alone_types_the_password_only(qtbot, page, asked):
    qtbot.keyClicks(page.window().focusWidget(), "secret words")
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)

    assert asked == [("yamamoto", "secret words", "", "")]


def test_several_people_choose_their_name(qtbot, shown, say):
    page = shown(SignInPage(say, ["yamamoto", "sato"]))
    find(page, "sign_in_login", QComboBox).setCurrentIndex(1)
    line(page, "sign_in_password").setText("secret")

    with qtbot.waitSignal(page.asked) as asked:
        press(page, "sign_in")

    assert asked.args == ["sato", "secret", "", ""]


def test_a_name_typed_in_full_width_is_the_same_name(page, asked):
    line(page, "sign_in_login").setText("ｙａｍａｍｏｔｏ ")
    line(page, "sign_in_password").setText("secret")

    press(page, "sign_in")

    assert asked == [("yamamoto", "secret", "", "")]


def test_an_empty_password_is_told_beside_its_field(page, asked):
    press(page, "sign_in")

    assert error(page, "sign_in_password") == "This field is empty. Please fill it in."
    assert page.window().focusWidget() is line(page, "sign_in_password")
    assert asked == []


def test_nothing_can_be_asked_twice_while_the_clinic_opens(qtbot, page, asked):
    line(page, "sign_in_password").setText("secret")
    page.show_working()

    qtbot.keyClick(line(page, "sign_in_password"), Qt.Key.Key_Return)
    press(page, "sign_in")

    assert asked == []
    assert find(page, "sign_in", QPushButton).accessibleName() == "Opening the clinic…"


def test_a_problem_is_told_and_the_password_can_be_typed_anew(page):
    line(page, "sign_in_password").setText("wrong")
    page.show_working()

    page.show_problem("The name and the password do not belong together.")

    assert notice(page, "sign_in_notice").startswith("The name and the password")
    assert line(page, "sign_in_password").selectedText()
    assert find(page, "sign_in", QPushButton).isEnabled()


def test_the_whole_problem_can_be_read(qtbot, page):
    page.resize(1024, 700)

    page.show_problem("A sentence of many words that tells what has happened. " * 3)

    words = find(page, "sign_in_notice_words")
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))


def test_a_code_is_asked_for_when_the_door_wants_one(qtbot, page, asked):
    line(page, "sign_in_password").setText("secret")
    page.want_code("The password is right.")
    press(page, "sign_in")
    empty = error(page, "sign_in_code")
    line(page, "sign_in_code").setText("123456")

    qtbot.keyClick(line(page, "sign_in_code"), Qt.Key.Key_Return)

    assert empty == "This field is empty. Please fill it in."
    assert asked == [("yamamoto", "secret", "123456", "")]
    assert not line(page, "sign_in_password").isEnabled()


def test_a_wrong_code_can_be_typed_anew(page):
    page.want_code("The password is right.")
    line(page, "sign_in_code").setText("000000")
    page.show_working()

    page.show_problem("This code does not fit.")

    assert line(page, "sign_in_code").selectedText() == "000000"
    assert page.window().focusWidget() is line(page, "sign_in_code")


def test_a_new_password_is_asked_for_twice(page, asked):
    line(page, "sign_in_password").setText("given")
    page.want_new_password("Choose one of your own.")
    line(page, "sign_in_new_password").setText("kumo-tetsu-42-nami")
    press(page, "sign_in")
    told = error(page, "sign_in_new_repeat")
    line(page, "sign_in_new_repeat").setText("kumo-tetsu-42-nami")

    press(page, "sign_in")

    assert told.startswith("The two passwords differ.")
    assert asked == [("yamamoto", "given", "", "kumo-tetsu-42-nami")]


def test_why_a_new_password_cannot_stand_is_told_beside_it(page):
    page.want_new_password("Choose one of your own.")

    page.want_new_password("Choose one of your own.", "This password is easy to guess.")

    assert error(page, "sign_in_new_password") == "This password is easy to guess."


def test_code_and_new_password_may_both_be_wanted(page, asked):
    line(page, "sign_in_password").setText("given")
    page.want_new_password("Choose one of your own.")
    for name in ("sign_in_new_password", "sign_in_new_repeat"):
        line(page, name).setText("kumo-tetsu-42-nami")
    page.want_code("The password is right.")
    line(page, "sign_in_code").setText("123456")

    press(page, "sign_in")

    assert asked == [("yamamoto", "given", "123456", "kumo-tetsu-42-nami")]


def test_one_may_begin_anew(qtbot, page):
    page.show_other_ways()
    page.want_code("The password is right.")

    with qtbot.waitSignal(page.given_up):
        press(page, "sign_in_anew")


def test_the_papers_are_offered_once_all_is_painted(qtbot, page):
    before = page.findChildren(QPushButton, "sign_in_papers")
    for _ in range(2):
        page.show_other_ways()

    with qtbot.waitSignal(page.papers_asked):
        press(page, "sign_in_papers")
    assert before == []


def test_who_has_locked_the_window_types_the_password_only(shown, say):
    page = shown(SignInPage(say, ["yamamoto", "sato"], "sato"))

    assert find(page, "sign_in_login", QComboBox).currentText() == "sato"
    assert page.window().focusWidget() is line(page, "sign_in_password")
    assert find(page, "sign_in", QPushButton).accessibleName() == "Unlock"


def test_the_door_is_painted_before_the_clinic_is_read():
    program = (
        "import sys, app.ui.main_window\n"
        "heavy = ('app.services', 'app.domain', 'sqlalchemy', 'reportlab')\n"
        "print([name for name in sys.modules if name.startswith(heavy)])"
    )

    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[]"


def test_an_update_of_the_records_is_told_on_the_button(page):
    page.show_working()

    page.show_updating(0.427)

    assert find(page, "sign_in", QPushButton).accessibleName() == "Updating the records… 42 %"
