"""A clinic's rules on paper: a text with headings, lists and a table, set page by page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Final

from app.pdf.archive import About
from app.pdf.column import GREY, HAIR, INK, LEFT, NAVY, RIGHT, SUB, Column, Style, Type, beside
from app.pdf.fonts import load_fonts
from app.pdf.marks import Block, Mark, across
from app.pdf.painter import Page, to_pdf

_TOP: Final = 48.0
_BOTTOM: Final = 788.0
_FOOT: Final = 812.0
_GAP: Final = 3.0
_BEHIND: Final = 16.0  # how far the text of a list stands behind its sign
_FIRST: Final = 0.36  # a table's first column, as a share of the width

_TITLE: Final = Style(18, NAVY, is_bold=True, leading=1.7)
_HEADING: Final = Style(11.5, NAVY, is_bold=True, leading=1.6)
_BODY: Final = Style(9.6, INK, leading=1.55)
_CELL: Final = Style(8.4, INK, leading=1.4)
_HEAD: Final = Style(8.4, GREY, is_bold=True, leading=1.4)
_NOTHING: Final = Block((), 0.0)
_ITEM: Final = re.compile(r"(?P<sign>-|\d+\.) (?P<words>.*)")

# Drawn by the setter of the page.
Figure = Callable[[Type], Block]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What the paper says: plain Markdown (headings, lists, tables), and whose it is."""

    title: str
    clinic: str
    made: datetime
    text: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stays together, the gap below it, and what stands above it on a new page."""

    block: Block
    gap: float = _GAP
    head: Block = _NOTHING


class RulebookPages:
    """Prints a clinic's rules on as many pages of A4 as they take."""

    def __init__(self, fonts: Path) -> None:
        self._folder = fonts
        # ReportLab's fonts remember their place while they write themselves.
        self._lock = Lock()

    def __call__(self, rules: Rulebook, figure: Figure | None = None) -> bytes:
        """Return the rules as PDF, with a figure below the title where there is one."""
        with self._lock:
            fonts = load_fonts(self._folder)
            setter = Type(fonts, 1.0)
            first, *following = _numbered(setter, rules, _pages(setter, rules.text, figure))
            title, whose = rules.title, rules.clinic
            page = Page(About(title, title, whose, "Tenteki", rules.made), first, tuple(following))
            return to_pdf(page, fonts)


def _pages(setter: Type, text: str, figure: Figure | None) -> Iterator[list[Mark]]:
    """Yield the marks of each page; a table that goes on has its head there again."""
    marks: list[Mark] = []
    y = _TOP
    title, *pieces = _pieces(setter, text)
    drawn = [] if figure is None else [_Piece(figure(setter), 3 * _GAP)]
    for piece in (title, *drawn, *pieces):
        if y + piece.block.height > _BOTTOM:
            yield marks
            marks, y = list(piece.head.moved(_TOP)), _TOP + piece.head.height
        marks += piece.block.moved(y)
        y += piece.block.height + piece.gap
    yield marks


def _numbered(setter: Type, rules: Rulebook, pages: Iterator[list[Mark]]) -> list[tuple[Mark, ...]]:
    found = list(pages)
    foot = f"{rules.title}  {rules.clinic}  {rules.made:%Y-%m-%d}"
    return [
        (
            *marks,
            setter.text(LEFT, _FOOT, foot, SUB),
            setter.text(RIGHT, _FOOT, f"{number} / {len(found)}", SUB, align=1),
        )
        for number, marks in enumerate(found, 1)
    ]


def _pieces(setter: Type, text: str) -> Iterator[_Piece]:
    """Yield what the end of a page never parts: a paragraph, an item, a row, a heading's first."""
    heading: Block | None = None
    lines = [line.replace("`", "") for line in text.splitlines() if line.strip()]
    for line, *rows in _gathered(lines):
        if line.startswith("## "):
            heading = _line(setter, line)
        elif rows:
            if heading is not None:
                yield _Piece(heading)
                heading = None
            yield from _table(setter, [line, *rows])
        else:
            block = _line(setter, line)
            yield _Piece(block if heading is None else _below(heading, block, _GAP))
            heading = None


def _gathered(lines: list[str]) -> Iterator[list[str]]:
    """Yield each line by itself, but the rows of a table together."""
    for is_table, group in groupby(lines, lambda line: line.startswith("|")):
        if is_table:
            yield list(group)
        else:
            yield from ([line] for line in group)


def _line(setter: Type, line: str) -> Block:
    width = RIGHT - LEFT
    column = Column(setter, LEFT, width)
    if line.startswith("# "):
        column.write(line[2:], _TITLE)
    elif line.startswith("## "):
        column.skip(8)
        column.write(line[3:], _HEADING)
    elif item := _ITEM.fullmatch(line):
        sign = Column(setter, LEFT, _BEHIND)
        sign.write("・" if item["sign"] == "-" else item["sign"], _BODY)
        words = Column(setter, LEFT + _BEHIND, width - _BEHIND)
        words.write(item["words"], _BODY)
        return beside(sign, words)
    else:
        column.write(line, _BODY)
    return column.block()


def _table(setter: Type, lines: list[str]) -> Iterator[_Piece]:
    """Yield a table: its head with the first row, then row by row."""
    head = _row(setter, lines[0], is_head=True)
    # The second line only parts them in the text.
    first, *rows = (_row(setter, line, is_head=False) for line in lines[2:])
    yield _Piece(_below(head, first), 0.0)
    for row in rows:
        yield _Piece(row, 0.0, head)


def _row(setter: Type, line: str, *, is_head: bool) -> Block:
    words = [cell.strip() for cell in line.strip("|").split("|")]
    whole = RIGHT - LEFT
    first = whole * _FIRST
    width = (whole - first) / max(1, len(words) - 1)
    columns = []
    for place, cell in enumerate(words):
        x = LEFT + (first + (place - 1) * width if place else 0)
        column = Column(setter, x, (width if place else first) - 4, y=2.0)
        column.write(cell, _HEAD if is_head else _CELL)
        columns.append(column)
    block = beside(*columns)
    below = block.height + 1.5
    return Block((*block.marks, across(LEFT, below, whole, GREY if is_head else HAIR)), below)


def _below(above: Block, block: Block, gap: float = 0.0) -> Block:
    top = above.height + gap
    return Block((*above.marks, *block.moved(top)), top + block.height)
