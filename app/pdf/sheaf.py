"""Prints a record, or anything told in titles, facts, tables and notes, on as many pages as it needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Final

from app.i18n import Wording
from app.pdf.archive import About
from app.pdf.column import (
    GREY,
    GROUND,
    HAIR,
    INK,
    LEFT,
    NAVY,
    RED,
    RIGHT,
    SUB,
    Column,
    Style,
    Type,
    beside,
)
from app.pdf.flow import Piece, flow
from app.pdf.fonts import Fonts, load_fonts
from app.pdf.marks import Block, Box, Mark, Shape, across
from app.pdf.painter import WIDTH, Page, to_pdf
from app.record.items import Fact, Item, Note, Table, Title
from app.record.phrases import moment
from app.services.backup import go_on
from app.services.checkup import Progress
from app.services.trouble import ExportWasStopped

TOP: Final = 52.0
FOOT: Final = 800.0
# Stands for a sign that the fonts lack, as printers of type have always done it.
GETA: Final = "〓"
_WIDE: Final = RIGHT - LEFT
_LABEL_WIDTH: Final = 128.0
_GAP: Final = 6.0
_TITLES: Final = {
    0: Style(19, INK, is_bold=True),
    1: Style(12, NAVY, is_bold=True),
    2: Style(10.4, INK, is_bold=True),
    3: Style(8.8, NAVY, is_bold=True),
}
_LABEL: Final = Style(8, GREY)
_VALUE: Final = Style(8.8, INK)
_CELL: Final = Style(7.8, INK, leading=1.3)
_HEAD: Final = Style(7.2, GREY, is_bold=True)
_NOTE: Final = Style(8, GREY)
_LOUD: Final = Style(8.8, RED, is_bold=True)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """What is printed; `about` stands at the head of each page, `house` beside it."""

    title: str
    about: str
    house: str
    made: datetime
    items: tuple[Item, ...]


class SheafPages:
    """Prints sheaves: A4, in one language, the same bytes for the same sheaf."""

    def __init__(self, fonts: Path) -> None:
        self._folder = fonts
        # ReportLab's fonts remember their place while they write themselves.
        self._lock = Lock()

    def __call__(
        self, sheaf: Sheaf, say: Wording, *, more_pages: int = 0, progress: Progress = go_on
    ) -> bytes:
        """Return a sheaf as PDF; `more_pages` of others are bound in behind it and counted.

        Raises:
            ExportWasStopped: whoever was told of the progress wished so.
        """

        def drawn(done: int, total: int) -> None:
            if not progress(done, total):
                raise ExportWasStopped

        with self._lock:
            fonts = load_fonts(self._folder)
            sheets = lay_out(sheaf, say, fonts, more_pages)
            first, *following = sheets
            page = Page(
                About(sheaf.title, sheaf.about, sheaf.house, "Tenteki", sheaf.made),
                first,
                following=tuple(following),
                language=say.language,
            )
            return to_pdf(page, fonts, drawn)


def lay_out(
    sheaf: Sheaf, say: Wording, fonts: Fonts, more_pages: int = 0
) -> tuple[tuple[Mark, ...], ...]:
    """Return where everything stands on each page."""
    setter = _Setter(fonts)
    pieces = [piece for item in sheaf.items for piece in _pieces(setter, item)]
    if setter.lacking:
        signs = " ".join(f"U+{ord(sign):04X}" for sign in setter.lacking)
        words = say(
            "{sign} stands for signs that cannot be printed: {signs}", sign=GETA, signs=signs
        )
        pieces += _pieces(setter, Note(words, is_loud=True))
    sheets = flow(pieces, TOP, FOOT)
    pages = len(sheets) + more_pages
    return tuple(
        (*_frame(setter, sheaf, say("Page {page} of {pages}", page=place, pages=pages)), *marks)
        for place, marks in enumerate(sheets, 1)
    )


class _Setter(Type):
    """Sets words in one size; what the fonts lack is told, not left out."""

    def __init__(self, fonts: Fonts) -> None:
        super().__init__(fonts, 1.0)
        self.lacking: dict[str, None] = {}
        self._covered = {"\n"}

    def spell(self, words: str) -> str:
        """Return words as the fonts print them, with a geta for each sign that they lack."""
        spelled = super().spell(words)
        lacking = {sign for sign in set(spelled) if not self._covers(sign)}
        self.lacking.update(dict.fromkeys(sorted(lacking)))
        return "".join(GETA if sign in lacking else sign for sign in spelled)

    def _covers(self, sign: str) -> bool:
        if sign not in self._covered:
            if not all(self.fonts.face(is_bold).covers(ord(sign)) for is_bold in (False, True)):
                return False
            self._covered.add(sign)
        return True


def _pieces(setter: Type, item: Item) -> Iterator[Piece]:
    match item:
        case Title():
            yield _title(setter, item)
        case Fact():
            label = Column(setter, LEFT, _LABEL_WIDTH - _GAP)
            label.write(item.label, _LABEL)
            value = Column(setter, LEFT + _LABEL_WIDTH, _WIDE - _LABEL_WIDTH)
            value.write(item.words, _VALUE)
            yield Piece(beside(label, value), 1.5)
        case Note():
            column = Column(setter, LEFT, _WIDE)
            column.write(item.words, _LOUD if item.is_loud else _NOTE)
            yield Piece(column.block(), 3)
        case Table():
            yield from _table(setter, item)


def _title(setter: Type, title: Title) -> Piece:
    column = Column(setter, LEFT, _WIDE)
    style = _TITLES[title.level]
    line = setter.points(style) * (0.88 + (style.leading - 1) / 2)
    column.write(title.words, style)
    if title.right:
        column.marks.append(setter.text(RIGHT, line, title.right, _NOTE, align=1))
    if title.level in {1, 2}:
        column.skip(1.5)
        thick = 0.9 if title.level == 1 else 0.4
        column.marks.append(across(LEFT, column.y, _WIDE, NAVY, thick))
        column.skip(2)
    gap = {0: 0.0, 1: 16.0, 2: 14.0}.get(title.level, 7.0)
    return Piece(column.block(), gap, stays=True, begins=title.level == 0)


def _table(setter: Type, table: Table) -> Iterator[Piece]:
    head = _row(setter, table, table.heads, _HEAD)
    ground = Box(LEFT, 0, _WIDE, head.height, ground=GROUND)
    head = Block((ground, *head.marks), head.height)
    yield Piece(head, 4, stays=True)
    for cells in table.rows:
        yield Piece(_row(setter, table, cells, _CELL), again=head)


def _row(setter: Type, table: Table, cells: tuple[str, ...], style: Style) -> Block:
    x, whole = LEFT, sum(table.shares)
    columns = []
    for share, cell in zip(table.shares, cells, strict=True):
        width = _WIDE * share / whole
        column = Column(setter, x + _GAP / 2, width - _GAP, 2.0)
        column.write(cell, style)
        columns.append(column)
        x += width
    block = beside(*columns)
    height = block.height + 2.5
    return Block((*block.marks, across(LEFT, height, _WIDE, HAIR, 0.5)), height)


def _frame(setter: Type, sheaf: Sheaf, number: str) -> tuple[Mark | Shape, ...]:
    """Return what stands on every page: whose it is, whose house, which page, when it was made."""
    made = f"{sheaf.title}  {moment(sheaf.made)}"
    return (
        Box(0, 0, WIDTH, 5.8, ground=NAVY),
        setter.text(LEFT, 28, sheaf.about, SUB),
        setter.text(RIGHT, 28, sheaf.house, SUB, align=1),
        across(LEFT, 33, _WIDE, HAIR, 0.6),
        across(LEFT, 809, _WIDE, HAIR, 0.6),
        setter.text(LEFT, 821, made, SUB),
        setter.text(RIGHT, 821, number, SUB, align=1),
    )
