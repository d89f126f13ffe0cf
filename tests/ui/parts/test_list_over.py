"""A list of results that lies over what stands around its line."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.found import Found
from app.ui.kit.search_list import SearchField
from app.ui.parts.list_over import ListOver

FOUND = [Found(1, "野球"), Found(2, "ゴルフ"), Found(3, "柔道")]


@pytest.fixture
def page(shown):
    page = QWidget()
    page.resize(400, 500)
    return shown(page)


def searching(page, *, at_the_foot):
    field = SearchField("sport", list_below=False)
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.insertStretch(0 if at_the_foot else 1, 1)
    ListOver(field, page)
    return field


def places(field):
    line = field.line.mapTo(field.window(), QPoint(0, 0)).y()
    return line, field.results.y()


def test_it_opens_below_its_line(page, qtbot):
    field = searching(page, at_the_foot=False)
    qtbot.waitUntil(field.isVisible)

    field.show_found(FOUND)

    line, found = places(field)
    assert found >= line + field.line.height()


def test_where_it_would_be_cut_off_it_opens_above(page, qtbot):
    field = searching(page, at_the_foot=True)
    qtbot.waitUntil(lambda: places(field)[0] > 300)

    field.show_found(FOUND)

    line, found = places(field)
    assert found + field.results.height() <= line


def test_it_goes_with_its_line(page, qtbot):
    field = searching(page, at_the_foot=True)
    qtbot.waitUntil(lambda: places(field)[0] > 300)
    field.show_found(FOUND)

    page.resize(400, 420)

    qtbot.waitUntil(lambda: places(field)[1] + field.results.height() <= places(field)[0])


def test_it_closes_when_the_keyboard_goes_elsewhere(page, qtbot):
    field = searching(page, at_the_foot=False)
    field.line.setFocus()
    field.show_found(FOUND)

    field.line.clearFocus()

    assert field.results.isHidden()
