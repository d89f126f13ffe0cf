import re
import string

import pytest

from app.domain.verdicts import Finding, Outcome
from app.findings import is_worded, outcome_word, sentence
from app.i18n import Wording
from tests.architecture.inspection import ROOT

ENGLISH = Wording("en", str)
# What stands in the code as a reason code: capitals and at least one underscore, or OK.
CODE = re.compile(r"\"((?:[A-Z]+[0-9]*_)+[A-Z0-9]+|OK)\"")
FACTS = (
    ("product", "ソリタ-T3号"),
    ("given", "150 mg"),
    ("limit", "100"),
    ("class", "S9"),
    ("total", "110"),
    ("whole", "120"),
    ("hours", "12"),
    ("over", "10"),
    ("year", "2027"),
    ("when", "2026-06-01 08:00"),
    ("until", "2026-06-30"),
    ("number", "TUE-2026-0001"),
    ("granted_by", "WADA"),
    ("from", "2026-06-01"),
    ("to", "2026-06-30"),
    ("covers", "M2.2, S9"),
)


def codes_of_the_rules():
    """Return every reason code that the rules, or the editions that ship, can yield."""
    found = {"SUBST_M1", "SUBST_P1", "SUBST_S9_OOC", *(f"SUBST_S{one}" for one in range(10))}
    for path in ROOT.glob("app/domain/rules/*.py"):
        found.update(CODE.findall(path.read_text("utf-8")))
    for path in ROOT.glob("resources/reference/editions/*.toml"):
        # Comments quote names that are no codes.
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
        found.update(re.findall(r"\b(?:[A-Z]+[0-9]*_)+[A-Z0-9]+\b", "\n".join(lines)))
    return sorted(found)


CODES = codes_of_the_rules()


def told(code):
    return Finding(code, Outcome.REVIEW, facts=FACTS)


def test_the_codes_of_the_rules_are_found():
    assert {"REC_BASIS_MISSING", "M22_EXCEEDED", "NPB_JADA_DIFF", "JBC_TEXT_UNKNOWN", "OK"} <= set(
        CODES
    )


@pytest.mark.parametrize("code", CODES)
def test_every_reason_code_has_words(code):
    words = sentence(told(code), ENGLISH)

    assert is_worded(code)
    assert words != code
    assert words.endswith(".")


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_finds_the_facts_for_its_blanks(code):
    asked = {}

    def fill(text, **blanks):
        asked.update(blanks)
        return text.format(**blanks)

    fill.language = "ja"
    words = sentence(told(code), fill)

    assert not [field for _, field, _, _ in string.Formatter().parse(words) if field]
    assert all(asked.values())


def test_a_code_without_words_is_shown_as_it_is():
    assert not is_worded("NEW_CODE")
    assert sentence(told("NEW_CODE"), ENGLISH) == "NEW_CODE"


def test_a_substance_is_told_by_its_class():
    assert "(S9)" in sentence(told("SUBST_S9"), ENGLISH)
    assert "in competition" in sentence(told("SUBST_S9_OOC"), ENGLISH)
    assert "in competition" not in sentence(told("SUBST_S9"), ENGLISH)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_word_of_its_own(outcome):
    words = [outcome_word(one, ENGLISH) for one in Outcome]

    assert words.count(outcome_word(outcome, ENGLISH)) == 1


def test_a_product_is_named_in_the_readers_language():
    names = (("product", "ラクテック注 500mL"), ("product_en", "Lactec Injection 500 mL"))
    finding = Finding("INDICATION_NOT_CHOSEN", Outcome.INCOMPLETE, facts=names)

    assert "Lactec Injection 500 mL" in sentence(finding, ENGLISH)
    assert "ラクテック" not in sentence(finding, ENGLISH)
