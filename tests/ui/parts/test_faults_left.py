"""What is still wrong in a form, counted in its bar."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.action_bar import ActionBar
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.parts.faults_left import FaultsLeft


@pytest.fixture
def form(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for name in ("family", "given"):
        column.addWidget(Field(name, LineEdit(name)))
    return made


@pytest.fixture
def bar(qtbot):
    made = ActionBar("bar")
    qtbot.addWidget(made)
    return made


def test_the_count_falls_as_faults_are_cured(form, bar, say):
    left = FaultsLeft(form, bar, say)
    first, second = form.findChildren(Field)
    first.set_error("This field is empty.")
    second.set_error("This field is empty.")
    left.tell()
    told = [bar.message]

    first.editor.setText("渡邉")
    told.append(bar.message)
    second.editor.setText("蓮")
    told.append(bar.message)

    assert told == [
        "2 items keep this from being saved.",
        "1 item keeps this from being saved.",
        "",
    ]


def test_nothing_is_told_before_somebody_saves(form, bar, say):
    FaultsLeft(form, bar, say)
    bar.tell("Draft kept")
    field = form.findChildren(Field)[0]
    field.set_error("This field is empty.")

    field.clear_error()

    assert bar.message == "Draft kept"
