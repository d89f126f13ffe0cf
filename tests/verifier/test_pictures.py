import io
import struct
import time
import zlib

import pytest
from PIL import Image

from tests.proof.samples import OTHER_KEY
from tests.verifier import samples
from tests.verifier.samples import OURS, jpeg, picture_of, png


@pytest.fixture
def knowing(page):
    page.know("みなと架空診療所", OURS)
    return page


def test_a_picture_of_the_screen_is_read(knowing):
    knowing.choose(png(picture_of()))

    assert knowing.answer == "valid"


def test_a_poor_photograph_is_read(knowing):
    knowing.drop(jpeg(samples.photograph_of()))

    assert knowing.answer == "valid"


def test_a_picture_may_be_pasted(knowing):
    knowing.paste(png(picture_of()))

    assert knowing.answer == "valid"


def test_a_picture_of_another_clinics_code_is_not_valid(knowing):
    knowing.choose(png(picture_of(samples.code_of(key=OTHER_KEY))))

    assert (knowing.answer, knowing.doubts) == ("not_valid", ["other_clinic"])


def test_a_picture_of_two_certificates_states_neither(knowing):
    one, other = (
        Image.open(io.BytesIO(picture_of(samples.code_of(samples.proof(number=number)))))
        for number in ("A-1", "A-2")
    )
    both = Image.new("L", (one.width + other.width, max(one.height, other.height)), 255)
    both.paste(one.convert("L"), (0, 0))
    both.paste(other.convert("L"), (one.width, 0))
    made = io.BytesIO()
    both.save(made, "PNG")

    knowing.choose(png(made.getvalue()))

    assert (knowing.answer, knowing.doubts) == ("unreadable", ["not_a_certificate"])


def _claiming(width, height):
    """Return a small file that claims to be a picture of so many dots."""
    facts = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", facts), (b"IDAT", zlib.compress(bytes(10**7))), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_a_picture_of_gigabytes_is_refused_at_once(knowing):
    began = time.monotonic()
    knowing.choose(png(_claiming(60_000, 60_000)))

    assert (knowing.answer, knowing.doubts) == ("unreadable", ["too_large"])
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "content",
    [
        picture_of("https://example.invalid/"),
        picture_of()[:300],
        _claiming(0, 0),
        b"\x89PNG\r\n\x1a\n" + bytes(20),
    ],
)
def test_a_picture_without_a_code_is_no_certificate(knowing, content):
    knowing.choose(png(content))

    assert knowing.answer == "unreadable"


def test_a_broken_photograph_is_no_certificate(knowing):
    knowing.choose(jpeg(samples.photograph_of()[:2000]))

    assert knowing.answer == "unreadable"
