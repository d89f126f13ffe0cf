"""Draws marks on a page of ReportLab's and gives back the bytes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any, Final

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.pdf.archive import About, Attachment, describe, prepare
from app.pdf.fonts import Fonts
from app.pdf.marks import QUIET, Box, Code, Mark, Picture, Shape, Sign, Text, Watermark

WIDTH: Final = A4[0]
HEIGHT: Final = A4[1]


_RISE: Final = 52  # degrees of a watermark: along the diagonal
Drawn = Callable[[int, int], None]


def _drawn(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, ready to be drawn, with those that follow it, and what the file says of itself."""

    about: About
    marks: tuple[Mark, ...]
    following: tuple[tuple[Mark, ...], ...] = ()
    language: str = "ja"
    attachments: tuple[Attachment, ...] = ()
    shown: tuple[float, float, float, float] | None = None  # a part of the page alone


def to_pdf(page: Page, fonts: Fonts, drawn: Drawn = _drawn) -> bytes:
    """Return pages as a PDF file; the same pages always give the same bytes.

    `drawn` is told how many are drawn, of how many; what it raises ends the work.
    """
    # Streams as bytes, not as text of ASCII only: a quarter less, and needed by no reader of today.
    rl_config.useA85 = 0
    file = BytesIO()
    # A first font of ours, or an unembedded Helvetica stands in the file.
    first: Any = fonts.regular.fontName  # the stubs take it for a number
    canvas = Canvas(file, pagesize=A4, invariant=1, initialFontName=first, lang=page.language)
    describe(canvas, page.about)
    if page.shown is not None:
        left, top, right, bottom = page.shown
        canvas.setCropBox((left, HEIGHT - bottom, right, HEIGHT - top))
    sheets = (page.marks, *page.following)
    for place, marks in enumerate(sheets, 1):
        draw(marks, canvas, fonts)
        canvas.showPage()
        drawn(place, len(sheets))
    prepare(canvas, page.about, page.attachments)
    canvas.save()
    return file.getvalue()


def draw(marks: tuple[Mark, ...], canvas: Canvas, fonts: Fonts) -> None:
    """Draw marks on a canvas, in their order."""
    for mark in marks:
        if isinstance(mark, Text):
            canvas.setFont(fonts.face(mark.is_bold).fontName, mark.size)
            canvas.setFillColorRGB(*_rgb(mark.ink))
            canvas.drawString(mark.x, HEIGHT - mark.y, mark.words)
        elif isinstance(mark, Code):
            _code(mark, canvas)
        elif isinstance(mark, Watermark):
            _watermark(mark, canvas, fonts)
        elif isinstance(mark, Sign):
            _sign(mark, canvas, fonts)
        elif isinstance(mark, Picture):
            _picture(mark, canvas)
        else:
            _prepare(mark, canvas)
            _outline(mark, canvas)


def _prepare(mark: Shape | Box, canvas: Canvas) -> None:
    if mark.ink:
        canvas.setStrokeColorRGB(*_rgb(mark.ink))
        canvas.setLineWidth(mark.thick)
        canvas.setDash(list(mark.dash))
        canvas.setLineCap(1 if isinstance(mark, Shape) and not mark.dash else 0)
        canvas.setLineJoin(1)
    if mark.ground:
        canvas.setFillColorRGB(*_rgb(mark.ground))


def _watermark(mark: Watermark, canvas: Canvas, fonts: Fonts) -> None:
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(_RISE)
    canvas.setFont(fonts.face(is_bold=True).fontName, mark.size)
    canvas.setFillColorRGB(*_rgb(mark.ink))
    canvas.drawString(-mark.width / 2, -0.3 * mark.size, mark.words)
    canvas.restoreState()


def _sign(mark: Sign, canvas: Canvas, fonts: Fonts) -> None:
    face = fonts.face(mark.is_bold)
    wide, high = mark.width, mark.height
    canvas.saveState()
    canvas.translate(mark.x + wide / 2, HEIGHT - mark.y - high / 2)
    if mark.is_turned:
        canvas.rotate(-90)
        wide, high = high, wide
    ems = face.width(mark.words) / 1000
    canvas.scale(wide / ems, high)
    canvas.setFont(face.fontName, 1)
    canvas.setFillColorRGB(*_rgb(mark.ink))
    # Noto Sans JP stands between 0.88 above and 0.12 below its line.
    canvas.drawString(-ems / 2, -0.38, mark.words)
    canvas.restoreState()


def _picture(mark: Picture, canvas: Canvas) -> None:
    drawn, bottom = ImageReader(BytesIO(mark.png)), HEIGHT - mark.y - mark.height
    canvas.drawImage(drawn, mark.x, bottom, mark.width, mark.height, mask="auto")


def _code(mark: Code, canvas: Canvas) -> None:
    """Draw a code in one stroke, so that no reader's smoothing parts its modules."""
    module = mark.size / (len(mark.rows) + 2 * QUIET)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(mark.x, HEIGHT - mark.y - mark.size, mark.size, mark.size, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.saveState()
    canvas.translate(mark.x + QUIET * module, HEIGHT - mark.y - QUIET * module)
    canvas.scale(module, module)
    path = canvas.beginPath()
    # In whole modules, written as they are: a thousand figures are not looked at one by one.
    vars(path)["_code"] += [
        f"{first} {-row - 1} {count} 1 re"
        for row, dark in enumerate(mark.rows)
        for first, count in _runs(dark)
    ]
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    """Yield where dark modules begin that stand side by side, and how many they are."""
    at = 0
    for is_dark, modules in groupby(row):
        count = len(list(modules))
        if is_dark:
            yield at, count
        at += count


def _outline(mark: Shape | Box, canvas: Canvas) -> None:
    stroke, fill = int(bool(mark.ink) and mark.thick > 0), int(bool(mark.ground))
    if isinstance(mark, Box):
        canvas.roundRect(
            mark.x,
            HEIGHT - mark.y - mark.height,
            mark.width,
            mark.height,
            mark.radius,
            stroke=stroke,
            fill=fill,
        )
        return
    path = canvas.beginPath()
    (x, y), *others = mark.points
    path.moveTo(x, HEIGHT - y)
    for x, y in others:
        path.lineTo(x, HEIGHT - y)
    canvas.drawPath(path, stroke=stroke, fill=fill)


def _rgb(ink: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(ink[1:])
    return red / 255, green / 255, blue / 255
