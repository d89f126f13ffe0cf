"""The code on the page, by which a paper proves itself without a network."""

from functools import cache

import segno

from app.pdf.column import SUB, Column, Type
from app.pdf.marks import Code
from app.pdf.words import LABELS

# 30 mm for the code of the longest ordinary certificate, and its quiet zone around.
SIZE = 93.0


def code(setter: Type, text: str, right: float) -> Column:
    """Return the code with a word below, its right edge at `right`; nothing where there is none."""
    column = Column(setter, right - SIZE, SIZE)
    if text:
        column.marks.append(Code(right - SIZE, 0, SIZE, _rows(text)))
        column.y = SIZE + 1
        column.write(setter.one_line(LABELS["verify"]), SUB)
    return column


@cache
def _rows(text: str) -> tuple[bytes, ...]:
    # A page that does not fit is laid out again; the code costs more than all the rest.
    return tuple(map(bytes, segno.make_qr(text, error="m", boost_error=False).matrix))
