import pytest
from PySide6.QtCore import Qt

from app.ui.kit.rows import Column, Rows

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


@pytest.mark.parametrize("rows", [[], ROWS])
def test_the_rows_are_a_model_as_qt_wants_it(qtmodeltester, rows):
    model = Rows(COLUMNS)
    model.show_rows(rows)

    qtmodeltester.check(model)


def test_the_model_shows_what_its_columns_say():
    model = Rows(COLUMNS)
    model.show_rows(ROWS)

    shown = [model.index(0, column).data() for column in range(4)]
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]

    assert shown == ["11-20 14:20", "ロセフィン静注用1g", "52.0", "不備"]
    assert heads == ["開始", "医薬品", "液量 mL", "NPB"]
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole).bold()
    assert model.index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
