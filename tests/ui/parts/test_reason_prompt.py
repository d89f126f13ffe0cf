"""The reason and the password before an amendment or a withdrawal."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.ui.kit.memo_edit import MemoEdit
from app.ui.parts.reason_prompt import Asked, ReasonPrompt
from tests.ui.looking import error, find, press

ASKED = Asked("Amend the record", "The version before stays.", "Amend", (("Basis", "old", "new"),))


@pytest.fixture
def prompt(shown, say):
    ground = shown(QWidget())
    made = ReasonPrompt(ASKED, "Dr Y", say, ground)
    made.open()
    yield made
    ground.close()


def test_old_and_new_stand_side_by_side(prompt):
    words = [one.text() for one in prompt.findChildren(QLabel)]

    assert {"Basis", "old", "new"} <= set(words)


def test_reason_and_password_are_given_together(prompt, qtbot):
    find(prompt, "prompt_reason", MemoEdit).set_text(" 量の誤記 ")
    find(prompt, "prompt_password", QLineEdit).setText("secret")

    with qtbot.waitSignal(prompt.entered) as entered:
        press(prompt, "prompt_deed")

    assert entered.args == ["量の誤記", "secret"]


def test_what_was_refused_is_told_beside_its_field_and_can_be_cured(prompt):
    press(prompt, "prompt_deed")

    prompt.tell("reason", "This field is empty. Please fill it in.")

    assert error(prompt, "prompt_reason").startswith("This field is empty.")
    assert find(prompt, "prompt_deed").isEnabled()
