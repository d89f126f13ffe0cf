import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.ui.kit.rows import Column
from app.ui.kit.table import Table
from app.ui.kit.tokens import LIGHT

COLUMNS = [
    Column("開始", lambda row: row[0], width=120, bold=True),
    Column("医薬品", lambda row: row[1]),
    Column("液量 mL", lambda row: row[2], "right", width=90),
    Column("NPB", lambda row: row[3], width=130, tone=lambda row: row[4]),
]


ROWS = [
    ("11-20 14:20", "ロセフィン静注用1g", "52.0", "不備", "incomplete"),
    ("11-20 07:20", "(申告)アリナミンF10注", "10.0", "判定なし", ""),
    ("11-19 19:30", "ロセフィン静注用1g", "52.0", "正当", "legitimate"),
]


@pytest.fixture
def table(qtbot):
    table = Table(COLUMNS, name="records", spoken="記録")
    qtbot.addWidget(table)
    table.resize(700, 220)
    table.show_rows(ROWS)
    table.show()
    with qtbot.waitActive(table):
        table.activateWindow()
    return table


def test_enter_opens_the_current_row(table, qtbot):
    table.selectRow(2)

    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert told.args == [2]
    assert table.current_row() is ROWS[2]


def test_arrow_keys_go_from_row_to_row(table, qtbot):
    table.selectRow(0)

    with qtbot.waitSignal(table.moved) as told:
        qtbot.keyClick(table, Qt.Key.Key_Down)

    assert told.args == [1]


def test_a_double_click_opens_a_row(table, qtbot):
    place = QPoint(30, table.rowViewportPosition(1) + 10)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    with qtbot.waitSignal(table.opened) as told:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert told.args == [1]


def test_enter_opens_nothing_where_there_is_nothing(table, qtbot):
    table.show_rows([])

    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert table.current_row() is None


def test_the_keyboard_stays_on_its_line_when_rows_change(table):
    table.selectRow(2)

    table.show_rows(ROWS[:2])

    assert table.current_place() == 1


def test_a_verdict_in_a_cell_is_a_chip(table):
    image = table.viewport().grab().toImage()
    left = table.columnViewportPosition(3)
    middle = table.rowViewportPosition(2) + 18

    colours = {image.pixelColor(x, middle - 9).name().upper() for x in range(left + 14, left + 60)}

    assert LIGHT.legitimate.ground in colours


def test_rows_have_one_height_whatever_they_hold(table):
    assert {table.rowHeight(place) for place in range(3)} == {36}


def test_a_narrow_table_leaves_spare_columns_out_and_no_hole(qtbot):
    spared = [
        Column("a", str, width=120),
        Column("b", str, least=90),
        Column("c", str, width=100, drop=1),
        Column("d", str, width=100),
        Column("e", str, width=100, drop=2),
    ]
    table = Table(spared, name="spared")
    qtbot.addWidget(table)
    table.show_rows([1, 2])
    table.resize(600, 200)
    table.show()
    left_out = {wide: _left_out(table, wide) for wide in (600, 480, 380, 250)}
    across = table.horizontalHeader()

    assert left_out == {600: [], 480: [4], 380: [2, 4], 250: [2, 4]}
    assert across.sectionPosition(3) == across.sectionPosition(1) + across.sectionSize(1)
    assert across.sectionSize(1) == 90
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)


def _left_out(table, wide):
    table.resize(wide, 200)
    return [place for place in range(5) if table.isColumnHidden(place)]


def test_with_room_to_spare_columns_grow_to_their_most_and_the_open_one_keeps_half(qtbot):
    columns = [Column("a", str, width=100, most=150), Column("b", str, least=100)]
    table = Table(columns, name="t")
    qtbot.addWidget(table)

    table.show()
    border = table.width() - table.viewport().width()

    def widths(room):
        table.resize(room + border, 100)
        return [table.columnWidth(place) for place in range(2)]

    assert widths(200) == [100, 100]
    assert widths(260) == [130, 130]
    assert widths(500) == [150, 350]
    assert widths(200) == [100, 100]


def test_for_what_a_column_wishes_others_go_but_nothing_scrolls(qtbot):
    columns = [
        Column("a", str, least=100, wish=200),
        Column("b", str, width=100),
        Column("c", str, width=50, drop=1),
    ]
    table = Table(columns, name="t")
    qtbot.addWidget(table)
    table.show()
    border = table.width() - table.viewport().width()

    def widths(room):
        table.resize(room + border, 100)
        return [
            0 if table.isColumnHidden(place) else table.columnWidth(place) for place in range(3)
        ]

    assert widths(350) == [200, 100, 50]
    assert widths(340) == [240, 100, 0]
    assert widths(250) == [150, 100, 0]
    assert widths(150) == [100, 100, 0]


def by_start(row):
    return row[0]


def test_the_row_stays_chosen_that_others_pushed_down(table):
    table.selectRow(1)

    table.renew_rows([("11-20 15:00", "New", "1", "", ""), *ROWS], by_start)

    assert table.current_row() is ROWS[1]


def test_where_the_chosen_row_is_gone_no_other_takes_its_place(table):
    table.selectRow(1)
    heard = []
    table.moved.connect(heard.append)

    table.renew_rows([ROWS[0], ROWS[2]], by_start)

    assert table.current_row() is None
    assert heard == [-1]


def test_nobody_hears_of_going_anywhere_but_where_the_row_stands_now(table):
    table.selectRow(1)
    heard = []
    table.moved.connect(heard.append)

    table.renew_rows([ROWS[2], ROWS[1]], by_start)
    table.renew_rows([ROWS[1]], by_start)

    assert heard == [1, 0]


def test_what_is_in_sight_stays_in_sight(table):
    many = [(str(place), "", "", "", "") for place in range(100)]
    table.show_rows(many)
    table.selectRow(0)
    table.verticalScrollBar().setValue(700)

    table.renew_rows(many, by_start)
    QApplication.processEvents()

    assert table.verticalScrollBar().value() == 700
    assert table.current_place() == 0
