"""Products and diagnoses are found by any beginning of their words, in any spelling."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.name_words import OF_DISEASES, OF_PRODUCTS, name_terms, searched

# Kana with the Hepburn, the kunrei and the word processor's spelling.
SOUNDS = [
    *(
        ("ア", "a", "a", "a"),
        ("イ", "i", "i", "i"),
        ("カ", "ka", "ka", "ka"),
        ("キ", "ki", "ki", "ki"),
    ),
    *(("シ", "shi", "si", "shi"), ("ショウ", "sho", "syô", "shou"), ("ジ", "ji", "zi", "ji")),
    *(("ジュ", "ju", "zyu", "ju"), ("チ", "chi", "ti", "chi"), ("チュウ", "chu", "tyû", "chuu")),
    *(("ツ", "tsu", "tu", "tsu"), ("フ", "fu", "hu", "fu"), ("ファ", "fa", "fa", "fa")),
    *(
        ("ッパ", "ppa", "ppa", "ppa"),
        ("ッチ", "tchi", "tti", "cchi"),
        ("ッショ", "ssho", "ssyo", "ssho"),
    ),
    *(("ンバ", "mba", "nba", "nnba"), ("ンサ", "nsa", "nsa", "nsa"), ("ティ", "ti", "ti", "thi")),
    *(("リョク", "ryoku", "ryoku", "ryoku"), ("コウ", "ko", "kô", "kou"), ("ー", "", "", "-")),
    *(
        ("ヴァ", "va", "va", "va"),
        ("ジェ", "je", "zye", "je"),
        ("ヒャク", "hyaku", "hyaku", "hyaku"),
    ),
    *(("ユ", "yu", "yu", "yu"), ("ラ", "ra", "ra", "ra"), ("グァ", "gwa", "gwa", "gwa")),
]
readings = st.lists(st.sampled_from(SOUNDS), min_size=1, max_size=6).filter(
    lambda some: (
        # A long mark lengthens something; "ohya" may be read as o-hya or as oo-ya: nobody can tell.
        some[0][0] != "ー"
        and not any(
            one[1] in {"", "sho", "ko", "ssho"} and then[0] == "ヒャク"
            for one, then in pairwise(some)
        )
        and not any(one[0] == then[0] == "ー" for one, then in pairwise(some))
    )
)


def finds(terms, typed):
    return any(term.startswith(start) for start in searched(typed) for term in terms)


@given(readings, st.sampled_from([1, 2, 3]), st.data())
def test_every_beginning_of_a_reading_in_every_spelling_finds_it(reading, typed, data):
    terms = name_terms((), ("".join(one[0] for one in reading),), (), OF_DISEASES)
    spelt = "".join(one[typed] for one in reading)
    begun = spelt[: data.draw(st.integers(1, len(spelt)))]

    assert finds(terms, begun)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "架空",
            "架空生食",
            "生食",
            "食塩",
            "「架空",
            "トウト",
            "とうと",
            "ﾄｳﾄ",
            "touto",
            "tôto",
            "toto",
        ),
        *("1234567A1", "1234567a10", "640000001", "架空生食塩液50"),
    ],
)
def test_a_product_is_found_by_any_word_of_its_names_and_by_its_codes(typed):
    terms = name_terms(
        ("架空生食塩液５０ｍＬ「トウト」",), (), ("1234567A1012", "640000001"), OF_PRODUCTS
    )

    assert finds(terms, typed)


def test_without_a_reading_the_kana_of_the_name_itself_are_spelt():
    terms = name_terms(("カクウミンＦ注５ｍｇ",), (), (), OF_PRODUCTS)

    assert all(finds(terms, typed) for typed in ("kaku", "kakûmin", "カクウミンF"))


@pytest.mark.parametrize(
    "typed",
    ["急性架空", "胃腸炎", "架空性胃", "ソクブ", "sokubu", "足部", "カクウ", "A09.9", "a09"],
)
def test_a_diagnosis_is_found_behind_the_words_of_its_kind_and_its_points(typed):
    terms = name_terms(("急性架空性胃腸炎・足部",), ("カクウ・ソクブ",), ("A09.9",), OF_DISEASES)

    assert finds(terms, typed)


@pytest.mark.parametrize("typed", ["ンドウ", "炎", "タチオン", "", "　", "-"])
def test_the_middle_of_a_word_finds_nothing(typed):
    assert not finds(name_terms(("グルタチオン胃腸炎",), ("ブンドウ",), (), OF_DISEASES), typed)


def test_whole_names_and_codes_are_told_from_parts():
    terms = name_terms(("架空性胃腸炎",), ("カクウ",), ("A09.9",), OF_DISEASES)

    assert terms == {
        "架空性胃腸炎": True,
        "胃腸炎": False,
        "カクウ": True,
        "kaku": True,
        "a09.9": True,
    }


@pytest.mark.parametrize("name", ["", " ", "・", "「」"])
def test_a_name_without_signs_has_no_words(name):
    assert name_terms((name,), (name,), (name,), OF_PRODUCTS) == {}
