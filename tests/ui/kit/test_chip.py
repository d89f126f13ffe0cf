import pytest

from app.ui.kit.chip import Chip
from app.ui.kit.tokens import LIGHT, TONES


@pytest.mark.parametrize("height", [24, 26, 30])
@pytest.mark.parametrize("tone", TONES)
def test_a_chip_has_the_ground_of_its_tone(qtbot, tone, height):
    chip = Chip(tone, "正当", height=height)
    qtbot.addWidget(chip)

    ground = chip.grab().toImage().pixelColor(chip.sizeHint().width() // 2, 3)

    assert ground.name().upper() == LIGHT.tone(tone).ground
    assert chip.sizeHint().height() == height


def test_a_chip_tells_its_word_and_its_reason(qtbot):
    chip = Chip(name="npb")
    qtbot.addWidget(chip)

    chip.show_verdict("incomplete", "NPB 不備", detail="診断根拠が未記入 (NPB 基準1)")

    assert chip.text() == "NPB 不備"
    assert chip.tone == "incomplete"
    assert chip.toolTip() == chip.accessibleDescription() == "診断根拠が未記入 (NPB 基準1)"
