"""Somebody's picture of a seal becomes one that certificates can show, or is refused."""

import zlib
from io import BytesIO
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.pdf.seal_picture import LEAST, SIDE, take
from tests.pdf.seals import RED, saved, seal_picture, transparent


def opened(taken):
    assert taken.fault == ""
    return Image.open(BytesIO(taken.png))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_white_becomes_transparent_and_the_ink_stays(kind):
    seal = opened(take(saved(seal_picture(), kind)))

    wide, high = seal.size
    assert (seal.mode, wide) == ("RGBA", high)
    assert seal.getpixel((wide // 4, high // 4))[3] == 0
    red, green, blue, alpha = seal.getpixel((wide // 2, high // 2))
    assert abs(red - RED[0]) < 12
    assert max(green, blue) < 80
    assert alpha == 255


def test_a_transparent_ground_is_kept():
    seal = opened(take(transparent()))

    assert seal.getpixel((seal.width // 4, seal.height // 4))[3] == 0
    assert seal.getpixel((seal.width // 2, seal.height // 2)) == (*RED, 255)


def test_white_inside_a_picture_with_a_transparent_ground_is_kept():
    picture = seal_picture(mode="RGBA", ground=(0, 0, 0, 0))
    picture.paste((255, 255, 255, 255), (190, 190, 210, 210))

    seal = opened(take(saved(picture)))

    assert seal.getpixel((seal.width // 2, seal.height // 2)) == (255, 255, 255, 255)


@pytest.mark.parametrize("paper", [(215, 212, 205), (180, 180, 180)])
def test_grey_paper_is_taken_for_the_ground(paper):
    seal = opened(take(saved(seal_picture(ground=paper), "JPEG", quality=80)))

    assert seal.getpixel((seal.width // 4, seal.height // 4))[3] < 40


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "CMYK"])
def test_pictures_of_other_colours_are_taken_too(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"

    assert max(opened(take(saved(seal_picture().convert(mode), kind))).size) > LEAST


def test_the_margin_is_cut_away_and_what_is_large_made_smaller():
    seal = opened(take(saved(seal_picture(2400))))

    assert seal.size == (SIDE, SIDE)
    assert all(seal.getchannel("A").crop(edge).getextrema()[1] > 200 for edge in [(0, 0, SIDE, 4)])


def test_a_photograph_is_turned_as_the_camera_says():
    picture = seal_picture()
    picture.paste("white", (0, 0, 400, 200))
    turned = Image.Exif()
    turned[0x0112] = 6

    wide, high = opened(take(saved(picture, "JPEG", exif=turned))).size

    assert high > 1.5 * wide


def test_nothing_but_dots_is_kept():
    exif = Image.Exif()
    exif[0x010E] = "架空の場所"

    taken = take(saved(seal_picture(), "JPEG", exif=exif))

    assert set(opened(taken).info) == set()
    assert "架空の場所".encode() not in taken.png


def test_what_was_hidden_behind_the_ground_is_not_kept():
    picture = seal_picture(mode="RGBA", ground=(1, 2, 3, 0))

    seal = opened(take(saved(picture)))

    assert seal.getpixel((seal.width // 4, seal.height // 4)) == (255, 255, 255, 0)


def test_a_picture_that_was_taken_is_taken_again():
    once = take(saved(seal_picture()))

    assert opened(take(once.png)).size == opened(once).size


def bomb(wide, high):
    """Return a PNG that says it is so large and holds little."""

    def chunk(name, data):
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(bytes(1 + 3 * wide)))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


def moving():
    frames = [seal_picture(), seal_picture().rotate(45)]
    return saved(frames[0], save_all=True, append_images=frames[1:])


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        (b"", "not_a_picture"),
        (b"%PDF-1.7", "not_a_picture"),
        (saved(seal_picture(), "GIF"), "not_a_picture"),
        (saved(seal_picture(), "TIFF"), "not_a_picture"),
        (saved(seal_picture())[:500], "not_a_picture"),
        (bomb(4001, 4000), "picture_too_many_dots"),
        (bomb(60_000, 60_000), "picture_too_many_dots"),
        (moving(), "picture_moves"),
        (saved(Image.new("RGB", (400, 400), "white")), "picture_empty"),
        (saved(Image.new("RGBA", (400, 400), (255, 0, 0, 0))), "picture_empty"),
        (saved(seal_picture(90)), "picture_too_small"),
    ],
    ids=lambda one: one if isinstance(one, str) else f"{len(one)} bytes",
)
def test_what_is_no_picture_of_a_seal_is_refused_by_its_fault(file, fault):
    assert take(file).fault == fault


_GOOD = saved(seal_picture(120))


@given(st.integers(0, len(_GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_a_broken_picture_is_taken_or_refused_and_never_raises(place, bytes_):
    taken = take(_GOOD[:place] + bytes_ + _GOOD[place + len(bytes_) :])

    assert bool(taken.png) is not bool(taken.fault)
