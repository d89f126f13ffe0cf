"""The code on the page, by which a paper proves itself without a network."""

from functools import cache

import zxingcpp

from app.pdf.column import SUB, Column, Type
from app.pdf.marks import QUIET, Code
from app.pdf.words import LABELS

# 30 mm and the quiet zone, as long as the code has no more than eighty modules; a longer text
# gets a larger code, since a camera must still tell its modules apart.
_LEAST = 93.0
_MODULE = 1.05


def code(setter: Type, text: str, right: float) -> Column:
    """Return the code with a word below, its right edge at `right`; nothing where there is none."""
    if not text:
        return Column(setter, right, 0)
    rows = _rows(text)
    size = max(_LEAST, (len(rows) + 2 * QUIET) * _MODULE)
    column = Column(setter, right - size, size)
    column.marks.append(Code(right - size, 0, size, rows))
    quiet = size * QUIET / (len(rows) + 2 * QUIET)
    # The words begin where the eye sees the code begin.
    below = Column(setter, column.x + quiet, size - quiet, size + 1)
    below.write(setter.one_line(LABELS["verify"]), SUB)
    column.marks += below.marks
    column.y = below.y
    return column


@cache
def _rows(text: str) -> tuple[bytes, ...]:
    # A page that does not fit is laid out again. Of encoders this one is twenty times as quick; that
    # others read what it makes, the tests of the finished page say.
    form = zxingcpp.BarcodeFormat.QRCode
    made = zxingcpp.create_barcode(text, form, ec_level="M")
    dots = made.to_image(scale=1, add_quiet_zones=False)
    # The library does not say that its pictures are memory.
    rows: list[list[int]] = memoryview(dots).tolist()  # type: ignore[arg-type, assignment]
    return tuple(bytes(dot == 0 for dot in row) for row in rows)
