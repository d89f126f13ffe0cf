"""What is typed into the small fields of measured values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.measurements import PRESSURE, Measure
from app.domain.quantities import NotANumber, read_decimal, show_decimal
from app.ui.parts.measure_text import field_of, text_of, tidy, typed

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def values(measures, text):
    return [one.value for one in typed(measures, text)]


@pytest.mark.parametrize(
    "text",
    ["98/60", "９８／６０", "98・60", "９８・６０", "98-60", "98 / 60", "98/60 mmHg", "98/60mmHg"],
)
def test_blood_pressure_is_two_values_on_one_line(text):
    found = typed(PRESSURE, text)

    assert [(one.measure, one.value) for one in found] == [
        (Measure.SYSTOLIC, "98"),
        (Measure.DIASTOLIC, "60"),
    ]
    assert tidy(PRESSURE, text) == "98/60"


@pytest.mark.parametrize(
    ("text", "measures"),
    [("98", [Measure.SYSTOLIC]), ("98/", [Measure.SYSTOLIC]), ("/60", [Measure.DIASTOLIC])],
)
def test_one_pressure_may_be_missing(text, measures):
    assert [one.measure for one in typed(PRESSURE, text)] == measures


@pytest.mark.parametrize(
    ("measure", "text", "value"),
    [
        (Measure.TEMPERATURE, "３７。８", "37.8"),
        (Measure.TEMPERATURE, "37.8℃", "37.8"),
        (Measure.TEMPERATURE, "37.8 °C", "37.8"),
        (Measure.SPO2, "98%", "98"),
        (Measure.PULSE, "112/min", "112"),
        (Measure.HAEMOGLOBIN, "10.2 g/dL", "10.2"),
        (Measure.WBC, "14,200", "14200"),
        (Measure.WBC, "１４，２００", "14200"),
        (Measure.CRP, "8,6", "8,6"),
        (Measure.URINE_KETONES, "2+", "2"),
        (Measure.URINE_KETONES, "++", "2"),
        (Measure.URINE_KETONES, "(3+)", "3"),
        (Measure.URINE_KETONES, "(-)", "0"),
        (Measure.URINE_KETONES, "±", "0.5"),
        (Measure.PULSE, "速い", "速い"),
    ],
)
def test_a_value_is_taken_as_it_is_usually_typed(measure, text, value):
    assert values((measure,), text) == [value]


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
@pytest.mark.parametrize("measures", [PRESSURE, (Measure.PULSE,), (Measure.URINE_KETONES,)])
def test_nothing_typed_is_nothing_measured(measures, text):
    assert typed(measures, text) == ()


def test_what_cannot_be_read_stays_in_its_own_value():
    assert values(PRESSURE, "98/6o") == ["98", "6o"]


@pytest.mark.parametrize(
    ("measure", "value", "text"),
    [
        (Measure.URINE_KETONES, "2", "2+"),
        (Measure.URINE_KETONES, "0", "(-)"),
        (Measure.URINE_KETONES, "many", "many"),
        (Measure.URINE_GRAVITY, "1.03", "1.030"),
        (Measure.WBC, "14200", "14200"),
        (Measure.PULSE, "", ""),
    ],
)
def test_a_field_shows_a_value_as_it_is_written(measure, value, text):
    assert text_of((measure,), {measure: value}) == text


def test_both_pressures_share_a_field():
    assert [field_of(one) for one in PRESSURE] == [PRESSURE, PRESSURE]
    assert field_of(Measure.PULSE) == (Measure.PULSE,)


@given(st.sampled_from(Measure), st.text(max_size=12))
def test_tidying_twice_changes_nothing_more(measure, text):
    measures = field_of(measure)

    assert tidy(measures, tidy(measures, text)) == tidy(measures, text)


@given(
    st.sampled_from([one for one in Measure if one not in PRESSURE]),
    st.decimals(min_value=0, max_value=99999, places=2),
)
def test_any_number_comes_back_from_its_field(measure, number):
    text = text_of((measure,), {measure: show_decimal(number)})

    (found,) = typed((measure,), text.translate(FULL_WIDTH))

    assert read_decimal(found.value) == Decimal(number)


@given(st.sampled_from(Measure), st.text(max_size=12))
def test_what_means_no_number_never_becomes_one_by_tidying(measure, text):
    measures = field_of(measure)
    before = values(measures, text)

    after = values(measures, tidy(measures, text))

    assert [_readable(one) for one in after] == [_readable(one) for one in before]


def _readable(value):
    try:
        return read_decimal(value)
    except NotANumber:
        return None
