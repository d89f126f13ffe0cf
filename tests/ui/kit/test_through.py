"""Tab goes through everything, past what only hands the keyboard on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui.kit.through import tab_through


class Page(QWidget):
    """A page with three lines, which hands the keyboard on to the second of them."""

    def __init__(self):
        super().__init__()
        column = QVBoxLayout(self)
        self.lines = {name: QLineEdit() for name in ("first", "main", "last")}
        for one in self.lines.values():
            column.addWidget(one)
        self.setFocusProxy(self.lines["main"])


class House(QWidget):
    """A door beside a page."""

    def __init__(self):
        super().__init__()
        self.page, self.door = Page(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.door)
        column.addWidget(self.page)
        self.setFocusProxy(self.page)

    def focusNextPrevChild(self, forwards):
        return tab_through(self, lambda: super(House, self).focusNextPrevChild(forwards))


@pytest.fixture
def house(shown):
    return shown(House())


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Tab, ["door", "first", "main", "last"]),
        (Qt.Key.Key_Backtab, ["main", "first", "door", "last"]),
    ],
)
def test_tab_comes_round_to_what_stands_before_the_main_field(house, qtbot, key, expected):
    named = {**house.page.lines, "door": house.door}
    house.page.lines["last"].setFocus()
    reached = []

    for _ in range(4):
        qtbot.keyClick(house.focusWidget(), key)
        reached.append(next(name for name, one in named.items() if one.hasFocus()))

    assert reached == expected


def test_a_page_still_hands_the_keyboard_on_afterwards(house, qtbot):
    qtbot.keyClick(house.page.lines["last"], Qt.Key.Key_Tab)

    house.setFocus()

    assert house.page.lines["main"].hasFocus()
