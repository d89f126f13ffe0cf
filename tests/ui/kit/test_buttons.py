import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from app.ui.kit.buttons import ICON, WHOLE, WITHOUT_HINT, Button
from app.ui.kit.look import font
from app.ui.kit.narrow_words import narrow_width
from app.ui.kit.painting import width_of


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


@pytest.mark.parametrize(
    "words",
    ["証明書を確かめる", "Compare with a new edition's file", "案内", "R&D", "𠮷田様の点滴を写す"],
)
def test_with_too_little_room_the_words_stand_on_two_lines_and_the_hint_goes(qtbot, words):
    button = Button(words, name="a", icon="check", key_hint="Ctrl+P")
    qtbot.addWidget(button)
    wide = button.grab().toImage()

    button.setFixedWidth(button.least_width())

    assert button.least_width() <= button.sizeHint().width()
    assert narrow_width(words) < width_of(words, font(12)) or " " not in words
    assert button.grab().toImage() != wide


def test_the_least_room_of_words_holds_each_of_their_two_lines():
    words = "Compare with a new edition's file"
    room = narrow_width(words)

    assert room >= width_of("new edition's file", font(12))
    assert room < width_of("Compare with a new edition's", font(12))
