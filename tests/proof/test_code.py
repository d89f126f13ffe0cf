import zlib

import base45
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from app.proof.code import LONGEST, PREFIX, from_text, to_text
from app.proof.cose import Sealed, sign
from app.proof.payload import Unreadable, pack
from tests.proof import samples

TEXT = to_text(sign(pack(samples.PROOF), samples.KEY))


@given(st.binary(max_size=500))
def test_what_is_written_is_read_again(data):
    assert from_text(to_text(data)) == data


def padded(text):
    """Return a code with the bits set that fill up its last byte before the checksum."""
    pressed = bytearray(base45.b45decode(text[len(PREFIX) :]))
    pressed[-5] |= 0x80
    return PREFIX + base45.b45encode(bytes(pressed)).decode()


def test_bits_that_mean_nothing_are_noughts():
    told = {(padded(text) == text, _is_read(padded(text))) for text in map(to_text, MANY)}

    # Where all bits mean something, to set one of them does harm anyway.
    assert told <= {(False, False), (True, True)}
    assert (False, False) in told


MANY = [sign(pack(samples.proof(number=f"A-2026-{count:06d}")), samples.KEY) for count in range(40)]


def _is_read(text):
    try:
        return bool(from_text(text))
    except Unreadable:
        return False


def test_it_fits_a_code_of_thirty_millimetres():
    code = segno.make_qr(TEXT, error="m", boost_error=False)

    assert code.mode == "alphanumeric"
    assert code.version <= 17


def test_gaps_around_a_code_do_no_harm():
    assert from_text(f" {TEXT}\n") == from_text(TEXT)


@given(st.integers(0, len(TEXT) - 1), st.sampled_from("0A $%*+-./:a漢"))
def test_a_changed_sign_is_never_believed(place, sign_):
    changed = TEXT[:place] + sign_ + TEXT[place + 1 :]
    if changed in (TEXT, TEXT.strip()) or changed.strip() == TEXT:
        return

    try:
        sealed = Sealed(from_text(changed))
    except Unreadable:
        return
    assert not sealed.is_intact


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.org",
        PREFIX,
        f"{PREFIX}~~~",
        f"{PREFIX}:::",
        TEXT[:-4],
        f"{PREFIX}{TEXT[len(PREFIX) :].lower()}",
        TEXT + "00",
        f"{PREFIX}{'A' * 9000}",
        PREFIX + base45.b45encode(zlib.compress(bytes(8 * LONGEST + 1))).decode(),
        PREFIX + base45.b45encode(zlib.compress(b"x") + b"more").decode(),
    ],
)
def test_anything_else_is_unreadable(text):
    with pytest.raises(Unreadable):
        from_text(text)
