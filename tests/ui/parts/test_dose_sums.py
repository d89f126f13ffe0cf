"""The small calculator beside an entry."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.quantities import Dose
from app.ui.parts.dose_sums import DoseSums
from tests import samples
from tests.ui.looking import find, line, press, text


@pytest.fixture
def place(shown):
    """Return what the dialog stands over."""
    return shown(QWidget())


@pytest.fixture
def sums(place, say):
    dialog = DoseSums(samples.CEFTRIAXONE, Decimal(100), 60, say, place)
    dialog.open()
    return dialog


def write(sums, **numbers):
    for name, number in numbers.items():
        line(sums, f"sum_{name}").setText(number)


def test_the_formula_stands_before_anything_is_taken(sums, qtbot):
    write(sums, weight_each="12.5", weight_weight="７２.4")

    assert "12.5" in text(sums, "sum_weight_formula")
    assert "72.4 kg" in text(sums, "sum_weight_formula")
    with qtbot.waitSignal(sums.taken) as taken:
        qtbot.keyClick(line(sums, "sum_weight_weight"), Qt.Key.Key_Return)
    assert isinstance(taken.args[0].result, Dose)


def test_rate_and_drops_are_told_for_the_whole_drip_and_not_taken(sums):
    assert text(sums, "sum_rate_formula").splitlines() == [
        "100 mL ÷ 60 min × 60 = 100 mL/h",
        "100 mL × 20 gtt/mL ÷ 60 min ≈ 33 gtt/min",
        "100 mL × 60 gtt/mL ÷ 60 min ≈ 100 gtt/min",
    ]
    assert find(sums, "sum_rate_take").isHidden()


def test_what_is_no_number_gives_no_result(sums):
    write(sums, weight_each="0", weight_weight="abc")

    assert not text(sums, "sum_weight_formula")
    assert find(sums, "sum_weight_take").isHidden()


def test_a_result_is_taken_by_its_button(sums, qtbot):
    write(sums, weight_each="10", weight_weight="50")

    with qtbot.waitSignal(sums.taken):
        press(sums, "sum_weight_take")
