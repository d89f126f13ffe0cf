import string

import pytest

from app.domain.diagnoses import Certainty
from app.domain.facilities import FacilityKind
from app.domain.formulary import Route
from app.domain.measurements import Measure
from app.domain.patients import Sex
from app.domain.quantities import UNITS
from app.domain.treatments import IvReason, LineRole, Setting
from app.domain.verdicts import Outcome
from app.pdf import statements, words
from app.pdf.fonts import load_fonts
from app.pdf.words import Both
from tests.pdf.samples import FONTS

TABLES = [
    value
    for module in (words, statements)
    for value in vars(module).values()
    if isinstance(value, dict)
]
PAIRS = [pair for table in TABLES for pair in table.values() if isinstance(pair, Both)]
# One sign, one number or one Latin name, the same in both languages.
SAME = {"ICD-10", "印", "版{version}", "管理者 {name}", words.PHRASES["specimen"].ja, ""}


def blanks(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("pair", PAIRS)
def test_every_word_stands_in_both_languages(pair):
    assert pair.ja in SAME or (pair.ja.strip() and pair.en.strip())


@pytest.mark.parametrize("pair", PAIRS)
def test_english_has_no_blank_that_japanese_has_not(pair):
    assert blanks(pair.en) | blanks(pair.alone) <= blanks(pair.ja) | {"romaji"}


@pytest.mark.parametrize("pair", PAIRS)
def test_english_that_stands_alone_leaves_nothing_out(pair):
    told = blanks(pair.alone or pair.en or pair.ja)

    assert {
        "romaji" if name == "name" and "romaji" in told else name for name in blanks(pair.ja)
    } <= told


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        (Sex, words.SEXES),
        (Setting, words.SETTINGS),
        (FacilityKind, words.BEDS),
        (Certainty, words.CERTAINTIES),
        (IvReason, words.REASONS),
        (Route, words.ROUTES),
        (LineRole, words.ROLES),
        (Outcome, words.OUTCOMES),
    ],
)
def test_every_kind_has_its_words(kind, table):
    assert set(table) == set(kind)


def test_everything_that_can_be_measured_has_its_words():
    named = {measure for measures in words.MEASURES for measure in measures}

    assert named == set(Measure)
    assert all((measure,) in words.MEASURES for measure in Measure)


def test_the_fonts_hold_every_sign_of_every_unit():
    fonts = load_fonts(FONTS)

    signs = {sign for measure in Measure for sign in measure.unit} | set("(-)±")
    assert all(fonts.regular.covers(ord(sign)) for sign in signs)


def test_every_unit_can_be_printed():
    assert set(words.UNITS) <= set(UNITS)


def test_the_fonts_hold_every_sign_of_every_word():
    fonts = load_fonts(FONTS)

    signs = {sign for pair in PAIRS for text in pair for sign in text} - {"\n"}

    assert not [
        s for s in signs if not (fonts.regular.covers(ord(s)) and fonts.bold.covers(ord(s)))
    ]
