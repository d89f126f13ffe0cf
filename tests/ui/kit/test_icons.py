import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.ui.kit import icons


def inks(image):
    """The colours of all wholly covered points, as red, green and blue."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y).getRgb() for x, y in points)
    return [colour[:3] for colour in colours if colour[3] == 255]


@pytest.mark.parametrize("name", icons.names())
def test_every_drawing_is_inked_in_the_colour_asked_for(name):
    image = icons.drawing(name, "#2b54c4", 48)

    assert inks(image)
    for ink in inks(image):
        # Where two lines cross, the last digit may be rounded.
        assert ink == pytest.approx((0x2B, 0x54, 0xC4), abs=3)


def test_a_drawing_is_sharp_on_a_dense_screen():
    image = icons.drawing("search", "#18202e", 17, 2.0)

    assert image.width() == 34
    assert image.devicePixelRatio() == 2.0


def test_a_drawing_is_made_once():
    assert icons.drawing("plus", "#18202e", 17) is icons.drawing("plus", "#18202e", 17)


def test_an_icon_is_painted_where_it_is_wanted():
    page = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    page.fill(QColor("white"))
    painter = QPainter(page)

    icons.paint_icon(painter, "plus", "#b01e2e", QRectF(20, 20, 20, 20))

    painter.end()
    assert page.pixelColor(30, 30).red() > page.pixelColor(30, 30).green() + 80
    assert page.pixelColor(10, 10).name() == "#ffffff"
