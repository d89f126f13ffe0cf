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
