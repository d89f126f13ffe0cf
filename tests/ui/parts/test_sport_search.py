"""The line for a patient's sport."""

import pytest
from PySide6.QtCore import Qt

from app.i18n import Wording
from app.ui.parts.sport_search import SportSearch
from tests.samples import SPORTS

JAPANESE = Wording("ja", lambda words: words)


@pytest.fixture
def search(shown, say):
    return shown(SportSearch(SPORTS, say))


def found(search):
    rows = search.results.rows
    return [rows.row(place).title for place in range(rows.rowCount())]


def test_a_sport_is_found_by_its_reading_and_kept_by_its_code(search, qtbot):
    search.line.setText("やきゅ")
    assert found(search) == ["Baseball"]

    qtbot.keyClick(search.line, Qt.Key.Key_Return)

    assert (search.text(), search.value()) == ("Baseball", "baseball")


def test_a_name_typed_out_is_the_sport_of_the_list(search):
    search.line.setText("ミニゴルフ")

    search.line.editingFinished.emit()

    assert (search.text(), search.value()) == ("Mini-golf", "mini_golf")


def test_a_sport_that_is_not_in_the_list_stays_as_typed(search):
    search.line.setText(" 綱引き ")

    search.line.editingFinished.emit()

    assert (search.text(), search.value()) == ("綱引き", "綱引き")


def test_an_arrow_key_in_an_empty_line_opens_the_whole_list(search, qtbot):
    qtbot.keyClick(search.line, Qt.Key.Key_Down)

    assert len(found(search)) == len(SPORTS)


def test_a_code_is_shown_by_its_name_in_the_users_language(qtbot):
    search = SportSearch(SPORTS, JAPANESE)
    qtbot.addWidget(search)

    search.set_value("boxing")

    assert (search.text(), search.value()) == ("ボクシング", "boxing")


def test_showing_a_sport_opens_no_list(search):
    search.set_value("golf")

    assert search.results.isHidden()
