"""The list of sections at the left of a hub."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.ui.kit.place_button import Place
from app.ui.kit.section_list import SectionList


@pytest.fixture
def sections(shown):
    places = [Place("people", "user", "People"), Place("rules", "rules", "Rules")]
    made = SectionList("Settings", places)
    made.went.connect(made.set_current)
    made.set_current("people")
    return shown(made)


def item(sections, name):
    return sections.findChild(QPushButton, f"section_{name}")


def test_it_begins_where_one_is(sections):
    assert sections.focusWidget() is item(sections, "people")


def test_the_arrow_keys_go_to_the_neighbour_and_not_beyond(qtbot, sections):
    for _ in range(3):
        qtbot.keyClick(sections.focusWidget(), Qt.Key.Key_Down)

    assert item(sections, "rules").is_here
    assert sections.focusWidget() is item(sections, "rules")


def test_who_is_told_to_stay_stays_in_the_list_too(qtbot, sections):
    sections.went.disconnect(sections.set_current)

    qtbot.keyClick(sections.focusWidget(), Qt.Key.Key_Down)

    assert sections.focusWidget() is item(sections, "people")


def test_a_press_goes_there(qtbot, sections):
    with qtbot.waitSignal(sections.went) as went:
        item(sections, "rules").click()

    assert went.args == ["rules"]


def test_without_words_they_are_in_the_tooltips(sections):
    sections.set_narrow(True)

    assert item(sections, "rules").toolTip() == "Rules"
    assert item(sections, "rules").accessibleName() == "Rules"
    assert sections.grab().width() == 52


def test_many_sections_stand_closer_in_a_low_window_and_none_is_lost(shown):
    many = SectionList("Settings", [Place(str(one), "user", str(one)) for one in range(12)])
    shown(many)

    many.resize(many.width(), many.minimumSizeHint().height())

    last = item(many, "11")
    assert many.minimumSizeHint().height() <= 460
    assert last.geometry().bottom() <= many.height()
