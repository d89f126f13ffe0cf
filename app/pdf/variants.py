"""Which forms of a kanji a font holds (IVS): 邉 followed by an invisible selector is another 邉."""

import re
from collections.abc import Iterator, Mapping
from struct import iter_unpack, unpack_from
from typing import Final

SELECTORS: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_VARIANTS = 14
_RECORD = 11  # selector (3 bytes), and where its two lists lie (4 + 4 bytes)


def is_selector(sign: str) -> bool:
    """Tell whether a sign chooses a form of the kanji before it and prints nothing itself."""
    return SELECTORS.fullmatch(sign) is not None


def read_variants(cmap: bytes, glyphs: Mapping[int, int]) -> dict[tuple[int, int], int]:
    """Return the glyph of each (kanji, selector) that a font's table `cmap` knows.

    `glyphs` are the plain ones: some sequences name the form a font shows anyway.
    ReportLab reads the plain tables only, and would print a box for the selector.
    """
    (count,) = unpack_from(">H", cmap, 2)
    for place in range(count):
        (at,) = unpack_from(">4xL", cmap, 4 + 8 * place)
        if unpack_from(">H", cmap, at)[0] == _VARIANTS:
            return dict(_sequences(cmap, at, glyphs))
    return {}


def _sequences(
    cmap: bytes, at: int, glyphs: Mapping[int, int]
) -> Iterator[tuple[tuple[int, int], int]]:
    (count,) = unpack_from(">L", cmap, at + 6)
    for place in range(count):
        high, low, usual, unusual = unpack_from(">BHLL", cmap, at + 10 + _RECORD * place)
        selector = high << 16 | low
        if usual:
            for kanji in _usual(cmap, at + usual):
                if kanji in glyphs:
                    yield (kanji, selector), glyphs[kanji]
        if unusual:
            for kanji, glyph in _unusual(cmap, at + unusual):
                yield (kanji, selector), glyph


def _usual(cmap: bytes, at: int) -> Iterator[int]:
    for high, low, more in iter_unpack(">BHB", _list(cmap, at, 4)):
        first = high << 16 | low
        yield from range(first, first + more + 1)


def _unusual(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    for high, low, glyph in iter_unpack(">BHH", _list(cmap, at, 5)):
        yield high << 16 | low, glyph


def _list(cmap: bytes, at: int, size: int) -> bytes:
    (count,) = unpack_from(">L", cmap, at)
    return cmap[at + 4 : at + 4 + count * size]
