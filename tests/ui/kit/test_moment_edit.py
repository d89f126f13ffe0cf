from datetime import datetime

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.line_edit import LineEdit
from app.ui.kit.moment_edit import MomentEdit


def read_moment(text):
    try:
        return datetime.fromisoformat(text)
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


def test_a_moment_is_shown_in_one_way_on_leaving(leave, qtbot):
    start = MomentEdit("start", read_moment)
    go = leave(start)

    qtbot.keyClicks(start, "20261120T1420")
    go()

    assert start.text() == "2026-11-20 14:20"


def test_a_moment_may_be_shown_as_a_time_alone(qtbot):
    end = MomentEdit("end", read_moment, write=lambda moment: moment.strftime("%H:%M"))
    qtbot.addWidget(end)

    end.set_value(datetime(2026, 11, 20, 14, 50))  # noqa: DTZ001 - as the reader

    assert end.text() == "14:50"


def test_a_moment_is_read_again_when_its_day_changes(qtbot):
    days = [20]
    end = MomentEdit("end", lambda text: read_moment(f"2026-11-{days[0]} {text}"))
    qtbot.addWidget(end)
    end.setText("14:50")

    days[0] = 21
    with qtbot.waitSignal(end.moment_changed):
        end.read_again()

    assert end.value() == datetime(2026, 11, 21, 14, 50)  # noqa: DTZ001 - as the reader
