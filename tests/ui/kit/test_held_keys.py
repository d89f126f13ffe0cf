"""What is typed while a page is being made."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.ui.kit.held_keys import HeldKeys


def test_letters_typed_meanwhile_reach_the_page_that_comes(qtbot):
    window = QWidget()
    column = QVBoxLayout(window)
    before, after = QLineEdit(), QLineEdit()
    column.addWidget(before)
    column.addWidget(after)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    before.setFocus()
    held = HeldKeys(window)

    qtbot.keyClicks(before, "dassui")
    qtbot.keyClick(before, Qt.Key.Key_Tab)

    assert before.text() == after.text() == ""
    assert after.hasFocus()
    held.give()
    qtbot.waitUntil(lambda: after.text() == "dassui")
    qtbot.keyClicks(after, "2")
    assert after.text() == "dassui2"
    assert before.text() == ""


def test_where_nobody_has_the_keyboard_nothing_is_given(qtbot):
    if left := QApplication.focusWidget():
        left.clearFocus()
    owner = QObject()
    held = HeldKeys(owner)
    QApplication.sendEvent(
        owner, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "d")
    )

    held.give()

    assert QApplication.focusWidget() is None
