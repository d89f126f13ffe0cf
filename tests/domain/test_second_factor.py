from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from hypothesis import given
from hypothesis import strategies as st

from app.domain.second_factor import accepted_step, as_address, as_text, code_at, step_of

SECRET = b"12345678901234567890"
NOW = datetime(2026, 11, 20, 14, 21, 7, tzinfo=UTC)
HERE = step_of(NOW)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        # RFC 6238, appendix B, SHA-1, its last six digits.
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_a_code_is_what_the_standard_says(seconds, code):
    assert code_at(SECRET, step_of(datetime.fromtimestamp(seconds, UTC))) == code


@given(st.binary(min_size=20, max_size=20), st.integers(0, 2**40))
def test_another_hand_makes_the_same_code(secret, step):
    other = TOTP(secret, 6, SHA1(), 30)

    assert code_at(secret, step).encode() == other.generate(step * 30)


@pytest.mark.parametrize("drift", [-1, 0, 1])
def test_a_clock_may_be_one_step_off(drift):
    assert accepted_step(SECRET, code_at(SECRET, HERE + drift), NOW, 0) == HERE + drift


@pytest.mark.parametrize("drift", [-2, 2, 40])
def test_a_code_of_another_time_is_none(drift):
    assert accepted_step(SECRET, code_at(SECRET, HERE + drift), NOW, 0) is None


@pytest.mark.parametrize("after", [HERE, HERE + 1])
def test_no_code_is_taken_twice_nor_one_from_before_it(after):
    assert accepted_step(SECRET, code_at(SECRET, HERE), NOW, after) is None


@pytest.mark.parametrize("typed", ["", "28708", "abcdef", "000000", "２８７０８２"])
def test_anything_else_is_none(typed):
    assert accepted_step(SECRET, typed, NOW, 0) is None


def test_a_code_may_be_typed_in_full_width_and_with_a_gap():
    code = code_at(SECRET, HERE)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)

    assert accepted_step(SECRET, f" {code[:3]} {code[3:]} ", NOW, 0) == HERE
    assert accepted_step(SECRET, wide, NOW, 0) == HERE


def test_the_secret_is_typed_in_groups_of_four():
    assert as_text(SECRET) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"


def test_a_telephone_reads_who_and_where():
    address = urlsplit(as_address(SECRET, "yamamoto", "山本スポーツ内科"))

    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert unquote(address.path) == "/Tenteki:yamamoto (山本スポーツ内科)"
    assert parse_qs(address.query) == {
        "secret": ["GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"],
        "issuer": ["Tenteki"],
        "algorithm": ["SHA1"],
        "digits": ["6"],
        "period": ["30"],
    }


def test_a_step_is_half_a_minute():
    assert step_of(NOW + timedelta(seconds=30)) == HERE + 1
