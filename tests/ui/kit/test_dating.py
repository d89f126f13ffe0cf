"""What is newer: a field, or an answer that tells of it."""

import threading

import pytest

from app.ui.kit.background import Background
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit


@pytest.fixture
def lane():
    lane = Background()
    yield lane
    lane.close()


@pytest.fixture
def field(qtbot):
    field = Field("診断名", LineEdit("diagnosis"))
    qtbot.addWidget(field)
    return field


def ask(lane, field, told):
    """Ask for an answer that comes once it is let go."""
    gate = threading.Event()

    def work():
        gate.wait(10)
        return "This field is empty."

    def then(sentence):
        field.answer(sentence)
        told.append(sentence)

    lane.run(field, work, then, told.append)
    return gate


def test_an_answer_to_what_stands_there_still_is_told(qtbot, lane, field):
    told = []
    field.editor.setText("脱")

    ask(lane, field, told).set()

    qtbot.waitUntil(lambda: bool(told))
    assert field.error == "This field is empty."


def test_an_answer_that_is_older_than_what_was_typed_is_dropped(qtbot, lane, field):
    told = []
    gate = ask(lane, field, told)

    field.editor.setText("脱水症")
    gate.set()

    qtbot.waitUntil(lambda: bool(told))
    assert field.error == ""


def test_what_the_second_answer_tells_stands_though_the_first_was_older(qtbot, lane, field):
    told = []
    first = ask(lane, field, told)
    field.editor.setText("脱")
    second = ask(lane, field, told)

    first.set()
    second.set()

    qtbot.waitUntil(lambda: len(told) == 2)
    assert field.error == "This field is empty."


def test_what_an_answer_fills_in_itself_is_not_newer(qtbot, lane, field):
    told = []

    def then(words):
        field.editor.setText(words)
        field.answer("This is not in the list.")
        told.append(words)

    lane.run(field, lambda: "脱水症", then, told.append)

    qtbot.waitUntil(lambda: bool(told))
    assert field.error == "This is not in the list."
