"""What was measured, and how it is written down."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.measurements import PRESSURE, Measure, Measurement, value_word, written


def values(*pairs):
    return tuple(Measurement(measure, Decimal(value)) for measure, value in pairs)


def test_vital_signs_come_first_and_both_pressures_are_one_value():
    found = written(
        values(
            (Measure.HAEMOGLOBIN, "10.2"),
            (Measure.DIASTOLIC, "60"),
            (Measure.PULSE, "112"),
            (Measure.SYSTOLIC, "98"),
        )
    )

    assert [(one.measures, one.value) for one in found] == [
        (PRESSURE, "98/60 mmHg"),
        ((Measure.PULSE,), "112 /min"),
        ((Measure.HAEMOGLOBIN,), "10.2 g/dL"),
    ]


@pytest.mark.parametrize("measure", PRESSURE)
def test_one_pressure_alone_stands_by_itself(measure):
    (found,) = written(values((measure, "98")))

    assert (found.measures, found.value) == ((measure,), "98 mmHg")


@pytest.mark.parametrize(
    ("measure", "value", "word"),
    [
        (Measure.URINE_KETONES, "0", "(-)"),
        (Measure.URINE_KETONES, "0.5", "(±)"),
        (Measure.URINE_KETONES, "2", "2+"),
        (Measure.URINE_GRAVITY, "1.03", "1.030"),
        (Measure.URINE_GRAVITY, "1.0305", "1.0305"),
        (Measure.URINE_GRAVITY, "1030", "1030"),
        (Measure.WBC, "14200", "14200"),
        (Measure.CRP, "0.30", "0.3"),
    ],
)
def test_a_value_is_written_as_it_usually_is(measure, value, word):
    assert value_word(measure, Decimal(value)) == word


def test_a_urine_strip_and_a_gravity_have_no_unit_behind_them():
    found = written(values((Measure.URINE_GRAVITY, "1.03"), (Measure.URINE_KETONES, "2")))

    assert [one.value for one in found] == ["1.030", "2+"]


def test_nothing_measured_is_nothing_written():
    assert written(()) == ()


def test_only_what_is_taken_at_the_bedside_is_a_vital_sign():
    assert [one for one in Measure if one.is_vital_sign] == [
        *PRESSURE,
        Measure.PULSE,
        Measure.TEMPERATURE,
        Measure.SPO2,
    ]


@given(st.sets(st.sampled_from(Measure)))
def test_every_value_is_written_once(measures):
    found = written(values(*((one, "1") for one in measures)))

    assert sorted(one for each in found for one in each.measures) == sorted(measures)
