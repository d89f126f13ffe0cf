"""When something is asked of a record, what answers it, and where."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.measurements import Measure, Measurement
from app.domain.prompts import Prompt, asked, open_prompts
from app.domain.treatments import IvReason, LineRole
from tests.domain.rules import making

PROMPT = Prompt("p", "題", "Title", "例", "Example")
EMPTY = making.entry(diagnosis="", icd10="", basis="", iv_reason="")


def asks(prompt, *lines, **changes):
    return prompt.is_asked(making.entry(*lines, **({"icd10": ""} | changes)))


def answers(prompt, **changes):
    return prompt.is_answered(replace(EMPTY, **changes))


def test_a_category_is_asked_for_its_drugs_and_not_for_what_carries_them():
    prompt = replace(PROMPT, categories=("fluid",))

    assert asks(prompt, making.line(making.SALINE))
    assert not asks(prompt, making.line(making.VITAMIN))
    assert not asks(prompt, making.line(making.SALINE, role=LineRole.DILUENT))
    assert not asks(prompt, making.line(making.SALINE, role=LineRole.FLUSH))


def test_a_part_of_a_generic_name_is_enough():
    prompt = replace(PROMPT, generics=("ちあみん",))

    assert asks(prompt, making.line(making.VITAMIN))
    assert not asks(prompt, making.line(making.SALINE))


@pytest.mark.parametrize(
    ("chosen", "is_asked"),
    [("脱水症", True), ("注射剤の溶解希釈剤", False), ("", True), ("適応外", True)],
)
def test_another_approved_indication_is_not_asked_but_an_open_one_is(chosen, is_asked):
    prompt = replace(PROMPT, categories=("fluid",), indications=("脱水",))

    assert asks(prompt, making.line(indication=chosen)) is is_asked


def test_an_indication_that_is_left_out_is_never_asked():
    prompt = replace(PROMPT, categories=("fluid",), except_indications=("溶解希釈",))

    assert not asks(prompt, making.line(indication="注射剤の溶解希釈剤"))
    assert asks(prompt, making.line(indication="脱水症"))


def test_an_indication_alone_is_asked_whatever_the_drug_is():
    prompt = replace(PROMPT, indications=("喘息",))

    assert asks(prompt, making.line(making.STEROID))
    assert not asks(prompt, making.line(making.STEROID, indication=""))


@pytest.mark.parametrize(("code", "is_asked"), [("E86", True), ("E87.1", False), ("", False)])
def test_a_diagnosis_is_asked_whatever_is_given(code, is_asked):
    assert asks(replace(PROMPT, icd10=("E86",)), making.line(), icd10=code) is is_asked


def test_a_prompt_that_names_no_diagnosis_is_not_asked_for_all_of_them():
    assert not asks(replace(PROMPT, categories=("iron",)), making.line(), icd10="E86")


@pytest.mark.parametrize(
    "basis",
    ["Hb 10.2", "Ｈｂ１０．２", "HB:10.2 g/dL", "へもぐろびん低下", "ﾍﾓｸﾞﾛﾋﾞﾝ 9", "no Hb yet"],
)
def test_a_word_answers_in_any_writing(basis):
    assert answers(replace(PROMPT, words=("Hb", "ヘモグロビン")), basis=basis)


@pytest.mark.parametrize("basis", ["HbA1c 5.4", "thumb", "貧血"])
def test_a_short_latin_word_counts_as_a_whole_word_only(basis):
    assert not answers(replace(PROMPT, words=("Hb",)), basis=basis)


@pytest.mark.parametrize("basis", ["38.9 ℃", "38.9°C", "３８．９℃"])
def test_a_degree_is_a_temperature_and_a_lone_letter_is_not(basis):
    prompt = replace(PROMPT, words=("℃",))

    assert answers(prompt, basis=basis)
    assert not answers(prompt, basis="ビタミンC 投与")


@pytest.mark.parametrize("basis", ["98/60mmHg", "98/60 mmHg"])
def test_a_unit_may_stand_right_behind_its_number(basis):
    assert answers(replace(PROMPT, words=("mmHg",)), basis=basis)


def test_that_there_is_none_is_an_answer_too():
    assert answers(replace(PROMPT, words=("嘔吐",)), basis="嘔吐なし")


def test_words_are_looked_for_in_the_reason_too_and_in_the_diagnosis_where_it_tells():
    prompt = replace(PROMPT, words=("扁桃",))

    assert answers(prompt, iv_reason="扁桃腫大のため")
    assert not answers(prompt, diagnosis="急性扁桃炎")
    assert answers(replace(prompt, diagnosis_tells=True), diagnosis="急性扁桃炎")


def test_any_of_its_measured_values_answers():
    prompt = replace(PROMPT, measures=(Measure.FERRITIN, Measure.TSAT))

    assert answers(prompt, measurements=(Measurement(Measure.TSAT, Decimal(6)),))
    assert not answers(prompt, measurements=(Measurement(Measure.HAEMOGLOBIN, Decimal(9)),))


@pytest.mark.parametrize(
    ("changes", "is_answered"),
    [
        ({"iv_reason_code": IvReason.RAPID_EFFECT}, True),
        ({"iv_reason": "飲めない"}, True),
        ({"iv_reason": "特になし"}, False),
    ],
)
def test_a_reason_for_the_vein_answers_where_it_tells(changes, is_answered):
    assert answers(replace(PROMPT, reason_tells=True), **changes) is is_answered
    assert not answers(PROMPT, **changes)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"measures": (Measure.FERRITIN, Measure.TSAT)}, "measurements/ferritin"),
        ({"reason_tells": True}, "iv_reason_code"),
        ({"words": ("出血",)}, "basis"),
    ],
)
def test_it_leads_to_where_it_is_answered(changes, field):
    assert replace(PROMPT, **changes).field == field


def test_prompts_keep_their_order_and_only_unanswered_ones_are_open():
    first = replace(PROMPT, code="1", categories=("fluid",), words=("嘔吐",))
    second = replace(first, code="2", words=("尿量",))
    other = replace(first, code="3", categories=("iron",))
    entry = making.entry(basis="尿量低下")

    assert asked(entry, (first, second, other)) == (first, second)
    assert open_prompts(entry, (first, second, other)) == (first,)
