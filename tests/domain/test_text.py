import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.text import fold, is_kana, latin_words, states_nothing, to_hiragana

KANA = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3096), max_size=12)
LATIN = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
UNSEEN = st.sampled_from(
    ["\u200b", "\u200d", "\ufeff", "\u00ad", "\u0301", "\u0308", "\ufe00", "\u3164", "\uffa0"]
)


def full_width(text):
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


@given(st.text(max_size=30))
@example("ẞ ŉ ǰ ͅ ΐ")
@example("1.-.5")
@example("か\u200b\u3099")
def test_folding_a_folded_text_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(LATIN)
def test_case_and_width_fold_away(text):
    assert fold(text.upper()) == fold(text.lower()) == fold(full_width(text))


@given(KANA)
def test_hiragana_and_katakana_fold_to_the_same(text):
    katakana = "".join(chr(ord(sign) + 0x60) for sign in text)

    assert fold(text) == fold(katakana)


@given(st.text(max_size=12), UNSEEN, st.integers(0, 12))
def test_a_sign_that_is_not_seen_tells_no_names_apart(text, unseen, place):
    decomposed = unicodedata.normalize("NFC", text)

    assert fold(decomposed[:place] + unseen + decomposed[place:]) == fold(decomposed)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("エクソソーム", "ｴｸｿｿｰﾑ"),
        ("エクソソーム", "えくそそ - む"),
        ("バンコマイシン", "ハ゛ンコマイシン"),
        ("バンコマイシン", "ﾊﾞﾝｺﾏｲｼﾝ"),
        ("α-リポ酸", "α\u0301リポ酸"),
        ("NAD+", "N\u0301A\u0301D"),
        ("ソリタ-T3号", "ｿﾘﾀ―Ｔ３号"),
        ("大塚生食注 20mL", "大塚生食注\u300020ｍＬ"),
        ("タブ\t改行\n", "タブ改行"),
    ],
)
def test_writings_of_one_name_fold_to_the_same(typed, same):
    assert fold(typed) == fold(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [("メイロン7%", "メイロン7"), ("0.5g", "05g"), ("ガ", "カ"), ("パ", "バ"), ("注5%", "注10%")],
)
def test_what_parts_two_products_stays(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("NMN点滴", "nmn"),
        ("n.m.n", "nmn"),
        ("N・M・N", "nmn"),
        ("NーMーN", "nmn"),
        ("N\u00a0M N 300mg", "nmn"),
        ("ＮＭＮ３００ｍｇ", "nmn"),
        ("IGF-1 LR3", "igf1"),
        ("β-NMN", "nmn"),
        ("NMN\tdrip", "nmn"),
        ("H 2 O 2", "h2o2"),
    ],
)
def test_a_short_name_is_found_as_a_word_of_its_own(text, word):
    assert word in latin_words(text)


@pytest.mark.parametrize(
    ("text", "word"), [("Levaquin", "ev"), ("25 mg F", "mgf"), ("Canada", "nad"), ("点滴", "")]
)
def test_letters_within_a_word_are_no_word(text, word):
    assert word not in latin_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u3000",
        "\u00a0\t",
        "\u200b",
        "－－",
        "ーー",
        "〜",
        "。",
        "なし",
        "特になし。",
        "ナシ",
        "ﾅｼ",
        "N/A",
        "不明",
        "none",
        "n.a.",
        "特記すべきことなし",
        "特記すべき事項なし。",
        "\u3164",
    ],
)
def test_a_text_without_a_statement_states_nothing(text):
    assert states_nothing(text)


@pytest.mark.parametrize("text", ["脱水症", "E86", "発熱なし、脱水あり", "Hb 9.8"])
def test_a_finding_is_a_statement(text):
    assert not states_nothing(text)


@given(KANA.filter(bool))
def test_a_reading_in_any_kana_is_a_reading(text):
    katakana = "".join(chr(ord(sign) + 0x60) for sign in text)

    assert is_kana(katakana)
    assert to_hiragana(katakana) == unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize("text", ["", "ー", "やまだ太郎", "Yamada", "・"])
def test_a_text_without_a_reading_is_none(text):
    assert not is_kana(text)


@pytest.mark.parametrize("typed", ["症状:", "症状: なし\n所見:", "Symptoms:\nFindings:", "経過"])
def test_a_heading_with_nothing_below_it_states_nothing(typed):
    assert states_nothing(typed)


def test_a_heading_with_something_below_it_states_that():
    assert not states_nothing("症状: 嘔吐3回")
