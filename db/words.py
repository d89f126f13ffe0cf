"""How a patient is found by what one begins to type: kanji, kana, Latin letters or a number."""

import re
from functools import cache

from app.domain.patients import Patient
from app.domain.text import fold

# Hepburn, passport, kunrei and word-processor spellings, brought to one (storage notes, part 3).
_SPELLINGS = (
    (r"[tc]ch", "tch"),
    (r"sh(?=[aeuo])", "sy"),
    (r"shi", "si"),
    (r"([td])hi", r"\1i"),
    (r"ch(?=[aeuo])", "ty"),
    (r"chi", "ti"),
    (r"tsu", "tu"),
    (r"fu", "hu"),
    (r"jy|j(?=[aeuo])", "zy"),
    (r"ji|di", "zi"),
    (r"d[zu]u?", "zu"),
    (r"m(?=[bmp])", "n"),
    (r"nn+", "n"),
    # A long o or u is written in many ways, or not at all.
    (r"oh(?![aiueo])", "o"),
    (r"o[ou]+", "o"),
    (r"uu+", "u"),
)

# What an unfinished syllable may yet become.
_TAILS = (
    (r"sh$", ("si", "sy")),
    (r"[tc]ch?$", ("tt",)),
    (r"ch?$", ("t",)),
    (r"ts$", ("tu",)),
    (r"th$", ("th", "ti")),
    (r"dh$", ("dh", "di")),
    (r"f$", ("hu", "f")),
    (r"j$", ("zi", "zy")),
    (r"d$|dz$", ("d", "z")),
    (r"m$", ("m", "n")),
    (r"oh$", ("o",)),
)
_LATIN = re.compile(r"[a-z]")


def word_starts(patient: Patient) -> frozenset[str]:
    """Return the texts by whose beginning a patient is found."""
    number = fold(patient.number)
    pairs = (
        (fold(patient.family), fold(patient.given)),
        (fold(patient.family_kana), fold(patient.given_kana)),
    )
    latin = (patient.family_romaji, patient.given_romaji)
    names = {text for first, last in pairs for text in (first + last, last + first)}
    # Spelt as one, because a long vowel may lie across both: Sato Oka, satooka.
    names |= {romaji("".join(latin)), romaji("".join(reversed(latin)))}
    return frozenset(names | {number, number.lstrip("0")}) - {""}


def beginnings(typed: str) -> tuple[str, ...]:
    """Return the beginnings that a typed text may stand for; none for a text without letters."""
    folded = fold(typed)
    if not folded:
        return ()
    if _LATIN.search(folded) is None or any(sign.isdigit() for sign in folded):
        return (folded,)
    for tail, ends in _TAILS:
        if found := re.search(tail, folded):
            begun = folded[: found.start()]
            return tuple(dict.fromkeys(romaji(begun + end) for end in ends))
    return (romaji(typed),)


def romaji(text: str) -> str:
    """Return a name in Latin letters in the one spelling in which names are compared."""
    name = fold(text)
    for spelling, one in _spellings():
        name = spelling.sub(one, name)
    return name


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    # At the first name, not at the start of the program.
    return tuple((re.compile(spelling), one) for spelling, one in _SPELLINGS)
