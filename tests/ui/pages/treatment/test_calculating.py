"""Calculating in the entry: by a key, into the row."""

import pytest
from PySide6.QtCore import Qt

from tests import samples
from tests.ui.looking import find, line, press
from tests.ui.pages.treatment.hands import search, settle


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_a_key_opens_it_and_what_is_taken_stands_in_the_row(opened, qtbot, key, modifier):
    page = opened()
    place = len(samples.DRAFT.lines)
    search(page, qtbot, "セフトリアキソン")
    qtbot.keyClick(page, key, modifier)

    sums = find(page, "dose_sums")
    line(sums, "sum_weight_each").setText("20")
    line(sums, "sum_weight_weight").setText("75")
    before = line(page, f"line_{place}_dose").text()
    press(sums, "sum_weight_take")
    settle()

    assert line(page, f"line_{place}_dose").text() != before
    assert line(page, f"line_{place}_dose").text() in ("1.5", "1500")
