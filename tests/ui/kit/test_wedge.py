import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.kit.wedge import Wedge

CODE = "01049000000000161727123110ABC123"
WIDE = "".join(chr(ord(one) + 0xFEE0) for one in CODE)


class Area(QWidget):
    """A form with what a scanner may meet in it."""

    def __init__(self):
        super().__init__()
        self.scans = []
        self.line, self.other, self.outside = QLineEdit(), QLineEdit(), QLineEdit()
        self.choice, self.button = QComboBox(), QPushButton()
        self.choice.addItems(["1", "0", "2"])
        inside = QWidget()
        column, whole = QVBoxLayout(inside), QVBoxLayout(self)
        for widget in (self.line, self.other, self.choice, self.button):
            column.addWidget(widget)
        whole.addWidget(inside)
        whole.addWidget(self.outside)
        self.wedge = Wedge(inside)
        self.wedge.scanned.connect(self.scans.append)


@pytest.fixture
def area(qtbot):
    one = Area()
    qtbot.addWidget(one)
    one.show()
    one.activateWindow()
    one.line.setFocus()
    return one


def commit(widget, text, preedit=""):
    """Send what an input method makes of keys."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_is_told_and_leaves_the_field_as_it_was(area, end):
    area.line.setText("熱中症")
    texts = []
    area.line.textChanged.connect(texts.append)

    QTest.keyClicks(area.line, CODE)
    QTest.keyClick(area.line, end)

    assert (area.scans, texts, area.line.text()) == ([CODE], [], "熱中症")
    assert area.line.hasFocus()


@pytest.mark.parametrize("name", ["choice", "button"])
def test_a_scan_changes_nothing_that_is_no_line(area, name):
    widget = getattr(area, name)
    pressed = []
    area.button.clicked.connect(pressed.append)
    widget.setFocus()

    QTest.keyClicks(widget, CODE)
    QTest.keyClick(widget, Qt.Key.Key_Return)

    assert (area.scans, area.choice.currentIndex(), pressed) == ([CODE], 0, [])


def test_the_separator_comes_as_control_and_bracket(area):
    QTest.keyClicks(area.line, "10ABC")
    QTest.keyClick(area.line, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(area.line, "0104900000000016")
    QTest.keyClick(area.line, Qt.Key.Key_Return)

    assert area.scans == ["10ABC\x1d0104900000000016"]


def test_a_scanner_that_ends_with_nothing_is_heard_too(area, qtbot):
    QTest.keyClicks(area.line, CODE)

    qtbot.waitUntil(lambda: area.scans == [CODE])
    assert area.line.text() == ""


def test_the_second_of_two_line_ends_presses_nothing(area):
    entered = []
    area.line.returnPressed.connect(lambda: entered.append(True))

    QTest.keyClicks(area.line, CODE)
    QTest.keyClick(area.line, Qt.Key.Key_Return)
    QTest.keyClick(area.line, Qt.Key.Key_Return)

    assert (area.scans, entered) == ([CODE], [])


def test_what_hands_type_arrives_in_its_order(area, qtbot):
    QTest.keyClicks(area.line, "80")
    qtbot.waitUntil(lambda: area.line.text() == "80")
    QTest.keyClicks(area.line, "5 mL")

    qtbot.waitUntil(lambda: area.line.text() == "805 mL")
    assert area.scans == []


def test_letters_never_wait(area):
    QTest.keyClicks(area.line, "vitamin c")

    assert area.line.text() == "vitamin c"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Left])
def test_a_key_that_commands_finds_all_that_was_typed(area, key):
    QTest.keyClicks(area.line, "805")
    QTest.keyClick(area.line, key)

    assert area.line.text() == ("80" if key is Qt.Key.Key_Backspace else "805")


def test_enter_behind_a_number_is_an_enter(area):
    entered = []
    area.line.returnPressed.connect(lambda: entered.append(area.line.text()))

    QTest.keyClicks(area.line, "805")
    QTest.keyClick(area.line, Qt.Key.Key_Return)

    assert entered == ["805"]


def test_what_was_typed_stays_in_its_field_when_the_keyboard_leaves(area):
    QTest.keyClicks(area.line, "805")
    area.other.setFocus()

    assert (area.line.text(), area.other.text()) == ("805", "")


def test_outside_the_area_nothing_is_heard(area):
    area.outside.setFocus()

    QTest.keyClicks(area.outside, CODE)
    QTest.keyClick(area.outside, Qt.Key.Key_Return)

    assert (area.scans, area.outside.text()) == ([], CODE)


def test_what_an_input_method_commits_whole_is_a_scan(area):
    commit(area.line, "", WIDE)

    commit(area.line, WIDE)
    QTest.keyClick(area.line, Qt.Key.Key_Return)

    assert (area.scans, area.line.text(), area.line.displayText()) == ([CODE], "", "")


def test_what_an_input_method_commits_sign_by_sign_is_a_scan(area):
    for one in WIDE:
        commit(area.line, one)
    QTest.keyClick(area.line, Qt.Key.Key_Return)

    assert (area.scans, area.line.text()) == ([CODE], "")


@pytest.mark.parametrize("text", ["熱中症", "８０", "０１０４", "8"])
def test_japanese_that_is_typed_arrives(area, text, qtbot):
    commit(area.line, text)

    qtbot.waitUntil(lambda: area.line.text() == text)
    assert area.scans == []
