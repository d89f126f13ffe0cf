from datetime import date

import pytest

from app.domain.errors import MasterRefused
from app.domain.masters import Change, MasterKind, RefusedRow
from tests.masters.tables import disease, encoded, modifier, read


def test_a_diagnosis_is_read_with_its_codes():
    file = read(encoded([disease(c17="G630", c24="20270531")]), "b_20260601.txt")

    (row,) = file.rows
    assert (file.kind, file.is_full) == (MasterKind.DISEASES, True)
    assert file.effective_on == date(2026, 6, 1)
    assert (row.code, row.name, row.short) == ("8899001", "架空病", "架空病")
    assert (row.kana, row.number, row.exchange) == ("カクウビョウ", "20990001", "ZZ01")
    assert row.icd10 == ("E538", "G630")
    assert (row.moved_to, row.alone, row.insured) == ("", True, True)
    assert row.abolished_on == date(2027, 5, 31)


def test_a_diagnosis_says_where_it_moved_and_how_it_may_not_stand():
    file = read(encoded([disease(c4="8899002", c16="", c19="01", c20="1")]))

    (row,) = file.rows
    assert (row.moved_to, row.alone, row.insured) == ("8899002", False, False)
    assert row.icd10 == ()


def test_the_code_for_free_text_and_what_is_listed_again_are_entries_as_others():
    rows = [disease("0000999", "＊＊　未コード化傷病名　＊＊"), disease("8899003", c1="2")]

    file = read(encoded(rows))

    assert [row.code for row in file.rows] == ["0000999", "8899003"]
    assert file.rows[1].change is Change.NEW


def test_a_file_of_differences_may_tell_no_more_than_an_end():
    file = read(encoded([disease(c1="9", c5="", c6="", c7="", c8="", c24="20261231")]))

    (row,) = file.rows
    assert not file.is_full
    assert (row.change, row.name) == (Change.ABOLISHED, "")
    assert row.abolished_on == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("changes", "reason", "what"),
    [
        ({"c1": "8"}, "change", "8"),
        ({"c5": "99"}, "length", "架空病"),
        ({"c6": "", "c5": ""}, "blank", "8899002"),
        ({"c24": "2026"}, "date", "2026"),
        ({"c3": "8899001"}, "twice", "8899001"),
    ],
)
@pytest.mark.parametrize(("row", "name"), [(disease, "架空病"), (modifier, "の架空")])
def test_a_row_that_cannot_be_read_is_refused_by_its_number(row, name, changes, reason, what):
    codes = ("8899001", "8899002") if row is disease else ("8001", "8002")
    at = {"c5": "c6", "c6": "c7", "c24": "c16"} if row is modifier else {}
    given = {at.get(key, key): value for key, value in changes.items()}
    if "c3" in given:
        given = {"c3": codes[0]}
        what = codes[0]

    file = read(encoded([row(codes[0]), row(codes[1], **given)]))

    told = {"架空病": name, "8899002": codes[1]}.get(what, what)
    assert len(file.rows) == 1
    assert file.refused == (RefusedRow(2, reason, told, given.get("c3", codes[1])),)


def test_a_modifier_stands_before_or_behind_the_name():
    file = read(
        encoded([modifier(), modifier("1099", "架空性", c10="カクウセイ")]), "z_20260601.txt"
    )

    suspected, before = file.rows
    assert (file.kind, file.is_full) == (MasterKind.MODIFIERS, True)
    assert file.effective_on == date(2026, 6, 1)
    assert (suspected.name, suspected.suffix) == ("の架空", True)
    assert (before.kana, before.suffix) == ("カクウセイ", False)
    assert (before.number, before.exchange) == ("27990001", "ZZ02")


@pytest.mark.parametrize(("row", "code"), [(disease, "999"), (modifier, "802")])
def test_a_code_that_lost_its_zeros_refuses_the_file(row, code):
    with pytest.raises(MasterRefused) as refused:
        read(encoded([row(), row(code)]))

    assert (refused.value.reason, refused.value.row, refused.value.what) == ("zeros", 2, code)
