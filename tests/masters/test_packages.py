from datetime import date

import pytest

from app.domain.codes import mod10_check_digit
from app.domain.errors import MasterRefused
from app.domain.masters import MasterKind, PackageRow, RefusedRow
from tests.masters.tables import encoded, read, row_of

HEAD = (
    "更新区分", "更新年月日", "データ登録企業名", "販売名", "販売名５０音：１", "販売名５０音：２",
    "販売名５０音：３", "告示分類", "薬価コード", "告示名称", "告示日", "経過措置日",
    "規格・製造承認時規格", "予備１", "予備２", "区分名", "剤形", "溶解液種類（成分）", "溶解液容量",
    "溶解液容量単位", "生物由来製品区分", "麻薬・皮内反応薬区分", "包装形態", "包装単位数", "包装単位数単位",
    "総数量数", "総数量数単位", "１連の包装数", "予備３", "調剤包装単位コード", "調剤包装単位名称",
    "調剤包装単位細区分", "販売包装単位コード", "元梱包装単位コード", "物流用ＪＡＮコード", "予備４",
    "予備５", "予備６", "予備７", "予備８", "対照液の包装情報フラグ", "対照液の情報", "販売中止年月日",
    "最終ロット使用期限",
)  # fmt: skip


def gtin(level, number="987999900001"):
    """Return the GTIN of a level (0 ampoule, 1 box, 2 case) of a product of nobody's."""
    return f"{level}4{number[1:]}" + mod10_check_digit(f"{level}4{number[1:]}")


AMPOULE, BOX, CASE = gtin(0), gtin(1), gtin(2)


def package(**changes):
    """Return a row of the package code file."""
    columns = {
        1: "1", 2: "20260531", 3: "架空製薬", 4: "サンプル静注１００ｍｇ", 9: "3140400A9019",
        13: "１００ｍｇ１管", 16: "注射薬", 30: AMPOULE, 33: BOX, 34: CASE,
    }  # fmt: skip
    return row_of(44, columns | {int(name[1:]): value for name, value in changes.items()})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_package_is_read_with_its_codes_in_either_encoding(encoding):
    file = read(encoded([HEAD, package(c43="20270331")], encoding), "A_20260531_2.txt")

    assert (file.kind, file.is_full, file.refused) == (MasterKind.PACKAGES, True, ())
    assert file.effective_on == date(2026, 5, 31)
    assert file.rows == (
        PackageRow(
            2,
            (AMPOULE, BOX, CASE),
            "サンプル静注１００ｍｇ",
            "１００ｍｇ１管",
            "3140400A9019",
            "架空製薬",
            stopped_on=date(2027, 3, 31),
        ),
    )


def test_products_of_biological_origin_are_told_apart():
    rows = [package(c21="特定生物由来製品"), package(c21="生物由来製品"), package(c21="")]

    file = read(encoded([HEAD, *rows]))

    told = [(row.is_specified_biological, row.is_biological) for row in file.rows]
    assert told == [(True, True), (False, True), (False, False)]


def test_two_sellers_may_share_a_code_and_a_row_may_lack_some():
    rows = [package(), package(c3="別の架空製薬"), package(c9="", c30="", c34="")]

    file = read(encoded([HEAD, *rows]), "packages.txt")

    assert [row.gtins for row in file.rows] == [(AMPOULE, BOX, CASE)] * 2 + [(BOX,)]
    assert file.effective_on == date(2026, 5, 31)


@pytest.mark.parametrize(
    ("changes", "reason", "what"),
    [
        ({"c30": AMPOULE[1:]}, "zeros", AMPOULE[1:]),
        ({"c33": BOX[:-1] + str((int(BOX[-1]) + 1) % 10)}, "gtin", None),
        ({"c33": "１４９８７"}, "gtin", "１４９８７"),
        ({"c9": "3140400A9010"}, "code", "3140400A9010"),
        ({"c4": ""}, "blank", "3140400A9019"),
        ({"c43": "近日"}, "date", "近日"),
        ({"c2": "２"}, "date", "２"),
    ],
)
def test_a_row_with_a_damaged_code_is_refused_by_its_number(changes, reason, what):
    row = package(**changes)

    file = read(encoded([HEAD, package(), row]))

    assert len(file.rows) == 1
    assert file.refused == (RefusedRow(3, reason, row[32] if what is None else what, row[8]),)


@pytest.mark.parametrize(
    ("rows", "reason", "row", "what"),
    [
        ([HEAD, package(), package(c33="4.98712E+12")], "excel", 3, "4.98712E+12"),
        ([HEAD, package(c30=AMPOULE[1:])], "zeros", 2, AMPOULE[1:]),
        ([HEAD[:43], package()[:43]], "columns", 1, "43"),
        ([HEAD], "no_rows", 0, ""),
    ],
)
def test_a_file_that_went_through_a_spreadsheet_is_refused_as_a_whole(rows, reason, row, what):
    with pytest.raises(MasterRefused) as refused:
        read(encoded(rows))

    assert (refused.value.reason, refused.value.row, refused.value.what) == (reason, row, what)
