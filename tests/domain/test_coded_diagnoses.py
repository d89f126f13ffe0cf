import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.coded_diagnoses import (
    Coded,
    Modifier,
    are_codes,
    decompose,
    is_suspected,
    pieces,
    with_point,
)
from app.domain.diagnoses import Diagnosis
from app.domain.text import fold


def disease(code, name, **more):
    return Diagnosis(name, "", "", "A09.9", codes=code, **more)


SHARP, OLD, LEFT = (
    Modifier(code, name, False)
    for code, name in (("4012", "急性"), ("4043", "慢性"), ("2049", "左"))
)
SUSPECTED, AFTER = Modifier("8002", "の疑い", True), Modifier("8048", "の術後", True)
WORDS = {fold(one.name): [one] for one in (SHARP, OLD, LEFT, SUSPECTED, AFTER)}
NAMES = {
    fold(one.name_ja): one
    for one in (
        disease("0091005", "胃腸炎"),
        disease("0091009", "急性胃腸炎"),
        disease("8450012", "足関節捻挫"),
        disease("9990001", "熱傷", is_alone=False),
    )
}


def taken_apart(typed, words=WORDS, names=NAMES):
    return decompose(typed, words, lambda _wanted: names)


@pytest.mark.parametrize(
    ("typed", "codes", "parts"),
    [
        ("慢性胃腸炎", "4043/0091005", ("慢性", "胃腸炎")),
        ("胃腸炎の疑い", "0091005/8002", ("胃腸炎", "の疑い")),
        (
            "左足関節捻挫の術後の疑い",
            "2049/8450012/8048/8002",
            ("左", "足関節捻挫", "の術後", "の疑い"),
        ),
        # A name that the master has whole is not taken apart.
        ("急性胃腸炎の疑い", "0091009/8002", ("急性胃腸炎", "の疑い")),
        ("急性胃腸炎", "0091009", ()),
        # As it is typed: in hiragana, with gaps.
        (" 慢性 胃腸炎ノ疑イ ", "4043/0091005/8002", ("慢性", "胃腸炎", "の疑い")),
    ],
)
def test_a_name_is_taken_apart_into_modifiers_and_a_disease(typed, codes, parts):
    diagnosis = taken_apart(typed).diagnosis

    assert (diagnosis.codes, diagnosis.parts) == (codes, parts)
    assert are_codes(diagnosis.codes)


@pytest.mark.parametrize(
    "typed", ["", "頭痛", "急性", "の疑い", "胃腸炎の", "疑い胃腸炎", "の疑い胃腸炎", "胃腸炎急性"]
)
def test_what_the_master_cannot_say_stays_whole(typed):
    assert taken_apart(typed) is None


def test_a_disease_that_must_not_stand_alone_may_with_a_modifier():
    assert not taken_apart("熱傷").diagnosis.is_alone
    assert taken_apart("左熱傷").diagnosis.is_alone


# Signs that folding neither changes nor drops.
signs = st.text("一二三四五", min_size=1, max_size=3)


@given(
    st.dictionaries(signs, st.booleans(), max_size=8),
    st.lists(signs, min_size=1, max_size=8, unique=True),
    st.data(),
)
def test_whatever_is_put_together_is_taken_apart_and_comes_together_again(words, names, data):
    known = {
        name: [Modifier(f"{place:04d}", name, is_suffix)]
        for place, (name, is_suffix) in enumerate(words.items())
    }
    diseases = {name: disease(f"{place:07d}", name) for place, name in enumerate(names)}
    before = [one for (one,) in known.values() if not one.is_suffix]
    behind = [one for (one,) in known.values() if one.is_suffix]
    some = [
        st.lists(st.sampled_from(chain), max_size=3) if chain else st.just([])
        for chain in (before, behind)
    ]
    made = Coded(
        tuple(data.draw(some[0])),
        diseases[data.draw(st.sampled_from(names))],
        tuple(data.draw(some[1])),
    )

    found = taken_apart(made.diagnosis.name_ja, known, diseases)

    assert found.diagnosis.name_ja == made.diagnosis.name_ja
    assert len(found.base.name_ja) >= len(made.base.name_ja)
    assert taken_apart(found.diagnosis.name_ja, known, diseases) == found
    assert are_codes(found.diagnosis.codes)


def test_every_modifier_of_a_name_is_among_its_pieces():
    assert {"急性", "ノ疑イ"} <= pieces("急性胃腸炎の疑い")


def test_a_text_far_longer_than_any_name_has_no_pieces():
    assert pieces("経" * 200) == frozenset()


@pytest.mark.parametrize(
    ("name", "codes", "expected"),
    [
        ("胃腸炎の疑い", "", True),
        ("胃腸炎のうたがい", "", False),
        ("疑い深い人", "", False),
        ("胃腸炎", "0091005/8002", True),
        ("胃腸炎", "0091005", False),
    ],
)
def test_a_suspicion_is_in_the_name_or_in_its_codes(name, codes, expected):
    assert is_suspected(name, codes) is expected


@pytest.mark.parametrize(
    "text", ["", "0091005/", "/0091005", "4012", "4012/8002", "0091005/0091009", "００９１００５"]
)
def test_other_texts_are_no_codes(text):
    assert not are_codes(text)


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("E86", "E86"),
        ("A099", "A09.9"),
        ("M2587", "M25.87"),
        ("F152b", "F15.2"),
        ("T08-1", "T08"),
        ("", ""),
    ],
)
def test_a_code_of_the_master_is_written_with_its_point(code, written):
    assert with_point(code) == written
