import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from app.ui.kit.place_button import Place
from app.ui.kit.rail import NARROW, WIDTH, Rail
from app.ui.kit.rail_item import RailItem
from app.ui.kit.tokens import LIGHT

PLACES = [
    Place("today", "today", "本日", "Alt+1", "現在の画面です。"),
    Place("patients", "patients", "患者"),
]


FOOT = [Place("settings", "settings", "設定")]


def ground(widget, x, y):
    return widget.grab().toImage().pixelColor(x, y).name().upper()


@pytest.fixture
def rail(qtbot):
    rail = Rail(PLACES, FOOT)
    qtbot.addWidget(rail)
    rail.resize(WIDTH, 700)
    return rail


def test_the_rail_tells_where_one_wants_to_go(rail, qtbot):
    item = rail.findChild(QPushButton, "rail_patients")

    with qtbot.waitSignal(rail.went) as told:
        qtbot.mouseClick(item, Qt.MouseButton.LeftButton)

    assert told.args == ["patients"]
    assert not item.is_here


def test_enter_goes_to_a_place(rail, qtbot):
    item = rail.findChild(QPushButton, "rail_patients")

    with qtbot.waitSignal(rail.went) as told:
        qtbot.keyClick(item, Qt.Key.Key_Return)

    assert told.args == ["patients"]


def test_the_rail_marks_where_one_is(rail):
    rail.set_current("patients")

    checked = [
        item.objectName()
        for item in rail.findChildren(QPushButton)
        if isinstance(item, RailItem) and item.is_here
    ]
    assert checked == ["rail_patients"]
    assert ground(rail.findChild(QPushButton, "rail_patients"), 6, 28) == LIGHT.accent_bg


def test_a_narrow_rail_keeps_its_words_in_tooltips(rail):
    rail.set_narrow(True)

    item = rail.findChild(QPushButton, "rail_today")
    assert rail.width() == NARROW
    assert item.toolTip() == "本日 Alt+1"
    assert item.accessibleName() == "本日"


def test_the_rail_shows_who_is_signed_in(rail, qtbot):
    rail.set_user("山", "山本 美咲")

    user = rail.findChild(QPushButton, "rail_user")
    assert not user.isHidden()
    assert user.accessibleName() == "山本 美咲"
    with qtbot.waitSignal(rail.user_pressed):
        qtbot.mouseClick(user, Qt.MouseButton.LeftButton)


def test_the_rail_tells_how_much_waits_somewhere(rail):
    item = rail.findChild(QPushButton, "rail_today")
    before = item.grab().toImage()

    rail.set_count("today", 3, "3 waiting")
    shown = item.grab().toImage()
    rail.set_count("today", 3, "3 waiting", is_urgent=True)

    assert item.toolTip() == "本日 Alt+1 3 waiting"
    assert item.accessibleDescription() == "3 waiting"
    assert before != shown != item.grab().toImage()


def test_where_nothing_waits_no_number_stands(rail):
    item = rail.findChild(QPushButton, "rail_today")
    before = item.grab().toImage()
    rail.set_count("today", 120, "120 waiting")

    rail.set_count("today", 0, "0 waiting")

    assert item.grab().toImage() == before
    assert item.toolTip() == "本日 Alt+1"


def test_a_place_that_is_not_there_counts_nothing(rail):
    rail.set_count("rules", 3)

    assert "3" not in "".join(item.toolTip() for item in rail.findChildren(QPushButton))


def test_a_screen_reader_is_told_a_button_and_where_one_is(rail):
    rail.set_count("today", 3, "3件あります。")
    rail.set_current("today")

    item = rail.findChild(RailItem, "rail_today")
    spoken = QAccessible.queryAccessibleInterface(item)
    assert spoken.role() == QAccessible.Role.Button
    assert spoken.text(QAccessible.Text.Description) == "現在の画面です。 3件あります。"
    rail.set_current("patients")
    assert spoken.text(QAccessible.Text.Description) == "3件あります。"
