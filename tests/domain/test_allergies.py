"""What a patient's allergies, as written, say of a product."""

from dataclasses import replace

import pytest

from app.domain.allergies import is_allergen
from tests import samples

ROCEPHIN = replace(
    samples.CEFTRIAXONE,
    brand_ja="ロセフィン静注用1g",
    generic_ja="セフトリアキソンナトリウム水和物",
    generic_en="Ceftriaxone sodium hydrate",
)
GLUCOSE = replace(
    samples.SALINE, brand_ja="大塚糖液5%", generic_ja="ブドウ糖", generic_en="Glucose"
)


@pytest.mark.parametrize(
    "written",
    [
        "セフトリアキソン",
        "せふとりあきそん",
        "ｾﾌﾄﾘｱｷｿﾝで蕁麻疹",
        "アスピリン、ロセフィン(薬疹 2019)",
        "セフェム系",
        "Ceftriaxone",
        "cephalosporin allergy",
    ],
)
def test_name_substance_and_class_are_known_in_every_spelling(written):
    assert is_allergen(ROCEPHIN, written)


@pytest.mark.parametrize("written", ["", "なし", "特になし", "アスピリン", "NSAIDs", "ペニシリン"])
def test_nothing_is_guessed(written):
    assert not is_allergen(ROCEPHIN, written)


@pytest.mark.parametrize("written", ["ブドウ", "ナトリウム", "糖"])
def test_a_food_or_a_salt_is_no_drug(written):
    assert not is_allergen(GLUCOSE, written)
    assert not is_allergen(ROCEPHIN, written)
