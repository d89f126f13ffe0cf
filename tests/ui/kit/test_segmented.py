from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented
from tests.ui.kit.hands import put

SETTINGS = [Option("out", "外来", "building"), Option("home", "往診"), Option("venue", "会場")]


def test_arrow_keys_go_from_segment_to_segment(page, qtbot):
    certainty = put(page, Segmented("certainty", SETTINGS))
    certainty.set_value("out")
    certainty.setFocus()

    with qtbot.waitSignal(certainty.chosen) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)

    assert told.args == ["home"]
    assert certainty.value() == "home"


def test_an_arrow_key_chooses_where_nothing_is_chosen_yet(page, qtbot):
    sex = put(page, Segmented("sex", SETTINGS))
    sex.setFocus()

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    first = sex.value()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)

    assert (first, sex.value()) == ("home", "out")
    assert QApplication.focusWidget().objectName() == "sex_0"


def test_arrow_keys_stop_at_the_ends_of_a_choice(page, qtbot):
    certainty = put(page, Segmented("certainty", SETTINGS))
    certainty.set_value("venue")
    certainty.setFocus()

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)

    assert certainty.value() == "venue"
    assert QApplication.focusWidget().objectName() == "certainty_2"


def test_a_click_anywhere_on_a_segment_chooses_it(page, qtbot):
    certainty = put(page, Segmented("certainty", SETTINGS))
    last = certainty.findChild(QWidget, "certainty_2")

    qtbot.mouseClick(last, Qt.MouseButton.LeftButton, pos=QPoint(last.width() - 3, 3))

    assert certainty.value() == "venue"


def test_nothing_is_chosen_in_segments_at_first(page):
    assert put(page, Segmented("certainty", SETTINGS)).value() is None
