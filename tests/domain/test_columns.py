import pytest

from app.domain.columns import find_head, guess
from app.domain.sheets import Mapping, Source, Taken, fields_of
from app.i18n import load
from app.paths import LOCALE
from app.table_words import field_word


def columns(head, taken):
    return {field: source.column for field, source in guess(head, taken).sources}


def test_the_usual_heads_of_patients_are_known():
    head = ("診察券番号", "氏名", "フリガナ", "生年月日", "性別", "住所", "所属団体", "チーム名")

    assert columns(head, Taken.PATIENTS) == {
        "number": 0,
        "name": 1,
        "kana": 2,
        "birth": 3,
        "sex": 4,
        "address": 5,
        "bodies": 6,
        "team": 7,
    }


def test_the_usual_heads_of_infusions_are_known():
    head = ("日付", "開始", "終了", "診断名", "ICD-10", "診断根拠", "薬剤名", "用量", "単位")
    more = ("容量(mL)", "投与経路", "効能", "医師", "実施場所")

    assert columns(head + more, Taken.ENTRIES) == {
        "date": 0,
        "started": 1,
        "ended": 2,
        "diagnosis": 3,
        "icd10": 4,
        "basis": 5,
        "lines/0/product": 6,
        "lines/0/dose": 7,
        "lines/0/unit": 8,
        "lines/0/volume_ml": 9,
        "lines/0/route": 10,
        "lines/0/indication": 11,
        "physician": 12,
        "setting": 13,
    }


def test_english_heads_are_known():
    head = ("patient_id", "Date", "Start", "Diagnosis", "ICD10", "Drug", "Dose", "Route")

    assert set(columns(head, Taken.ENTRIES)) == {
        *("number", "date", "started", "diagnosis", "icd10"),
        *("lines/0/product", "lines/0/dose", "lines/0/route"),
    }


@pytest.mark.parametrize("second", ["薬剤名2", "薬剤②", "薬剤２", "2薬剤名"])
def test_products_side_by_side_are_told_apart_by_their_numbers(second):
    found = columns(("薬剤名1", "用量1", second, "薬剤2 用量"), Taken.ENTRIES)

    assert found == {
        "lines/0/product": 0,
        "lines/0/dose": 1,
        "lines/1/product": 2,
        "lines/1/dose": 3,
    }


def test_a_unit_behind_the_head_holds_for_every_row_unless_a_column_tells_it():
    alone = guess(("用量(mg)",), Taken.ENTRIES)
    beside = guess(("用量(mg)", "単位"), Taken.ENTRIES)

    assert alone.source("lines/0/unit") == Source(text="mg")
    assert beside.source("lines/0/unit") == Source(1)


def test_what_is_not_known_is_left_alone():
    assert columns(("備考", "会計", ""), Taken.PATIENTS) == {}


def test_a_title_above_the_head_is_no_head():
    rows = [("患者一覧 2025", "", ""), ("", "", ""), ("氏名", "生年月日", "性別"), ("山田", "", "")]

    assert find_head(rows) == 2


def test_a_mapping_gives_what_a_row_says_and_leaves_out_what_is_empty():
    mapping = Mapping(Taken.PATIENTS, (("name", Source(1)), ("sex", Source(text="男"))))
    mapping = mapping.with_source("phone", Source(0)).with_source("address", Source(7))

    assert mapping.values((" ", " 山田 太郎 ")) == {"name": "山田 太郎", "sex": "男"}
    assert mapping.with_source("sex", None).source("sex") is None


def test_every_field_of_a_guess_is_one_that_may_be_told():
    for taken in Taken:
        head = ("氏名", "日付", "薬剤名5", "用量5", "薬剤名9", "性別")

        assert {one for one, _ in guess(head, taken).sources} <= set(fields_of(taken))


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("taken", Taken)
def test_the_words_of_our_own_fields_are_known(taken, language):
    say = load(LOCALE, language)

    for field in fields_of(taken, lines=1):
        assert columns((field_word(field, say),), taken) == {field: 0}, field
