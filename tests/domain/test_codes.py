import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import is_gtin, is_hot, is_yj, mod10_check_digit, yj_check_digit


@pytest.mark.parametrize(
    "code", ["3922400D1060", "3140400A4157", "3319534A4046", "1141400A2020", "6343410X6179"]
)
def test_a_yj_code_with_its_right_check_digit_is_one(code):
    assert is_yj(code)


@pytest.mark.parametrize(
    "code",
    [
        "3922400D1061",
        "3922400E1060",
        "3922400d1060",
        "３９２２４００D1060",
        "3922400D106",
        "3922400D10600",
        "39224000D106",
        " 3922400D1060",
        "3922400D1060\n",
        "",
    ],
)
def test_a_mistyped_yj_code_is_none(code):
    assert not is_yj(code)


@given(st.from_regex(r"[0-9]{7}[A-Z][0-9]{3}", fullmatch=True))
def test_each_body_has_exactly_one_check_digit(body):
    right = [digit for digit in "0123456789" if is_yj(body + digit)]

    assert right == [yj_check_digit(body)]


@given(
    st.from_regex(r"[0-9]{7}[A-Z][0-9]{3}", fullmatch=True), st.integers(0, 6), st.integers(1, 9)
)
def test_one_mistyped_digit_is_mostly_noticed(body, place, shift):
    digit = str((int(body[place]) + shift) % 10)
    mistyped = body[:place] + digit + body[place + 1 :]

    # Eleven remainders share ten digits: only the pair 0 and 10 can be taken for each other.
    assert yj_check_digit(mistyped) != yj_check_digit(body) or yj_check_digit(body) == "0"


@pytest.mark.parametrize("code", ["04987376861687", "14987376861653", "24987376861650"])
def test_the_codes_of_ampoule_box_and_case_are_gtins(code):
    assert is_gtin(code)


@pytest.mark.parametrize(
    "code",
    ["04987376861688", "4987376861687", "０4987376861687", "4.98712E+12", " 4987376861687", ""],
)
def test_a_damaged_gtin_is_none(code):
    assert not is_gtin(code)


@given(st.from_regex(r"[0-9]{13}", fullmatch=True), st.integers(0, 12), st.integers(1, 9))
def test_one_mistyped_digit_of_a_gtin_is_always_noticed(body, place, shift):
    digit = str((int(body[place]) + shift) % 10)
    mistyped = body[:place] + digit + body[place + 1 :]

    assert is_gtin(body + mod10_check_digit(body))
    assert not is_gtin(mistyped + mod10_check_digit(body))


@pytest.mark.parametrize("code", ["100314701", "107233402", "1003031010101"])
def test_a_hot_code_has_nine_or_thirteen_digits(code):
    assert is_hot(code)


@pytest.mark.parametrize(
    "code", ["100314801", "1003147", "10031470101", "10031470１", "1.00315E+12", ""]
)
def test_a_damaged_hot_code_is_none(code):
    assert not is_hot(code)


@given(st.from_regex(r"[0-9]{6}", fullmatch=True), st.integers(0, 5), st.integers(1, 9))
def test_one_mistyped_digit_of_a_hot_code_is_always_noticed(body, place, shift):
    digit = str((int(body[place]) + shift) % 10)
    mistyped = body[:place] + digit + body[place + 1 :]

    assert is_hot(body + mod10_check_digit(body) + "01")
    assert not is_hot(mistyped + mod10_check_digit(body) + "01")
