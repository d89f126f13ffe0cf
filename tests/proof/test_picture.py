from io import BytesIO

import pytest
from PIL import Image

from app.domain.verifications import Doubt
from app.proof.anything import LARGEST, examine
from app.proof.picture import TooLarge, codes_in_picture, codes_on_page
from tests.pdf.reading import picture
from tests.proof import genuine
from tests.reliability import hostile


def saved(image, form="PNG", **how):
    """Return a picture as a file."""
    file = BytesIO()
    image.save(file, form, **how)
    return file.getvalue()


def page(of=genuine.certificate):
    """Return the page of a certificate as a camera sees it."""
    return picture(of().pdf, 200)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF"])
def test_the_code_is_read_from_every_picture_that_cameras_and_scanners_write(form):
    file = saved(page().convert("RGB"), form)

    assert codes_in_picture(file) == codes_on_page(genuine.certificate().pdf) == (genuine.code(),)


@pytest.mark.parametrize("turned", [3, 90, 180])
def test_a_page_may_lie_askew(turned):
    file = saved(page().rotate(turned, expand=True, fillcolor=255), "JPEG", quality=70)

    assert codes_in_picture(file) == (genuine.code(),)


def test_a_genuine_code_on_another_paper_states_its_own_content():
    """What stands around it, whoever looks has to compare."""
    forged = Image.new("L", (1600, 1600), 255)
    forged.paste(page(genuine.another).crop((1100, 1700, 1654, 2339)), (400, 400))

    found = examine(saved(forged))

    assert (found.doubts, found.fingerprint) == ((), genuine.FINGERPRINT)
    assert found.proof.number == genuine.another().number


def test_a_code_as_text_is_looked_at_as_well():
    found = examine(f" {genuine.code()}\n".encode())

    assert (found.doubts, found.proof.number) == ((), genuine.certificate().number)


def test_two_codes_in_one_picture_are_not_chosen_from():
    both = Image.new("L", (3400, 2400), 255)
    both.paste(page(), (0, 0))
    both.paste(page(genuine.another), (1700, 0))

    found = examine(saved(both))

    assert found.doubts == (Doubt.NOT_A_CERTIFICATE,)


@pytest.mark.parametrize(
    "bomb",
    [
        hostile.bomb_of_dots(50_000),
        hostile.bomb_of_dots(8_000),
        saved(Image.new("L", (8_000, 8_000)), "JPEG"),
        saved(Image.new("RGBA", (5_300, 5_300))),
    ],
    ids=["more than Pillow takes", "more than we take", "photograph", "colours"],
)
def test_a_picture_of_too_many_dots_is_not_unfolded(bomb):
    with pytest.raises(TooLarge):
        codes_in_picture(bomb)
    assert examine(bomb).doubts == (Doubt.TOO_LARGE,)


def test_a_photograph_of_today_is_read():
    large = page().convert("RGB").resize((6_000, 8_000))

    assert codes_in_picture(saved(large, "JPEG")) == (genuine.code(),)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"text",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n",
        saved(Image.new("L", (9, 9))),
        saved(Image.new("L", (300, 300)))[:-40],
        b"\x89PNG\r\n\x1a\n" + bytes(400),
        b"II*\x00\xff\xff\xff\x7f",
        b"GIF89a" + b"\xff" * 900,
    ],
)
def test_anything_else_is_no_certificate(content):
    assert examine(content).doubts == (Doubt.NOT_A_CERTIFICATE,)


def test_what_is_larger_than_any_certificate_is_not_looked_at():
    assert examine(bytes(LARGEST + 1)).doubts == (Doubt.TOO_LARGE,)


def test_a_page_as_large_as_a_field_is_not_drawn():
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, pagesize=(14_400, 14_400))
    canvas.drawString(9, 9, "large")
    canvas.save()

    with pytest.raises(TooLarge):
        codes_on_page(file.getvalue())
