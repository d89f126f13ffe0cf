"""Tabs over a page."""

import pytest
from PySide6.QtCore import Qt

from app.ui.kit.option import Option
from app.ui.kit.tabs import Tabs
from app.ui.kit.tokens import LIGHT


@pytest.fixture
def tabs(shown):
    return shown(Tabs("tabs", [Option("a", "Overview"), Option("b", "Records")], spoken="parts"))


def test_arrow_keys_choose_and_the_value_is_told(qtbot, tabs):
    with qtbot.waitSignal(tabs.chosen) as chosen:
        qtbot.keyClick(tabs, Qt.Key.Key_Right)

    assert chosen.args == ["b"]
    assert tabs.value() == "b"


def test_a_count_is_spoken_and_makes_room_for_itself(tabs):
    before = tabs.tabRect(1).width()

    tabs.set_count("b", 12)

    assert tabs.accessibleTabName(1) == "Records 12"
    assert tabs.tabRect(1).width() > before
    tabs.set_count("b", 0)
    assert tabs.accessibleTabName(1) == "Records"


def test_the_current_tab_is_underlined(tabs):
    tabs.set_value("b")
    image, lies = tabs.grab().toImage(), tabs.tabRect(1)

    place = lies.center().x(), lies.bottom() - 1
    assert image.pixelColor(*place).name().upper() == LIGHT.accent
