from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.kit.option import Option
from app.ui.kit.tick import Tick
from app.ui.kit.tick_list import TickList
from tests.ui.kit.hands import put

SETTINGS = [Option("out", "外来", "building"), Option("home", "往診"), Option("venue", "会場")]


def test_ticks_are_told_in_the_order_offered(page, qtbot):
    bodies = put(page, TickList("bodies", SETTINGS))

    bodies.set_values(["venue", "out"])

    assert bodies.values() == ("out", "venue")


def test_space_ticks_a_box(page, qtbot):
    bodies = put(page, TickList("bodies", SETTINGS))
    bodies.setFocus()

    with qtbot.waitSignal(bodies.ticked):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)

    assert bodies.values() == ("out",)


def test_the_boxes_of_several_columns_are_read_downwards(page):
    bodies = put(page, TickList("bodies", SETTINGS, columns=2))
    QApplication.processEvents()

    first, second, third = (bodies.findChild(Tick, f"bodies_{place}").pos() for place in range(3))

    assert first.x() == second.x() < third.x()
    assert first.y() == third.y() < second.y()
