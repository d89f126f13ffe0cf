import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pdf.fonts import load_fonts
from app.pdf.variants import is_selector, read_variants
from tests.pdf.samples import FONTS, KATSURAGI, WATANABE


@pytest.fixture(scope="module")
def fonts():
    return load_fonts(FONTS)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("か\u3099", "が"),
        ("塚\ufa10", "塚\ufa10"),
        ("神", "神"),
        ("﨑髙𠮷", "﨑髙𠮷"),
        ("一\r\n二\r三\v四", "一\n二\n三\n四"),
        ("左\t右", "左 右"),
        ("無\u200b\ufeff\u00ad形", "無形"),
        ("蓮\U000e01ee", "蓮"),
        ("\U000e0100", ""),
        ("全 角\u3000空白", "全 角\u3000空白"),
    ],
)
def test_words_are_spelled_as_they_print(fonts, typed, printed):
    assert fonts.spell(typed).words == printed


def test_a_form_of_a_kanji_has_a_sign_of_its_own(fonts):
    spelled = fonts.spell(WATANABE).words

    assert len(spelled) == 2
    assert fonts.regular.covers(ord(spelled[1]))
    assert fonts.bold.covers(ord(spelled[1]))
    assert fonts.spell(WATANABE).words == spelled


def test_the_form_that_shows_anyway_keeps_its_selector(fonts):
    # 葛 has two forms in the font; 城 follows untouched.
    usual, other = fonts.spell("葛\U000e0101城").words, fonts.spell(KATSURAGI).words

    assert len(usual) == len(other) == 2
    assert usual[0] != other[0]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_spelling_leaves_no_selector_and_no_control_sign(text):
    spelled = load_fonts(FONTS).spell(text).words

    assert not any(is_selector(sign) for sign in spelled)
    assert not any(sign < " " and sign != "\n" for sign in spelled)


@pytest.mark.parametrize("sign", ["℞", "\U00031350", "\u200b"])
def test_a_sign_without_a_shape_is_not_covered(fonts, sign):
    assert not fonts.regular.covers(ord(sign))


def test_widths_are_those_of_the_font(fonts):
    assert fonts.regular.width("漢字") == 2000
    assert fonts.bold.width("0") == fonts.bold.width("7")
    assert fonts.regular.width(fonts.spell(WATANABE).words) == 2000


def test_a_font_without_variants_has_none():
    assert read_variants(b"\x00\x00\x00\x00", {}) == {}
