"""What is found while one types, in the tables of word-starts."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.masters import MasterKind
from tests.db import samples
from tests.db.samples import disease, master, modifier
from tests.imports import drug_row, drugs

DAY = date(2026, 11, 1)
NAMES = master(
    MasterKind.DISEASES,
    disease("0000111", "架空胃腸炎", "カクウイチョウエン", "A099"),
    disease("0000112", "急性架空胃腸炎", "キュウセイカクウイチョウエン", "A098"),
    disease("0000113", "架空捻挫・足部", "カクウネンザ・ソクブ", "T143", alone=False),
    disease("0000114", "架空性架空胃腸炎", "カクウセイカクウイチョウエン", insured=False),
    disease("0000115", "架空胃", "カクウイ", abolished_on=date(2026, 9, 30)),
    disease("0000999", "＊＊　未コード化傷病名　＊＊", "ミコードカショウビョウメイ"),
)
WORDS = master(
    MasterKind.MODIFIERS,
    modifier("4900", "急性", "キュウセイ"),
    modifier("4901", "慢性", "マンセイ"),
    modifier("8002", "の疑い", "ノウタガイ", suffix=True),
)


@pytest.fixture
def finder(books):
    with books.begin() as work:
        for file in (NAMES, WORDS):
            work.masters.take(file, lambda _done, _total: None)
        work.commit(samples.trace())
    return books.finder


def codes(finder, typed, day=DAY, limit=9):
    return [one.codes for one in finder.diagnoses(typed, day, limit)]


@pytest.mark.parametrize(
    "typed",
    ["架空捻挫", "足部", "そくぶ", "ｿｸﾌﾞ", "sokubu", "kakunen", "kakuunenn", "T14.3", "0000113"],
)
def test_a_diagnosis_is_found_by_what_begins_a_word_of_it(finder, typed):
    assert codes(finder, typed) == ["0000113"]


def test_whole_names_come_first_and_the_shorter_before_the_longer(finder):
    assert codes(finder, "架空") == ["0000111", "0000113", "0000114", "0000112"]
    assert codes(finder, "架空胃") == ["0000111", "0000112", "0000114"]


def test_no_more_are_returned_than_wanted(finder):
    assert codes(finder, "架空", limit=1) == ["0000111"]


@pytest.mark.parametrize("typed", ["", " ", "捻挫", "頭痛", "zutsu", "未コード", "%", "'"])
def test_nothing_is_found_for_what_begins_no_name(finder, typed):
    assert codes(finder, typed) == []


def test_a_name_counts_until_the_day_on_which_it_ended(finder):
    assert codes(finder, "架空胃", date(2026, 9, 30))[0] == "0000115"
    assert "0000115" not in codes(finder, "架空胃", date(2026, 10, 1))


def test_a_name_is_put_together_from_modifiers_and_a_disease(finder):
    (found,) = finder.diagnoses("慢性架空胃腸炎の疑い", DAY, 9)

    assert (found.codes, found.icd10) == ("4901/0000111/8002", "A09.9")
    assert found.parts == ("慢性", "架空胃腸炎", "の疑い")


def test_a_disease_that_is_whole_in_the_master_keeps_its_own_code(finder):
    assert codes(finder, "急性架空胃腸炎") == ["0000112"]
    assert codes(finder, "急性架空胃腸炎の疑い") == ["0000112/8002"]


def test_a_disease_that_is_only_begun_stands_behind_its_modifier(finder):
    assert codes(finder, "慢性架空胃") == ["4901/0000111"]
    assert codes(finder, "慢性カクウイチョ") == ["4901/0000111"]


def test_a_diagnosis_tells_whether_it_may_stand_alone_and_is_insured(finder):
    (ankle,) = finder.diagnoses("足部", DAY, 9)
    (other,) = finder.diagnoses("架空性", DAY, 9)

    assert (ankle.is_alone, ankle.is_insured) == (False, True)
    assert (other.is_alone, other.is_insured) == (True, False)


def test_the_words_of_products_are_those_of_the_formulary(books):
    saline = samples.FORMULARY.products[0]

    for typed in (saline.brand_ja[:2], saline.generic_ja, saline.id, saline.yj or saline.id):
        assert saline.id in books.finder.products(typed, 30)


def test_a_product_that_the_formulary_holds_no_more_is_not_found(books):
    first, *others = samples.FORMULARY.products
    with books.begin() as work:
        work.labels.load(replace(samples.FORMULARY, products=tuple(others), sha256="ef" * 32))
        work.commit(samples.trace())

    assert first.id not in books.finder.products(first.brand_ja, 30)


def test_a_search_does_not_wait_for_whoever_writes(books):
    with books.begin() as work:
        work.labels.load(samples.FORMULARY)

        assert books.finder.products(samples.FORMULARY.products[0].brand_ja, 30)


def test_a_product_of_the_drug_master_is_found_by_its_kana_and_its_codes(books):
    drug = drug_row("620000001", "架空輸液５００ｍＬ", kana="ｶｸｳﾕｴｷ", listing="3319500A1020")
    with books.begin() as work:
        work.masters.take(drugs(drug), lambda _done, _total: None)
        work.commit(samples.trace())

    for typed in ("ｶｸｳﾕ", "かくうゆえ", "kakuuyu", "輸液", "6200000", "3319500a"):
        assert books.finder.products(typed, 30)[0] == "620000001"
