import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from app.ui.kit.beside import Beside


@pytest.fixture
def beside(qtbot):
    made = Beside(QLabel("table"), QLabel("file"), ("Table", "File"), name="beside", spoken="Shown")
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def shown(beside):
    labels = [one for one in beside.findChildren(QLabel) if one.isVisible()]
    return [one.text() for one in labels if one.text() in ("table", "file")]


def choices(beside):
    return [one for one in beside.findChildren(QAbstractButton) if one.isVisible()]


def test_there_is_no_side_before_its_room_is_told(beside):
    assert shown(beside) == ["table"]
    assert choices(beside) == []


def test_with_room_both_stand_side_by_side(beside):
    beside.set_room(500, 300)

    assert shown(beside) == ["table", "file"]
    assert choices(beside) == []


def test_without_room_one_at_a_time_is_chosen(beside, qtbot):
    beside.set_room(700, 300)
    assert shown(beside) == ["table"]

    choices(beside)[0].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)

    assert shown(beside) == ["file"]


def test_what_is_told_of_the_side_brings_it_into_sight(beside):
    beside.set_room(700, 300)

    beside.show_side()

    assert shown(beside) == ["file"]


def test_a_wider_window_brings_both_back(beside, qtbot):
    beside.set_room(700, 300)

    beside.resize(1100, 300)

    qtbot.waitUntil(lambda: shown(beside) == ["table", "file"])
