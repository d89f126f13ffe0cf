import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from app.ui.kit.buttons import ICON, WHOLE, WITHOUT_HINT, Button


@pytest.mark.parametrize("kind", ["primary", "plain", "quiet", "soft", "danger"])
def test_the_keyboard_is_seen_on_every_kind_of_button(qtbot, kind):
    button = Button("保存", kind, name="save", icon="save", key_hint="Ctrl+S")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitActive(button):
        button.activateWindow()
    button.setFocus()
    focused = button.grab().toImage()

    button.clearFocus()

    assert button.grab().toImage() != focused
    assert button.grab().size() == focused.size()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_button(qtbot, key):
    button = Button("終了を記録", name="end")
    qtbot.addWidget(button)

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_words_are_never_cut_off(qtbot):
    short, long = Button("保存", name="a"), Button("承認医薬品を探す", name="b", key_hint="Enter")
    qtbot.addWidget(short)
    qtbot.addWidget(long)

    assert long.minimumSizeHint().width() > short.minimumSizeHint().width()


def test_an_ampersand_is_only_a_sign(qtbot):
    button = Button("R&D", name="a")
    qtbot.addWidget(button)

    assert button.words == "R&D"
    assert button.accessibleName() == "R&D"
    assert button.shortcut().isEmpty()


def test_a_button_that_cannot_be_pressed_looks_otherwise(qtbot):
    button = Button("開始", "primary", name="start")
    qtbot.addWidget(button)
    able = button.grab().toImage()

    button.setEnabled(False)

    assert button.grab().toImage() != able


def test_the_mouse_becomes_a_hand_over_a_button(qtbot):
    button = Button("保存", name="save")
    qtbot.addWidget(button)

    QApplication.sendEvent(button, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))

    assert button.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_a_button_gives_way_by_its_key_hint_then_by_its_words(qtbot):
    button = Button("新しい点滴", "primary", name="begin", icon="plus", key_hint="Ctrl+N")
    qtbot.addWidget(button)

    widths = []
    for fold in (WHOLE, WITHOUT_HINT, ICON):
        button.set_fold(fold)
        widths.append(button.minimumSizeHint().width())

    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 3
    assert button.toolTip() == "新しい点滴 Ctrl+N"
    assert button.accessibleName() == "新しい点滴"
