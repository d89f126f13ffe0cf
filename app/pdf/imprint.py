"""The seal beside the physician's name: drawn from its signs, or the clinic's own picture."""

from math import ceil, sqrt
from struct import unpack_from
from typing import Final

from app.domain.imprints import Imprint, ImprintKind, written_on
from app.pdf.column import Style, Type
from app.pdf.marks import Box, Mark, Picture, Sign
from app.pdf.words import PHRASES

# Vermilion, dark enough to be read where a printer knows black alone.
VERMILION: Final = "#C8102E"
_MM: Final = 72 / 25.4
# As long as such seals are: twelve millimetres for a person's, eighteen for an institution's.
SIDES: Final = {
    ImprintKind.NONE: 32.0,
    ImprintKind.ROUND: 12 * _MM,
    ImprintKind.SQUARE: 18 * _MM,
    ImprintKind.PICTURE: 18 * _MM,
}
_FREE: Final = "#8A93A3"
# They stand upright between words, and along the column where signs stand below each other.
_LYING: Final = frozenset("ー〜～-‐–—…‥")
# The part of the seal that its signs fill, by the number of columns.
_INSIDE: Final = {1: (0.5, 0.8), 2: (0.68, 0.68)}
_IN_SQUARE: Final = 0.86
_RING: Final = 0.045


def imprint(setter: Type, chosen: Imprint, name: str, right: float, top: float) -> list[Mark]:
    """Return the seal of a certificate that ends at `right`; a place for one by hand where none is."""
    side = SIDES[chosen.kind]
    left = right - side
    if chosen.kind is ImprintKind.PICTURE:
        return [_picture(chosen.picture, left, top, side)]
    written = tuple(setter.spell(one) for one in written_on(chosen, name))
    if not written:
        return _free(setter, left, top, side)
    is_round = chosen.kind is ImprintKind.ROUND
    thick = side * _RING
    radius = (side - thick) / 2 if is_round else 1.5
    inner = side - thick
    edge = thick / 2
    frame = Box(left + edge, top + edge, inner, inner, radius, VERMILION, thick)
    return [frame, *_signs(setter, written, left + side / 2, top + side / 2, side, is_round)]


def _free(setter: Type, left: float, top: float, side: float) -> list[Mark]:
    words = PHRASES["seal"].only(setter.languages).ja
    middle = left + side / 2
    told = setter.text(middle, top + side / 2 + 4, words, Style(11, _FREE), align=0.5)
    return [Box(left, top, side, side, side / 2, _FREE, 0.7, dash=(1, 1.6)), told]


def _picture(png: bytes, left: float, top: float, side: float) -> Picture:
    # Every PNG tells its size at this place.
    wide, high = unpack_from(">II", png, 16)
    scale = side / max(wide, high)
    width, height = wide * scale, high * scale
    return Picture(left + (side - width) / 2, top + (side - height) / 2, width, height, png)


def _signs(
    setter: Type, written: tuple[str, ...], x: float, y: float, side: float, is_round: bool
) -> list[Mark]:
    """Return the signs around a middle: Latin ones in a row, others in columns from the right."""
    if all(one.isascii() for one in written):
        return [_row(setter, "".join(written), x, y, side)]
    columns = _columns(written, is_round)
    wide, high = _INSIDE[len(columns)] if is_round else (_IN_SQUARE, _IN_SQUARE)
    # One or two signs need not be stretched over the whole height.
    high = min(high, 0.42 * len(columns[0])) if is_round else high
    width, right = wide * side / len(columns), x + wide * side / 2
    marks: list[Mark] = []
    for across, column in enumerate(columns, 1):
        height = high * side / len(column)
        marks += [
            Sign(
                right - across * width,
                y - high * side / 2 + down * height,
                width,
                height,
                one,
                VERMILION,
                is_turned=one in _LYING,
            )
            for down, one in enumerate(column)
        ]
    return marks


def _columns(written: tuple[str, ...], is_round: bool) -> list[tuple[str, ...]]:
    """Return signs in columns as even as can be, the longer ones first."""
    count = (1 if len(written) <= 3 else 2) if is_round else ceil(sqrt(len(written)))
    count = 1 if len(written) <= 2 else count
    least, longer = divmod(len(written), count)
    columns, at = [], 0
    for place in range(count):
        size = least + (place < longer)
        columns.append(written[at : at + size])
        at += size
    return columns


def _row(setter: Type, words: str, x: float, y: float, side: float) -> Sign:
    ems = setter.fonts.bold.width(words) / 1000
    size = min(0.78 * side / ems, 0.5 * side)
    return Sign(x - ems * size / 2, y - size / 2, ems * size, size, words, VERMILION)
