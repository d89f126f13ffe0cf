import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.ui.kit.look import font
from app.ui.kit.painting import CENTRE, LEFT, RIGHT, paint_box, paint_text

WIDTH, HEIGHT = 200, 40
PAGE = QRectF(0, 0, WIDTH, HEIGHT)


@pytest.fixture
def page():
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    return image


@pytest.fixture
def painter(page):
    painter = QPainter(page)
    yield painter
    painter.end()


def inked(image):
    """Return left, top, right and bottom of what is not white."""
    points = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).name() != "#ffffff"
    ]
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


@pytest.mark.parametrize("align", [LEFT, CENTRE, RIGHT])
def test_a_text_stands_where_it_is_wanted(page, painter, align):
    width = paint_text(painter, PAGE, "点滴", font=font(20), ink="#000000", align=align)

    left, top, right, bottom = inked(page)
    middle = {LEFT: width / 2, CENTRE: WIDTH / 2, RIGHT: WIDTH - width / 2}[align]
    assert (left + right + 1) / 2 == pytest.approx(middle, abs=3)
    assert (top + bottom + 1) / 2 == pytest.approx(HEIGHT / 2, abs=3)


def test_a_text_without_room_is_shortened_at_its_end(page, painter):
    room = QRectF(0, 0, 60, HEIGHT)

    width = paint_text(painter, room, "咽頭痛と嚥下痛 2日", font=font(14), ink="#000000")

    assert width <= room.width()
    assert inked(page)[2] <= room.right()


def test_a_text_is_written_in_its_ink_whatever_the_painter_began_with(page, painter):
    painter.setPen(QColor("#00ff00"))

    paint_text(painter, PAGE, "■", font=font(24), ink="#b01e2e")

    colours = {page.pixelColor(x, HEIGHT // 2).name() for x in range(WIDTH)}
    assert "#b01e2e" in colours
    assert "#00ff00" not in colours


def test_a_boxs_border_lies_wholly_inside(page, painter):
    paint_box(painter, QRectF(20, 10, 100, 20), fill="#e8eefc", border="#2b54c4", radius=0)

    assert inked(page) == (20, 10, 119, 29)
    assert page.pixelColor(20, 20).name() == "#2b54c4"
    assert page.pixelColor(21, 20).name() == "#e8eefc"


def test_a_box_without_a_fill_shows_what_is_below(page, painter):
    paint_box(painter, QRectF(20, 10, 100, 20), border="#2b54c4", width=2, radius=0)

    assert page.pixelColor(21, 20).name() == "#2b54c4"
    assert page.pixelColor(23, 20).name() == "#ffffff"


def test_the_corners_of_a_box_are_rounded(page, painter):
    paint_box(painter, QRectF(20, 10, 100, 20), fill="#2b54c4", radius=8)

    assert page.pixelColor(20, 10).name() == "#ffffff"
    assert page.pixelColor(70, 10).name() == "#2b54c4"
