from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.quantities import Dose
from app.domain.sizes import Size, size_of

FULL = str.maketrans("0123456789.,%mgLlμ", "０１２３４５６７８９．，％ｍｇＬｌμ")
AMOUNTS = st.decimals(Decimal("0.001"), Decimal(9999), places=3)


def dose(amount: str, unit: str) -> Dose:
    return Dose(Decimal(amount), unit)


@pytest.mark.parametrize(
    ("text", "content", "volume"),
    [
        ("１００ｍｇ", dose("100", "mg"), None),
        ("５００ｍＬ１袋", None, Decimal(500)),
        ("５ｍｇ１ｍＬ１管", dose("5", "mg"), Decimal(1)),
        ("１０％２０ｍＬ", dose("2", "g"), Decimal(20)),
        ("０．５％１０ｍＬバイアル", dose("0.05", "g"), Decimal(10)),
        ("１．５Ｌ（排液用バッグ付）", None, Decimal(1500)),
        ("１，０００μｇ", dose("1000", "ug"), None),
        ("２千国際単位（溶解液付）", dose("2000", "IU"), None),
        ("３００万国際単位", dose("3000000", "IU"), None),
        ("千ｍｇ５ｍＬ", dose("1000", "mg"), Decimal(5)),
        ("１ｍＥｑ／ｍＬ　２０ｍＬ", dose("20", "mEq"), Decimal(20)),
        ("３ｍｇ／１００ｍＬ", dose("3", "mg"), Decimal(100)),
        ("１ｇ（生理食塩液１００ｍＬ付）", dose("1", "g"), None),
        ("１ｇ生食５０ｍＬ", dose("1", "g"), None),
        # What a unit (単位) is differs from drug to drug.
        ("３．６単位３ｍＬ", None, Decimal(3)),
        ("血液２００ｍＬに由来する赤血球", None, None),
        ("１０ＭＢｑ", None, None),
        ("（溶解液付）", None, None),
        ("", None, None),
        ("５ｍｇ１０ｍｇ", None, None),
    ],
)
def test_a_size_states_what_a_container_holds(text, content, volume):
    found = size_of(text)

    assert (found.held, found.volume_ml) == (content, volume)


@given(AMOUNTS, AMOUNTS, st.sampled_from(("g", "mg", "μg")), st.sampled_from("管瓶袋筒"))
def test_every_amount_comes_back_in_either_width(content, volume, unit, container):
    text = f"{content}{unit}{volume}mL1{container}"
    kept = "ug" if unit == "μg" else unit

    found = [size_of(text), size_of(text.translate(FULL))]

    assert found == [Size(Dose(content, kept), volume)] * 2


@given(AMOUNTS, st.integers(1, 2000))
def test_a_strength_and_a_volume_make_a_content(percent, volume):
    found = size_of(f"{percent}％{volume}ｍＬ")

    assert found.held == Dose(percent * volume / 100, "g")


@given(st.text())
def test_any_text_has_some_size_or_none(text):
    found = size_of(text)

    assert found.volume_ml is None or found.volume_ml > 0
    assert found.content is None or found.content.amount > 0


def test_what_one_text_leaves_open_another_one_tells():
    found = size_of("２０ｍＬ").or_else(size_of("１０％"))

    assert found.held == dose("2", "g")
