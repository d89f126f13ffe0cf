import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.ui.kit.choice import Choice
from app.ui.kit.compared import ComparedLine
from app.ui.kit.table import Table
from app.ui.kit.tick import Tick
from app.ui.parts.history_sheet import HistorySheet
from tests.ui.looking import find, notice, press
from tests.ui.parts.histories import history_of_three


@pytest.fixture
def owner(qtbot):
    widget = QWidget()
    widget.resize(1200, 800)
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def sheet(owner, clinic, say):
    made = HistorySheet(say, owner)
    made.open()
    made.show_history(history_of_three(clinic))
    QApplication.processEvents()
    return made


def changed(sheet):
    return [one.texts for one in sheet.findChildren(ComparedLine, "compared_changed")]


def head(sheet):
    return find(sheet, "compared_head").texts[1:]


def test_the_newest_version_stands_beside_the_one_before(sheet):
    assert head(sheet) == ("Version 2, 2026-11-20 14:21", "Version 3, 2026-11-20 14:21")
    ((_, before, after),) = changed(sheet)
    assert ("A123" in before, "B456" in after) == (True, True)


def test_the_keyboard_is_in_the_list(sheet):
    assert sheet.focusWidget().objectName() == "version_table"


def test_arrow_keys_go_to_an_older_version(sheet, qtbot):
    qtbot.keyClick(find(sheet, "version_table", Table), Qt.Key.Key_Down)
    QApplication.processEvents()

    assert head(sheet)[0] == "Version 1, 2026-11-20 14:21, certificate A-2026-000001"
    assert [texts[0] for texts in changed(sheet)] == ["Basis of diagnosis"]


def test_any_two_versions_stand_side_by_side(sheet):
    find(sheet, "compare_with", Choice).set_value(1)
    QApplication.processEvents()

    assert [texts[0] for texts in changed(sheet)] == ["Basis of diagnosis", "Drug"]


def test_the_oldest_version_is_read_in_full(sheet):
    find(sheet, "version_table", Table).selectRow(2)
    QApplication.processEvents()

    assert changed(sheet) == []
    told = [one.texts[0] for one in sheet.findChildren(ComparedLine)]
    assert {"Given from", "Pulse", "CRP", "Drug", "NPB"} <= set(told)
    assert not find(sheet, "only_differences").isEnabled()


def test_what_is_the_same_may_be_read_too(sheet):
    few = len(sheet.findChildren(ComparedLine))

    find(sheet, "only_differences", Tick).click()
    QApplication.processEvents()

    assert len(sheet.findChildren(ComparedLine)) > few + 10


def test_it_is_closed_by_its_button(sheet, qtbot):
    with qtbot.waitSignal(sheet.rejected):
        press(sheet, "close_history")


def test_why_it_cannot_be_shown_is_told(owner, say):
    sheet = HistorySheet(say, owner)
    sheet.open()

    sheet.tell("The database did not become free in time.")

    assert notice(sheet, "history_notice") == "The database did not become free in time."


def test_a_long_record_is_read_on_by_key(sheet, qtbot):
    press(sheet, "only_differences")
    QApplication.processEvents()
    bar = find(sheet, "version_comparison").findChild(QScrollArea).verticalScrollBar()

    qtbot.keyClick(find(sheet, "version_table"), Qt.Key.Key_PageDown)
    below = bar.value()
    qtbot.keyClick(find(sheet, "version_table"), Qt.Key.Key_PageUp)

    assert below > 0
    assert bar.value() == 0
