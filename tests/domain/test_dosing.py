"""Sums at the drip come out the same both ways, and never too low."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.domain.dosing import above, by_weight, dose_in, drops, lasts, rate, volume_of
from app.domain.quantities import Dose
from tests import samples

# 1 g in 10 mL, at most 4 g a day.
VIAL = replace(
    samples.CEFTRIAXONE,
    content=Dose(Decimal(1), "g"),
    package_ml=Decimal(10),
    max_once=Dose(Decimal(2), "g"),
    max_day=Dose(Decimal(4), "g"),
)
AMOUNTS = st.decimals(Decimal("0.1"), Decimal(5000), places=1)
MINUTES = st.integers(1, 1440)


def test_a_dose_by_weight_is_shown_with_its_sum():
    found = by_weight(Decimal("12.5"), "mg", Decimal("72.4"), VIAL)

    assert found.result == Dose(Decimal(905), "mg")
    assert found.formula == "12.5 mg/kg × 72.4 kg = 905 mg"
    assert found.most is None


def test_what_is_above_the_label_is_told():
    assert by_weight(Decimal(50), "mg", Decimal(80), VIAL).most == VIAL.max_once
    assert above(VIAL, Dose(Decimal(2000), "mg")) is None
    assert above(VIAL, Dose(Decimal(2001), "mg")) == VIAL.max_once


def test_where_the_strength_is_not_known_nothing_is_said():
    unknown = replace(VIAL, package_ml=None)

    assert volume_of(Dose(Decimal(500), "mg"), unknown) is None
    assert dose_in(Decimal(5), "mg", unknown) is None


def test_a_drip_of_five_hundred_in_an_hour():
    assert rate(Decimal(500), 60).result == Dose(Decimal(500), "mL/h")
    assert drops(Decimal(500), 60, 20).result == Dose(Decimal(167), "gtt/min")
    assert drops(Decimal(100), 60, 60).result == Dose(Decimal(100), "gtt/min")


@given(AMOUNTS)
def test_dose_and_volume_lead_back_to_each_other(amount):
    volume = volume_of(Dose(amount, "mg"), VIAL)

    assert volume is not None
    back = dose_in(volume.result.amount, "mg", VIAL)
    assert back is not None
    assert back.result == Dose(amount, "mg")


@given(AMOUNTS)
def test_milligrams_and_grams_fill_the_same(amount):
    small = volume_of(Dose(amount, "mg"), VIAL)
    large = volume_of(Dose(amount / 1000, "g"), VIAL)

    assert small is not None
    assert large is not None
    assert small.result == large.result


@given(AMOUNTS, MINUTES)
def test_rate_and_duration_lead_back_to_each_other(volume, minutes):
    each_hour = rate(volume, minutes).result.amount

    assert minutes - 1 <= lasts(volume, each_hour).result.amount <= minutes


@given(AMOUNTS, MINUTES, st.sampled_from((20, 60)))
def test_drops_are_right_to_half_a_drop(volume, minutes, per_ml):
    found = drops(volume, minutes, per_ml).result.amount

    assert abs(Fraction(found) - Fraction(volume) * per_ml / minutes) <= Fraction(1, 2)
