import pytest
from PySide6.QtGui import QColor

from app.ui.kit.qr import QrCode


@pytest.fixture
def code(shown):
    code = shown(QrCode("qr", side=210))
    code.show_text("otpauth://totp/Tenteki:mori?secret=GEZDGNBVGY3TQOJQ", "QR code")
    return code


def dark(code):
    """Return where the picture is dark."""
    picture = code.grab().toImage()
    return {
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) == QColor(0, 0, 0)
    }


def test_it_is_black_on_white_with_a_margin_in_every_theme(code):
    spots = dark(code)

    assert code.sizeHint().width() == code.sizeHint().height() == 210
    assert min(x for x, _ in spots) > 8
    assert max(x for x, _ in spots) < 202


def test_three_corners_have_the_squares_by_which_it_is_found(code):
    spots = dark(code)
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)

    assert {(left, top), (right, top), (left, bottom)} <= spots


def test_another_text_is_another_picture(code):
    before = dark(code)

    code.show_text("another text", "QR code")

    assert dark(code) != before


def test_it_is_spoken_of(code):
    assert code.accessibleName() == "QR code"


def test_an_empty_one_is_white(shown):
    assert dark(shown(QrCode("qr"))) == set()
