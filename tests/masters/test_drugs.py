from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import MasterRefused
from app.domain.masters import Change, ListedDrug, MasterKind, RefusedRow
from tests.masters.tables import difference, drug, encoded, read


def listed(row):
    """Return what a whole row makes of an entry."""
    return ListedDrug(row.code, **row.facts)


def full(*rows):
    return read(encoded(rows), "y_ALL20260401.csv")


def test_a_full_master_says_what_each_drug_is():
    file = full(drug(c12="167077222.00", c14="1", c21="500", c34="20270331", c36="20160616"))

    assert (file.kind, file.is_full, file.refused) == (MasterKind.DRUGS, True, ())
    assert file.effective_on == date(2026, 4, 1)
    assert listed(file.rows[0]) == ListedDrug(
        code="620900001",
        name="サンプル静注１００ｍｇ",
        base_name="サンプル静注",
        kana="ｻﾝﾌﾟﾙｼﾞﾖｳﾁﾕｳ100MG",
        unit="管",
        price=Decimal("167077222.00"),
        form="4",
        control="1",
        listing="3140400A9019",
        volume_ml=Decimal(500),
        changed_on=date(2024, 4, 1),
        usable_until=date(2027, 3, 31),
        listed_on=date(2016, 6, 16),
    )


@pytest.mark.parametrize("width", [35, 40, 42])
def test_each_of_the_three_layouts_is_read(width):
    file = full(drug(width=width)[:width])

    assert listed(file.rows[0]).is_injection
    assert ("listed_on" in file.rows[0].facts) == (width > 35)
    assert ("is_twin" in file.rows[0].facts) == (width > 40)


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("620900002", {"c28": "1"}),
        ("620900003", {"c28": "6"}),
        ("680900004", {"c28": "8"}),
        ("630010099", {"c32": "", "c11": "7"}),
        ("670900005", {"c42": "2"}),
    ],
)
def test_what_is_no_injection_of_its_own_is_told_apart(code, changes):
    file = full(drug(code, **changes))

    assert not listed(file.rows[0]).is_injection


def test_a_brand_under_a_unified_name_says_under_which():
    file = full(drug(c22="8", c23="640900009"))

    assert file.rows[0].facts["unified"] == "640900009"


def test_names_keep_the_signs_that_shift_jis_would_change():
    name = "架空－サンプル～μ静注"

    file = full(drug(name=name))

    assert file.rows[0].facts["name"] == name


def test_a_deduction_in_points_has_no_price():
    file = full(drug("630010099", c11="7", c12="10.00"))

    assert file.rows[0].facts["price"] is None


def test_a_difference_says_nothing_of_what_it_leaves_blank():
    file = read(encoded([difference("620900001", c30="20260501", c34="20270331")]))

    (row,) = file.rows
    assert not file.is_full
    assert row.change is Change.CHANGED
    assert row.facts == {"changed_on": date(2026, 5, 1), "usable_until": date(2027, 3, 31)}


def test_a_difference_may_take_an_end_away():
    file = read(encoded([difference("620900001", c31="99999999", c34="0")]))

    assert file.rows[0].facts == {"abolished_on": None, "usable_until": None}


def test_what_a_difference_adds_is_whole_and_what_it_ends_is_dated():
    file = read(
        encoded([drug("620900007", c1="3"), difference("620900001", "9", c31="20260930")]),
        "y_20260513.csv",
    )

    added, ended = file.rows
    assert (added.change, ended.change) == (Change.NEW, Change.ABOLISHED)
    assert listed(added).is_injection
    assert ended.facts == {"abolished_on": date(2026, 9, 30)}
    assert file.effective_on == date(2026, 5, 13)


def test_without_a_day_in_the_name_the_latest_change_tells_from_when_it_holds():
    file = read(encoded([difference("620900001", c30="20261001")]), "master.csv")

    assert file.effective_on == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("changes", "reason", "what"),
    [
        ({"c1": "7"}, "change", "7"),
        ({"c4": "3"}, "length", "サンプル静注１００ｍｇ"),
        ({"c12": "84,0"}, "price", "84,0"),
        ({"c21": "-5"}, "number", "-5"),
        ({"c30": "20241301"}, "date", "20241301"),
        ({"c5": "", "c4": ""}, "blank", "620900002"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_by_its_number_and_the_others_stay(
    changes, reason, what
):
    file = full(drug(), drug("620900002", **changes), drug("620900003"))

    assert [row.code for row in file.rows] == ["620900001", "620900003"]
    assert file.refused == (RefusedRow(2, reason, what, "620900002"),)


def test_of_a_code_that_stands_twice_the_first_row_is_taken():
    file = full(drug(), drug(c12="99.00"))

    assert file.rows[0].facts["price"] == Decimal("84.00")
    assert file.refused == (RefusedRow(2, "twice", "620900001", "620900001"),)


@pytest.mark.parametrize(
    ("rows", "reason", "row", "what"),
    [
        ([drug(), drug("6.2E+08")], "excel", 2, "6.2E+08"),
        ([drug(), drug("62090000")], "zeros", 2, "62090000"),
        ([drug(), drug("6209000012")], "code", 2, "6209000012"),
        ([drug(), drug("６２０９００００２")], "code", 2, "６２０９００００２"),
        ([drug(), drug()[:41]], "columns", 2, "41"),
        ([drug(width=41)], "columns", 1, "41"),
        ([drug(), drug("620900002", c2="B")], "sign", 2, "B"),
        ([drug(c30="1")], "date", 1, "1"),
    ],
)
def test_a_file_that_was_tampered_with_is_refused_with_the_row(rows, reason, row, what):
    with pytest.raises(MasterRefused) as refused:
        full(*rows)

    assert (refused.value.reason, refused.value.row, refused.value.what) == (reason, row, what)
