"""Coming in by a paper."""

import pytest
from PySide6.QtWidgets import QPushButton

from app.domain.errors import Fault
from app.ui.pages.by_paper import ByPaperPage
from tests.ui.looking import error, find, line, notice, press


@pytest.fixture
def page(shown, say):
    return shown(ByPaperPage(say, ["yamamoto", "suzuki"]))


def test_an_emergency_code_is_asked_for_with_name_and_reason(qtbot, page):
    line(page, "paper_code").setText(" k7q2m ")
    line(page, "paper_name").setText("木田 すみれ")
    find(page, "paper_reason").set_text("電話が通じない")

    with qtbot.waitSignal(page.glass_asked) as asked:
        press(page, "paper_enter")

    assert asked.args == ["k7q2m", "木田 すみれ", "電話が通じない"]
    assert find(page, "paper_password_field").isHidden()


def test_a_recovery_paper_is_asked_for_with_a_new_password(qtbot, page):
    find(page, "paper_kind").set_value("recovery")
    find(page, "paper_login").set_value("suzuki")
    line(page, "paper_code").setText("k7q2m")
    for name in ("paper_password", "paper_repeat"):
        line(page, name).setText("kumo-tetsu-42-nami")
    find(page, "paper_reason").set_text("手帳をなくした")

    with qtbot.waitSignal(page.recovery_asked) as asked:
        press(page, "paper_enter")

    assert asked.args == ["k7q2m", "suzuki", "kumo-tetsu-42-nami", "手帳をなくした"]
    assert find(page, "paper_name_field").isHidden()


def test_two_passwords_that_differ_are_told(page):
    asked = []
    page.recovery_asked.connect(lambda *typed: asked.append(typed))
    find(page, "paper_kind").set_value("recovery")
    line(page, "paper_password").setText("one")

    press(page, "paper_enter")

    assert error(page, "paper_repeat").startswith("The two passwords differ.")
    assert asked == []


def test_each_fault_stands_beside_its_field(page):
    page.show_faults([Fault("code", "code_group", (("group", "3"),)), Fault("name", "missing")])

    assert error(page, "paper_code").startswith("Group 3 of the code is mistyped.")
    assert error(page, "paper_name")


def test_while_the_clinic_opens_nothing_is_asked_twice(page):
    asked = []
    page.glass_asked.connect(lambda *typed: asked.append(typed))
    page.show_working()

    press(page, "paper_enter")

    assert asked == []
    assert find(page, "paper_enter", QPushButton).accessibleName() == "Opening the clinic…"


def test_a_problem_is_told_and_everything_typed_stays(page):
    line(page, "paper_code").setText("k7q2m")
    page.show_working()

    page.show_problem("No paper has this code.")

    assert notice(page, "paper_notice") == "No paper has this code."
    assert line(page, "paper_code").text() == "k7q2m"


def test_another_kind_of_paper_begins_without_the_old_complaints(page):
    page.show_problem("No paper has this code.")
    page.show_faults([Fault("code", "code_length", (("signs", "25"),))])

    find(page, "paper_kind").set_value("recovery")

    assert notice(page, "paper_notice") == ""
    assert error(page, "paper_code") == ""


def test_one_may_go_back(qtbot, page):
    with qtbot.waitSignal(page.closed):
        press(page, "paper_cancel")
