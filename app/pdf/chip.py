"""A verdict as a chip: its shape, its word in the page's languages, its colour; never the colour alone."""

from typing import Final

from app.domain.verdicts import Outcome
from app.pdf.column import Style, Type
from app.pdf.marks import Block, Box, Mark, Shape
from app.pdf.words import OUTCOMES

# Ink and ground, as in the window (screens.md 2).
_TONES: Final = {
    Outcome.LEGITIMATE: ("#14683F", "#E2F3E9"),
    Outcome.CAUTION: ("#7A4F00", "#FDF0CF"),
}
_QUIET: Final = ("#5E6A7E", "#FFFFFF")


def chip(setter: Type, outcome: Outcome, x: float, y: float) -> Block:
    """Return the chip of an outcome, its left upper corner at a place."""
    ink, ground = _TONES.get(outcome, _QUIET)
    strong, quiet = Style(7.8, ink, is_bold=True), Style(6.6, ink)
    high = setter.points(strong) * 1.9
    icon = _icon(outcome, ink, x + high * 0.52, y + high / 2, high * 0.27)
    line = y + high / 2 + 0.36 * setter.points(strong)
    at = x + (high * 0.95 if icon else high * 0.4)
    told = OUTCOMES[outcome].only(setter.languages)
    word = setter.text(at, line, told.ja, strong)
    english = setter.text(word.x + word.width + (4 if told.en else 0), line, told.en, quiet)
    wide = english.x + english.width + high * 0.4 - x
    return Block((Box(x, y, wide, high, 3, ink, 0.7, ground), *icon, word, english), high)


def _icon(outcome: Outcome, ink: str, x: float, y: float, r: float) -> tuple[Mark, ...]:
    """Return a ticked circle, a warning triangle, or nothing, around a middle."""
    if outcome is Outcome.LEGITIMATE:
        tick = (
            (x - 0.45 * r, y + 0.03 * r),
            (x - 0.12 * r, y + 0.36 * r),
            (x + 0.46 * r, y - 0.3 * r),
        )
        return Box(x - r, y - r, 2 * r, 2 * r, r, ink, 0.8), Shape(tick, ink, 0.8)
    if outcome is Outcome.CAUTION:
        sides = ((x, y - r), (x + 1.1 * r, y + 0.9 * r), (x - 1.1 * r, y + 0.9 * r), (x, y - r))
        stroke = ((x, y - 0.3 * r), (x, y + 0.25 * r))
        dot = ((x, y + 0.58 * r), (x, y + 0.6 * r))
        return Shape(sides, ink, 0.8), Shape(stroke, ink, 0.8), Shape(dot, ink, 0.9)
    return ()
