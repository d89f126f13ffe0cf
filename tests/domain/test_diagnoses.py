from dataclasses import replace

import pytest

from app.domain.diagnoses import Diagnosis, is_icd10, merge, search

DEHYDRATION = Diagnosis("脱水症", "だっすいしょう", "Dehydration", "E86")
HEAT = Diagnosis("熱中症による脱水", "ねっちゅうしょうによるだっすい", "Heat illness", "T67.9")
ANAEMIA = Diagnosis("鉄欠乏性貧血", "てつけつぼうせいひんけつ", "Iron-deficiency anaemia", "D50.9")
TERMS = (HEAT, DEHYDRATION, ANAEMIA)


@pytest.mark.parametrize("code", ["E86", "D50.9", "T78.20"])
def test_a_code_has_a_letter_and_figures(code):
    assert is_icd10(code)


@pytest.mark.parametrize("code", ["", "E8", "e86", "E86.", "E86.123", "EE86", "E86 ", "脱水症"])
def test_anything_else_is_no_code(code):
    assert not is_icd10(code)


@pytest.mark.parametrize("typed", ["脱水症", "だっすい", "ダッスイ", "E86", "e86", "dehydr"])
def test_a_diagnosis_is_found_by_name_reading_or_code(typed):
    assert DEHYDRATION in search(TERMS, typed)


def test_what_begins_with_the_text_comes_first():
    assert search(TERMS, "脱水") == (DEHYDRATION, HEAT)


def test_no_more_are_returned_than_wanted():
    assert search(TERMS, "症", limit=1) == (HEAT,)


@pytest.mark.parametrize("typed", ["", " ", "-", "骨折"])
def test_nothing_is_found_for_nothing(typed):
    assert search(TERMS, typed) == ()


def test_a_name_that_both_lists_hold_is_one_with_the_codes_of_the_master():
    coded = replace(DEHYDRATION, kana="ダッスイショウ", name_en="", codes="2765001")

    (found,) = merge((DEHYDRATION,), (coded,), "脱水")

    assert (found.codes, found.name_en) == ("2765001", "Dehydration")


def test_what_the_starter_list_begins_with_comes_before_the_master_and_the_rest_behind():
    coded = Diagnosis("脱水型", "", "", "E87.1", codes="8837432")

    assert merge(search(TERMS, "脱水"), (coded,), "脱水") == (DEHYDRATION, coded, HEAT)
    assert merge(search(TERMS, "脱水"), (coded,), "脱水", limit=2) == (DEHYDRATION, coded)
