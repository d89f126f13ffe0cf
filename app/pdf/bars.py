"""Stacked bars on paper: how many infusions of each kind, step by step of time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.pdf.column import GREY, HAIR, INK, LEFT, RIGHT, SECTION, Style, Type
from app.pdf.marks import Block, Box, Mark, across

# Light to dark in the order in which they press, so that they differ in black and white too.
_FILLS: Final = {
    "legitimate": "#BFE3CF",
    "caution": "#E8C36A",
    "review": "#B9A6E8",
    "exemption_required": "#E08A4F",
    "not_legitimate": "#B01E2E",
    "incomplete": "#8A94A6",
    "blocked": "#4A0A12",
    "not_applicable": "#FFFFFF",
}
_AXIS: Final = Style(6.4, GREY)
_WORD: Final = Style(7.2, INK)
_HIGH: Final = 96.0
_TOP: Final = 20.0
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000)


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars with a title: the label of each with its parts (kind and count), and the kinds' words."""

    title: str
    bars: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    legend: tuple[tuple[str, str], ...]


def bars(drawn: Bars, setter: Type) -> Block:
    """Return the bars as marks, across the page."""
    left, width = LEFT + 22, RIGHT - LEFT - 22
    foot = _TOP + _HIGH
    highest = max((sum(n for _, n in parts) for _, parts in drawn.bars), default=0)
    step = next((one for one in _STEPS if highest <= 4 * one), _STEPS[-1])
    most = max(step * -(-highest // step), 1)
    marks: list[Mark] = [setter.text(LEFT, 10, drawn.title, SECTION)]
    for value in range(0, most + 1, step):
        y = foot - value / most * _HIGH
        marks.append(across(left, y, width, HAIR if value else GREY, 0.5))
        marks.append(setter.text(left - 4, y + 2.2, f"{value}", _AXIS, align=1))
    room = width / max(len(drawn.bars), 1)
    widest = max((setter.width(label, _AXIS) for label, _ in drawn.bars), default=0.0)
    each = max(1, -(-int(widest + 4) // max(int(room), 1)))
    for place, (label, parts) in enumerate(drawn.bars):
        x = left + place * room
        y = foot
        for kind, count in parts:
            high = count / most * _HIGH
            y -= high
            ground = _FILLS[kind]
            marks.append(Box(x + room * 0.15, y, room * 0.7, high, 0, GREY, 0.3, ground))
        if place % each == 0:
            marks.append(setter.text(x + room / 2, foot + 9, label, _AXIS, align=0.5))
    return Block((*marks, *_legend(drawn, setter, foot + 22)), foot + 30)


def _legend(drawn: Bars, setter: Type, y: float) -> Iterator[Mark]:
    x = LEFT + 22
    for kind, word in drawn.legend:
        yield Box(x, y - 6, 7, 7, 0, GREY, 0.3, _FILLS[kind])
        yield setter.text(x + 10, y, word, _WORD)
        x += 10 + setter.width(word, _WORD) + 14
