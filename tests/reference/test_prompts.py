"""What a committee would ask: the file that ships, and how files are refused."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.measurements import Measure, Measurement
from app.domain.prompts import asked, open_prompts
from app.domain.text import fold
from app.domain.treatments import LineRole
from app.paths import REFERENCE
from app.reference.formulary import read_formulary
from app.reference.prompts import FILE, BadPrompts, read_prompts
from tests.domain.rules import making

FORMULARY = read_formulary(REFERENCE)
PROMPTS = read_prompts(REFERENCE)
CASES = tomllib.loads((Path(__file__).parent / "cases" / "prompts.toml").read_text("utf-8"))["case"]
CARRIERS = {"溶解・希釈": LineRole.DILUENT, "フラッシュ": LineRole.FLUSH}
HEAD = """
title = "For the test"
source = "made up"
checked_by = "nobody"
checked_on = 2026-11-22
"""
PROMPT = """
[[prompt]]
code = "bleeding_site"
title_ja = "出血部位"
title_en = "Bleeding site"
example_ja = "右鼻腔"
example_en = "Right nostril"
categories = ["haemostatic"]
words = ["出血"]
"""


def line_of(text):
    """Return the line that "製品 | 適応の一部" means, nothing chosen where nothing is said."""
    name, _, use = text.partition(" | ")
    product = FORMULARY.named(name)
    assert product is not None, name
    role = CARRIERS.get(use, LineRole.DRUG)
    chosen = [one.text_ja for one in product.indications if use and use in one.text_ja]
    assert bool(use) == bool(chosen or role is not LineRole.DRUG), text
    return making.line(product, role=role, indication=chosen[0] if chosen else "")


def entry_of(case):
    return making.entry(
        *map(line_of, case["products"]),
        diagnosis=case["diagnosis"],
        icd10=case["icd10"],
        basis=case["basis"],
        iv_reason=case.get("reason", ""),
        measurements=tuple(
            Measurement(Measure(name), Decimal(value))
            for name, value in case.get("measured", {}).items()
        ),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_an_agreed_case_asks_what_a_committee_would_and_names_what_is_open(case):
    entry = entry_of(case)

    assert [one.code for one in asked(entry, PROMPTS)] == case["asked"]
    assert [one.code for one in open_prompts(entry, PROMPTS)] == case["open"]


def test_every_category_and_name_stands_in_the_formulary():
    categories = {product.category for product in FORMULARY.products}
    generics = "\n".join(fold(product.generic_ja) for product in FORMULARY.products)
    indications = "\n".join(
        fold(one.text_ja) for product in FORMULARY.products for one in product.indications
    )

    for prompt in PROMPTS:
        assert set(prompt.categories) <= categories, prompt.code
        for word in prompt.generics:
            assert fold(word) in generics, (prompt.code, word)
        for word in (*prompt.indications, *prompt.except_indications):
            assert fold(word) in indications, (prompt.code, word)


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.code)
def test_its_own_example_answers_each_prompt(prompt):
    for example in (prompt.example_ja, prompt.example_en):
        entry = making.entry(diagnosis="", basis=example if not prompt.reason_tells else "")
        if prompt.reason_tells:
            entry = replace(entry, iv_reason=example)

        assert prompt.is_answered(entry), example


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.code)
def test_no_prompt_is_answered_by_an_empty_record(prompt):
    assert not prompt.is_answered(making.entry(diagnosis="", basis="", iv_reason=""))


def test_titles_are_short_enough_for_a_chip():
    assert all(len(prompt.title_ja) <= 10 for prompt in PROMPTS)
    assert all(len(prompt.title_en) <= 24 for prompt in PROMPTS)


def read(tmp_path, text):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    return read_prompts(tmp_path)


def test_prompts_are_read_in_their_order(tmp_path):
    other = PROMPT.replace("bleeding_site", "pain").replace(
        'words = ["出血"]', 'measures = ["temperature"]\nreason_tells = true'
    )

    first, second = read(tmp_path, HEAD + PROMPT + other)

    assert (first.code, first.title_ja, first.words) == ("bleeding_site", "出血部位", ("出血",))
    assert (second.code, second.measures) == ("pain", (Measure.TEMPERATURE,))
    assert (first.reason_tells, second.reason_tells) == (False, True)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('source = "made up"\n', "", "source is missing"),
        ("checked_on = 2026-11-22", 'checked_on = "today"', "checked_on is missing or no date"),
        ('title = "For the test"', 'title = "x"\nlenient = true', "unknown key lenient"),
        ('title_ja = "出血部位"\n', "", "prompt 1 (bleeding_site): title_ja is missing"),
        ('example_en = "Right nostril"', 'example_en = " "', "example_en is missing or no text"),
        ('words = ["出血"]', 'wrods = ["出血"]', "prompt 1 (bleeding_site): unknown key wrods"),
        ('words = ["出血"]', 'words = "出血"', "words is no list"),
        ('words = ["出血"]', "words = [1]", "words: 1 is no text"),
        ('words = ["出血"]', 'words = ["、"]', "words: 、 holds no letter"),
        ('words = ["出血"]', 'words = ["出血", "出血"]', "words: 出血 stands there twice"),
        ('words = ["出血"]', 'measures = ["height"]', "measures: height is none of systolic"),
        ('words = ["出血"]', "", "nothing answers it"),
        ('words = ["出血"]', "reason_tells = 1", "reason_tells is neither true nor false"),
        ('categories = ["haemostatic"]', "", "nothing says when it is asked"),
        ('categories = ["haemostatic"]', 'icd10 = ["R4"]', "icd10: R4 is no code and no range"),
        ('code = "bleeding_site"', "", "prompt 1 (without a code): code is missing"),
        ("[[prompt]]", "[[prompt", FILE),
        (PROMPT, PROMPT * 2, "prompt bleeding_site: stands there twice"),
        (PROMPT, "prompt = [1]", "prompt 1: no table"),
        (PROMPT, "", "prompt is missing or no list"),
    ],
)
def test_a_faulty_file_is_named_with_the_prompt_and_its_fault(tmp_path, old, new, told):
    text = HEAD + PROMPT
    assert old in text

    with pytest.raises(BadPrompts) as fault:
        read(tmp_path, text.replace(old, new))

    assert str(fault.value).startswith(FILE)
    assert told in str(fault.value)


def test_a_file_that_is_not_there_or_in_another_encoding_is_refused(tmp_path):
    with pytest.raises(BadPrompts):
        read_prompts(tmp_path)
    (tmp_path / FILE).write_bytes((HEAD + PROMPT).encode("shift_jis"))

    with pytest.raises(BadPrompts):
        read_prompts(tmp_path)
