import unicodedata
from pathlib import Path

import pytest

from app.domain.text import fold
from app.reference.blocked import read_blocked
from app.reference.formulary import read_formulary
from app.reference.tables import BadReference

FOLDER = Path(__file__).parents[2] / "resources" / "reference"
FORMULARY = read_formulary(FOLDER)
GENERICS = {fold(name) for one in FORMULARY.products for name in (one.generic_ja, one.generic_en)}
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_HALF_KANA = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for code in range(0xFF61, 0xFFA0)
    if chr(code) not in "ﾞﾟ"
}


def half_width(text):
    parts = unicodedata.normalize("NFD", text.translate(_TO_KATAKANA))
    parts = parts.replace("\u3099", "ﾞ").replace("\u309a", "ﾟ")
    return "".join(_HALF_KANA.get(sign, sign) for sign in unicodedata.normalize("NFC", parts))


def full_width(text):
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def parted(mark):
    return mark.join


WRITINGS = {
    "as listed": str,
    "upper case": str.upper,
    "lower case": str.lower,
    "full width": full_width,
    "half width": half_width,
    "hiragana": lambda text: text.translate(_TO_HIRAGANA),
    "katakana": lambda text: text.translate(_TO_KATAKANA),
    "gaps": parted(" "),
    "ideographic gaps": parted("\u3000"),
    "hyphens": parted("-"),
    "middle dots": parted("・"),
    "zero-width signs": parted("\u200b"),
    "acute accents": lambda text: "".join(sign + "\u0301" for sign in text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "in a sentence": lambda text: f"当院の {text} 、100mL",
}


def names_of(blocked):
    return (blocked.name_ja, blocked.name_en, *blocked.aliases)


def test_all_72_entries_are_there_with_their_reasons():
    assert [one.id for one in FORMULARY.blocked] == [f"B{number:03}" for number in range(1, 73)]
    assert sum(len(one.aliases) for one in FORMULARY.blocked) > 460
    assert all(one.why_ja.endswith("。") and one.why_en.endswith(".") for one in FORMULARY.blocked)


@pytest.mark.parametrize("write", WRITINGS.values(), ids=WRITINGS)
def test_each_blocked_name_is_refused_in_every_writing(write):
    passed = [
        (blocked.id, name)
        for blocked in FORMULARY.blocked
        for name in names_of(blocked)
        if fold(name) not in GENERICS and FORMULARY.blocking(write(name)) is None
    ]

    assert passed == []


def test_one_alias_alone_is_the_generic_name_of_an_approved_drug_and_that_wins():
    shared = {name for one in FORMULARY.blocked for name in names_of(one) if fold(name) in GENERICS}

    assert shared == {"グルタチオン"}
    assert FORMULARY.blocking("グルタチオン") is None
    assert FORMULARY.blocking("グルタチオン点滴")[0].id == "B026"


@pytest.mark.parametrize(
    "typed",
    ["Nadolol", "level", "Everolimus", "sever", "mahogany", "ubiquitous", "IV 500 mL", "25 mg F"],
)
def test_a_short_latin_alias_within_a_word_blocks_nothing(typed):
    assert FORMULARY.blocking(typed) is None


@pytest.mark.parametrize("product", FORMULARY.products, ids=lambda product: product.id)
def test_no_product_of_the_formulary_is_refused(product):
    names = (
        product.id,
        product.yj,
        product.brand_ja,
        product.brand_en,
        product.generic_ja,
        product.generic_en,
    )

    assert [name for name in names if FORMULARY.blocking(name)] == []


def test_no_product_is_refused_while_its_name_is_typed():
    refused = {
        name[:length]
        for one in FORMULARY.products
        for name in (one.brand_ja, one.brand_en, one.generic_ja, one.generic_en)
        for length in range(1, len(name))
        if FORMULARY.blocking(name[:length])
    }

    # "Ascor" is itself the name of an import; the next letter of "ascorbic" lifts the refusal.
    assert refused == {"Ascor"}


HEAD = "id,name_ja,name_en,aliases,category,level,why_ja,why_en,wada_class,npb_effect,alternative,confidence,source\n"
GOOD = "B1,甲点滴,Ko drip,甲|KO,c,hard,理由。,Reason.,S0,not met,,high,memory\n"


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (GOOD, "id"),
        (GOOD.replace("B1", "B2"), "name_ja"),
        (GOOD.replace("B1", "B2").replace("甲点滴", "乙").replace("hard", "HARD"), "level"),
        (GOOD.replace("B1", "B2").replace("甲点滴", "乙").replace("high", "sure"), "confidence"),
        (GOOD.replace("B1", "B2").replace("甲点滴", "乙").replace("甲|KO", "甲||KO"), "aliases"),
        (GOOD.replace("B1", "B2").replace("甲点滴", "乙").replace("甲|KO", "甲|ー"), "aliases"),
        (GOOD.replace("B1", "B2").replace("甲点滴", "乙").replace("Ko drip", ""), "name_en"),
        (GOOD.replace("B1", "B2").replace("甲点滴", "。"), "name_ja"),
        (GOOD.replace("B1", "B2").replace("甲点滴", "乙").replace("理由。", ""), "why_ja"),
        (GOOD.replace("B1", "").replace("甲点滴", "乙"), "id"),
    ],
)
def test_a_blocked_name_that_cannot_be_taken_is_refused_with_its_line(tmp_path, line, column):
    (tmp_path / "blocked.csv").write_text(HEAD + GOOD + line, encoding="utf-8")

    with pytest.raises(BadReference) as caught:
        read_blocked(tmp_path)

    assert (caught.value.file, caught.value.line, caught.value.column) == ("blocked.csv", 3, column)
