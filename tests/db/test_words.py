from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.words import beginnings, romaji, word_starts
from tests.db import samples

# The same sounds as a word processor, a passport and the schoolbook spell them.
SOUNDS = [
    *(("a", "a", "a"), ("i", "i", "i"), ("u", "u", "u"), ("e", "e", "e"), ("o", "o", "o")),
    *(("ka", "ka", "ka"), ("ki", "ki", "ki"), ("go", "go", "go"), ("sa", "sa", "sa")),
    *(("shi", "shi", "si"), ("sho", "sho", "syo"), ("ja", "ja", "zya"), ("ji", "ji", "zi")),
    *(("chi", "chi", "ti"), ("cha", "cha", "tya"), ("tsu", "tsu", "tu"), ("to", "to", "to")),
    *(("fu", "fu", "hu"), ("ha", "ha", "ha"), ("bo", "bo", "bo"), ("ma", "ma", "ma")),
    *(("nba", "mba", "nba"), ("nma", "mma", "nma"), ("n", "n", "n"), ("ri", "ri", "ri")),
    *(("kyou", "kyo", "kyô"), ("sou", "so", "sô"), ("yuu", "yu", "yû"), ("ou", "oh", "ô")),
    *(
        ("tta", "tta", "tta"),
        ("cchi", "tchi", "tti"),
        ("ssho", "ssho", "ssyo"),
        ("ccha", "tcha", "ttya"),
    ),
]
names = st.lists(st.sampled_from(SOUNDS), min_size=1, max_size=6).filter(
    # "Oha" may be read as o-ha or as o-o-a: nobody can tell.
    lambda name: not any(one[1] == "oh" and then[0][0] in "aiueo" for one, then in pairwise(name))
)


def finds(patient, typed) -> bool:
    terms = word_starts(patient)
    return any(term.startswith(start) for start in beginnings(typed) for term in terms)


@given(names, st.sampled_from(range(3)), st.sampled_from(range(3)), st.data())
def test_every_beginning_in_every_spelling_finds_the_name(name, kept, typed, data):
    patient = replace(samples.PATIENT, family_romaji="".join(one[kept] for one in name))
    spelt = "".join(one[typed] for one in name)
    begun = spelt[: data.draw(st.integers(1, len(spelt)))]

    assert finds(patient, begun)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "渡",
            "渡邉",
            "渡邉蓮",
            "渡邉 蓮",
            "蓮",
            "蓮渡邉",
            "わ",
            "わたなべれ",
            "ワタナベ",
            "ワタナベ",
        ),
        *("れんわた", "w", "WATANABE", "watanabe r", "ren w", "Watanabe", "00-0001", "000001", "1"),
    ],
)
def test_a_patient_is_found_by_any_part_of_the_name(typed):
    assert finds(samples.PATIENT, typed)


@pytest.mark.parametrize("typed", ["邉", "なべ", "watanabi", "0002", "山"])
def test_a_patient_is_not_found_by_something_else(typed):
    assert not finds(samples.PATIENT, typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Sato", "Satou"), ("Ohtani", "Ōtani"), ("Ohno", "Oono"), ("Ooyama", "Ohyama")),
        *(("Shouichi", "Syoiti"), ("Nanba", "Namba"), ("Junji", "Zyunzi"), ("Sho'ichi", "shoichi")),
    ],
)
def test_spellings_of_one_name_are_one(one, other):
    assert romaji(one) == romaji(other)


@pytest.mark.parametrize("typed", ["", "  ", "　", "-", "ー"])
def test_a_text_without_letters_begins_nothing(typed):
    assert beginnings(typed) == ()
