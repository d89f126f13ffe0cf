from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.quantities import (
    LARGEST,
    Dose,
    NotANumber,
    read_decimal,
    round_up,
    same_kind,
    show_decimal,
    show_ml,
)


def wide(text):
    """Return text as a Japanese input method writes it, in full-width signs."""
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


amounts = st.decimals(min_value=0, max_value=LARGEST - 1, places=6, allow_nan=False)


@given(amounts)
def test_what_is_shown_reads_as_the_same_number(amount):
    assert read_decimal(show_decimal(amount)) == amount


@given(amounts)
def test_full_width_digits_read_as_half_width_ones(amount):
    assert read_decimal(wide(show_decimal(amount))) == amount


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("500", "500"),
        ("\u3000500 ", "500"),
        ("0.5", "0.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("12.5", "12.5"),
        ("12。5", "12.5"),
        ("0.000001", "0.000001"),
        ("999999999.999999", "999999999.999999"),
    ],
)
def test_a_plain_number_is_read(typed, number):
    assert read_decimal(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        ".",
        "-1",
        "+1",
        "1e3",
        "1E3",
        "NaN",
        "inf",
        "Infinity",
        "1,000",
        "1_000",
        "1.2.3",
        "5 0",
        "五百",
        "500mL",
        "0x10",
        "½",
        "0.0000001",
        "1000000000",
        "١٢",
    ],
)
def test_anything_else_is_no_number(typed):
    with pytest.raises(NotANumber):
        read_decimal(typed)


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_refused(typed):
    try:
        number = read_decimal(typed)
    except NotANumber:
        return

    assert 0 <= number < LARGEST


@given(amounts)
def test_a_shown_number_has_no_exponent_and_no_trailing_zero(amount):
    shown = show_decimal(amount)

    assert set(shown) <= set("0123456789.")
    assert not ("." in shown and shown.endswith(("0", ".")))


@given(st.fractions(min_value=0, max_value=10**6))
def test_rounding_up_never_hides_an_excess(number):
    rounded = Fraction(round_up(number))

    assert number <= rounded < number + Fraction(1, 10**6)


def test_rounding_up_is_exact_beyond_the_digits_of_a_decimal():
    assert round_up(100 + Fraction(1, 10**40)) == Decimal("100.000001")


@pytest.mark.parametrize(
    ("volume", "shown"),
    [("100", "100"), ("100.0001", "100.001"), ("0", "0"), ("99.999999", "100"), ("1E+2", "100")],
)
def test_a_volume_is_shown_rounded_up_to_a_thousandth(volume, shown):
    assert show_ml(Decimal(volume)) == shown


@pytest.mark.parametrize(
    ("amount", "unit", "wanted", "found"),
    [
        ("1", "g", "mg", "1000"),
        ("500", "mg", "g", "0.5"),
        ("250", "ug", "mg", "0.25"),
        ("2", "amp", "vial", "2"),
        ("3", "mL", "mL", "3"),
        ("3", "IU", "IU", "3"),
    ],
)
def test_units_of_one_kind_are_converted(amount, unit, wanted, found):
    assert same_kind(Dose(Decimal(amount), unit), wanted) == Decimal(found)


@pytest.mark.parametrize(("unit", "wanted"), [("mL", "mg"), ("mEq", "mmol"), ("amp", "mg")])
def test_units_of_different_kinds_are_not_guessed(unit, wanted):
    assert same_kind(Dose(Decimal(1), unit), wanted) is None


def test_a_dose_is_written_with_its_unit():
    assert str(Dose(Decimal("2.50"), "mL")) == "2.5 mL"


def test_ampoules_and_bags_are_counted():
    assert Dose(Decimal(1), "amp").is_containers
    assert not Dose(Decimal(1), "mL").is_containers
