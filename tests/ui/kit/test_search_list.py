import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QListView, QVBoxLayout

from app.ui.kit.found import Found
from app.ui.kit.search_list import SearchField

FOUND = [
    Found(1, "ロセフィン静注用1g", "セフトリアキソン  承認・収載中", "drip"),
    Found(2, "大塚生食注 50mL", "生理食塩液"),
    Found(3, "エクソソーム点滴", tone="blocked", word="使用不可"),
]


@pytest.fixture
def search(qtbot):
    search = SearchField("product", example="薬剤を追加", key_hint="Ctrl+K")
    qtbot.addWidget(search)
    search.resize(400, 500)
    search.show()
    with qtbot.waitActive(search):
        search.activateWindow()
    search.setFocus()
    return search


def test_every_change_of_the_text_is_told(search, qtbot):
    told = []
    search.typed.connect(told.append)

    search.line.setText("ロセ")
    search.line.setText("ロセフ")

    assert told == ["ロセ", "ロセフ"]


def test_enter_chooses_the_first_found(search, qtbot):
    search.show_found(FOUND)

    with qtbot.waitSignal(search.chosen) as told:
        qtbot.keyClick(search.line, Qt.Key.Key_Return)

    assert told.args == [1]
    assert search.results.isHidden()


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ([Qt.Key.Key_Down], 2),
        ([Qt.Key.Key_Down] * 9, 3),
        ([Qt.Key.Key_Down, Qt.Key.Key_Up], 1),
        ([Qt.Key.Key_PageDown], 3),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageUp], 1),
    ],
)
def test_up_and_down_move_in_the_list_without_leaving_the_line(search, qtbot, keys, value):
    search.show_found(FOUND)

    for key in keys:
        qtbot.keyClick(search.line, key)

    assert search.line.hasFocus()
    with qtbot.waitSignal(search.chosen) as told:
        qtbot.keyClick(search.line, Qt.Key.Key_Return)
    assert told.args == [value]


def test_a_click_chooses(search, qtbot):
    search.show_found(FOUND)
    view = search.findChild(QListView)
    place = view.visualRect(search.results.rows.index(1)).center()

    with qtbot.waitSignal(search.chosen) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))

    assert told.args == [2]


def test_escape_closes_the_list_and_is_told(search, qtbot):
    search.show_found(FOUND)

    with qtbot.waitSignal(search.dismissed):
        qtbot.keyClick(search.line, Qt.Key.Key_Escape)

    assert search.results.isHidden()


@pytest.mark.parametrize(
    ("typed", "found", "closes"), [("", (), True), ("zzz", (), False), ("", FOUND, False)]
)
def test_escape_is_the_windows_where_there_is_nothing_to_close(qtbot, typed, found, closes):
    window, search = QDialog(), SearchField("product")
    QVBoxLayout(window).addWidget(search)
    qtbot.addWidget(window)
    window.show()
    search.line.setText(typed)
    search.show_found(found)

    qtbot.keyClick(search.line, Qt.Key.Key_Escape)

    assert window.isHidden() is closes


def test_escape_closes_the_list_before_the_pages_own_key_is_heard(search, qtbot):
    heard = []
    QShortcut(QKeySequence("Esc"), search).activated.connect(lambda: heard.append(True))
    search.show_found(FOUND)

    qtbot.keyClick(search.line, Qt.Key.Key_Escape)
    assert (search.results.isHidden(), heard) == (True, [])
    qtbot.keyClick(search.line, Qt.Key.Key_Escape)

    assert heard == [True]


def test_enter_with_nothing_found_tells_the_text(search, qtbot):
    search.line.setText("zzz")

    with qtbot.waitSignal(search.entered) as told:
        qtbot.keyClick(search.line, Qt.Key.Key_Return)

    assert told.args == ["zzz"]


def test_nothing_found_is_said_in_words(search):
    search.show_found([], nothing="一致する薬剤はありません。")

    assert (
        search.findChild(QLabel, "product_results_nothing").text() == "一致する薬剤はありません。"
    )
    assert search.results.isVisible()


def test_at_most_eight_rows_are_seen(search):
    search.show_found([Found(i, f"製剤{i}") for i in range(50)])

    assert search.findChild(QListView).height() == 8 * 44


def test_a_text_put_in_is_not_searched_for(search, qtbot):
    search.show_found(FOUND)

    with qtbot.assertNotEmitted(search.typed):
        search.set_text("急性扁桃炎")

    assert search.text() == "急性扁桃炎"
    assert search.results.isHidden()


def test_the_owner_may_place_the_results(qtbot):
    search = SearchField("product", list_below=False)
    qtbot.addWidget(search)

    assert search.results.parent() is None
    qtbot.addWidget(search.results)


def test_a_row_found_is_painted_with_its_chip(search):
    search.show_found(FOUND)

    plain = search.findChild(QListView).grab().toImage()
    search.show_found([Found(3, "エクソソーム点滴")])

    assert search.findChild(QListView).grab().toImage() != plain
