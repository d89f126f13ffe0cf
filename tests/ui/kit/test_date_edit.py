from datetime import date

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.date_edit import DateEdit
from app.ui.kit.line_edit import LineEdit


def read_date(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@pytest.fixture
def leave(qtbot):
    """Put an editor beside another line; the function returned goes there."""
    window = QWidget()
    column, other = QVBoxLayout(window), LineEdit("other")
    qtbot.addWidget(window)

    def enter(editor):
        column.addWidget(editor)
        column.addWidget(other)
        window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        editor.setFocus()
        return other.setFocus

    return enter


def test_a_date_is_shown_in_one_way_on_leaving(leave, qtbot):
    birth = DateEdit("birth", read_date)
    go = leave(birth)

    qtbot.keyClicks(birth, "19980403")
    as_typed = birth.text()
    go()

    assert as_typed == "19980403"
    assert birth.text() == "1998-04-03"
    assert birth.value() == date(1998, 4, 3)


def test_what_is_not_a_date_stays_as_typed(leave, qtbot):
    birth = DateEdit("birth", read_date)
    go = leave(birth)

    qtbot.keyClicks(birth, "1998-02-30")
    go()

    assert birth.text() == "1998-02-30"
    assert birth.value() is None
    assert birth.is_unreadable()


def test_an_empty_date_is_not_unreadable(qtbot):
    birth = DateEdit("birth", read_date)
    qtbot.addWidget(birth)

    assert not birth.is_unreadable()


def test_a_date_is_announced_once_when_it_changes(qtbot):
    birth = DateEdit("birth", read_date)
    qtbot.addWidget(birth)
    told = []
    birth.date_changed.connect(told.append)

    birth.setText("19980403")
    birth.setText("1998-04-03")
    birth.setText("")

    assert told == [date(1998, 4, 3), None]


def test_a_date_can_be_put_in_and_taken_out(qtbot):
    birth = DateEdit("birth", read_date)
    qtbot.addWidget(birth)

    birth.set_value(date(2026, 11, 20))
    shown = birth.text()
    birth.set_value(None)

    assert shown == "2026-11-20"
    assert birth.text() == ""
