from datetime import date

import pytest

from app.domain.codes import mod10_check_digit
from app.domain.errors import MasterRefused
from app.domain.masters import HotRow, MasterKind, RefusedRow
from app.masters.reading import read_master
from tests.masters.tables import encoded, read, zipped

HEAD = (
    "基準番号（ＨＯＴコード）", "処方用番号（ＨＯＴ７）", "会社識別用番号", "調剤用番号", "物流用番号",
    "ＪＡＮコード", "薬価基準収載医薬品コード", "個別医薬品コード",
    "レセプト電算処理システムコード（１）", "レセプト電算処理システムコード（２）", "告示名称", "販売名",
    "レセプト電算処理システム医薬品名", "規格単位", "包装形態", "包装単位数", "包装単位単位", "包装総量数",
    "包装総量単位", "区分", "製造会社", "販売会社", "更新区分", "更新年月日",
)  # fmt: skip
HOT7 = "199900" + mod10_check_digit("199900")


def hot(code=f"{HOT7}01", yj="3140400A9019", receipt="620900001", unified="", day="20260930"):
    """Return a row of a HOT table; those of thirteen digits say how it is packed."""
    packed = (code[9:11], code[11:]) if len(code) == 13 else ("", "")
    return (
        code, code[:7], code[7:9], *packed, "", "3140400A9019", yj, receipt, unified,
        "（局）架空注射液", "サンプル静注１００ｍｇ", "サンプル静注１００ｍｇ　２ｍＬ", "１００ｍｇ１管",
        "", "", "", "", "", "注", "架空製薬", "架空薬品", "1", day,
    )  # fmt: skip


def test_a_hot9_table_bridges_the_codes():
    file = read(encoded([HEAD, hot(unified="640900009")]) + b"\x1a", "MEDIS20260930_HOT9.TXT")

    assert (file.kind, file.is_full, file.refused) == (MasterKind.HOT, True, ())
    assert file.effective_on == date(2026, 9, 30)
    assert file.rows == (
        HotRow(
            2,
            f"{HOT7}01",
            "3140400A9019",
            "3140400A9019",
            "620900001",
            "640900009",
            "サンプル静注１００ｍｇ",
            "１００ｍｇ１管",
            "架空製薬",
        ),
    )


def test_both_tables_of_a_zip_are_read_and_its_guides_passed_over():
    data = zipped(
        {
            "MEDIS20260930.TXT": encoded([HEAD, hot(f"{HOT7}010101")]),
            "MEDIS20260930_HOT9.TXT": encoded([HEAD, hot()]),
            "MEDIS20260930_OP.TXT": encoded([("1",) * 14]),
            "guide.pdf": b"%PDF-1.4",
            "readme.txt": "お読みください".encode("cp932"),
        }
    )

    files = read_master("h20260930.zip", data)

    assert [len(file.rows[0].hot) for file in files] == [13, 9]
    assert {file.effective_on for file in files} == {date(2026, 9, 30)}


def test_one_code_may_stand_with_two_yj_codes_but_not_twice_with_one():
    rows = [HEAD, hot(), hot(yj="3259601A9017"), hot()]

    file = read(encoded(rows))

    assert [row.yj for row in file.rows] == ["3140400A9019", "3259601A9017"]
    assert file.refused == (RefusedRow(4, "twice", f"{HOT7}01", f"{HOT7}01"),)


def test_what_has_no_receipt_code_yet_has_none():
    file = read(encoded([HEAD, hot(receipt="666666666")]))

    assert file.rows[0].receipt == ""


def test_a_table_with_box_codes_and_the_heads_of_older_years_is_read_by_its_heads():
    head = ("基準番号（ＨＯＴ番号）", "販売包装単位コード", *HEAD[1:])
    row = (f"{HOT7}010101", "14999999999999", *hot(f"{HOT7}010101")[1:])

    file = read(encoded([head, row]), "MEDIS_h.txt")

    assert file.rows[0].yj == "3140400A9019"
    assert file.effective_on == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("row", "reason", "what"),
    [
        (hot("199900801"), "code", "199900801"),
        (hot(HOT7), "code", HOT7),
        (hot(yj="3140400A9014"), "code", "3140400A9014"),
        (hot(receipt="62090000"), "code", "62090000"),
        (hot(day="20261301"), "date", "20261301"),
    ],
)
def test_a_row_with_a_wrong_code_is_refused_by_its_number(row, reason, what):
    file = read(encoded([HEAD, hot(f"{HOT7}02"), row]))

    assert len(file.rows) == 1
    assert file.refused == (RefusedRow(3, reason, what, row[0]),)


@pytest.mark.parametrize(
    ("rows", "name", "reason"),
    [
        ([HEAD, hot("1.99901E+12")], "hot.txt", "excel"),
        ([HEAD, hot()], "h20260930del.txt", "deleted"),
        ([(*HEAD[:7], "?", *HEAD[8:]), hot()], "hot.txt", "head"),
        ([HEAD[:23], hot()[:23]], "hot.txt", "columns"),
        ([HEAD], "hot.txt", "no_rows"),
        ([HEAD, hot("1")], "hot.txt", "code"),
    ],
)
def test_a_table_that_cannot_be_taken_is_refused_as_a_whole(rows, name, reason):
    with pytest.raises(MasterRefused) as refused:
        read(encoded(rows), name)

    assert refused.value.reason == reason
