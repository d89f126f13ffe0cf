"""Type and columns: words set line below line, in one of the page's steps of size."""

from dataclasses import dataclass, field
from typing import Final

from app.domain.consents import Languages
from app.pdf.fonts import Fonts
from app.pdf.lines import break_lines
from app.pdf.marks import Block, Mark, Text, across
from app.pdf.words import Both

INK: Final = "#18202E"
GREY: Final = "#4A5568"
NAVY: Final = "#1E3A8A"
RED: Final = "#B01E2E"
HAIR: Final = "#DFE3EE"
GROUND: Final = "#F5F7FC"

LEFT: Final = 39.7
RIGHT: Final = 555.6
_SMALLEST = 6.0  # points; what is smaller is not read from paper


@dataclass(frozen=True, slots=True)
class Style:
    """How words look: size in points before the page's step, ink, weight, and lines' distance."""

    size: float
    ink: str = INK
    is_bold: bool = False
    leading: float = 1.34


TITLE: Final = Style(17, INK, is_bold=True, leading=1.26)
SUBTITLE: Final = Style(10.4, GREY)
SECTION: Final = Style(9.8, NAVY, is_bold=True, leading=1.3)
SECTION_EN: Final = Style(7.2, GREY)
LABEL: Final = Style(6.8, GREY, is_bold=True, leading=1.28)
LABEL_EN: Final = Style(6.8, GREY, leading=1.28)
NAME: Final = Style(12.6, INK, is_bold=True)
VALUE: Final = Style(9.6, INK, is_bold=True)
BODY: Final = Style(9, INK)
CELL: Final = Style(8.4, INK)
CELL_BOLD: Final = Style(8.4, INK, is_bold=True)
SUB: Final = Style(7, GREY, leading=1.28)
NOTE: Final = Style(7.4, INK)
ALERT: Final = Style(7.4, RED, is_bold=True)


@dataclass(slots=True)
class Type:
    """Measures and sets words at one step: 1 is the page as designed, less is smaller.

    `plain` gathers the forms of kanji that the fonts can only print in their plain form.
    """

    fonts: Fonts
    step: float
    plain: dict[str, None] = field(default_factory=dict)
    languages: Languages = Languages.BOTH

    def points(self, style: Style) -> float:
        """Return the size of a style at this step."""
        return max(style.size * self.step, _SMALLEST)

    def one_line(self, words: Both) -> str:
        """Return words as one line of the page's languages."""
        told = words.only(self.languages)
        return "  ".join(part for part in (told.ja, told.en) if part)

    def spell(self, words: str) -> str:
        """Return words as the fonts print them."""
        spelling = self.fonts.spell(words)
        self.plain.update(dict.fromkeys(spelling.plain))
        return spelling.words

    def width(self, spelled: str, style: Style) -> float:
        """Return how wide spelled words are, in points."""
        return self.fonts.face(style.is_bold).width(spelled) * self.points(style) / 1000

    def text(self, x: float, y: float, words: str, style: Style, align: float = 0.0) -> Text:
        """Return words on the line `y`; they begin (0), are centred (0.5) or end (1) at `x`."""
        spelled = self.spell(words)
        width = self.width(spelled, style)
        size = self.points(style)
        return Text(x - align * width, y, spelled, size, width, style.ink, style.is_bold)

    def lines(self, words: str, style: Style, width: float) -> list[str]:
        """Return words, spelled, as lines that fit a column."""
        face, scale = self.fonts.face(style.is_bold), self.points(style) / 1000
        return [
            line
            for part in self.spell(words).split("\n")
            for line in break_lines(part, width, lambda some: face.width(some) * scale)
        ]


class Column:
    """Words set line below line; the column remembers how far down it came."""

    def __init__(self, setter: Type, x: float, width: float, y: float = 0.0) -> None:
        self.setter = setter
        self.x = x
        self.width = width
        self.y = y
        self.marks: list[Mark] = []

    def write(self, words: str, style: Style = BODY) -> None:
        """Set words, on as many lines as they need."""
        setter, size = self.setter, self.setter.points(style)
        for line in setter.lines(words, style, self.width):
            shown = line.rstrip(" \u3000")
            width = setter.width(shown, style)
            y = self._next_line(size, style.leading)
            self.marks.append(Text(self.x, y, shown, size, width, style.ink, style.is_bold))

    def runs(self, *runs: tuple[str, Style]) -> None:
        """Set words of several styles on one line, or below each other where that is too long."""
        setter = self.setter
        gap = 0.5 * min(setter.points(style) for _, style in runs)
        texts = [setter.text(0, 0, words, style) for words, style in runs if words]
        used = sum(text.width for text in texts) + gap * (len(texts) - 1)
        if used > self.width or any("\n" in text.words for text in texts):
            for words, style in runs:
                if words:
                    self.write(words, style)
            return
        size = max((text.size for text in texts), default=0.0)
        y, x = self._next_line(size, runs[0][1].leading), self.x
        for text in texts:
            self.marks.append(Text(x, y, text.words, text.size, text.width, text.ink, text.is_bold))
            x += text.width + gap

    def label(self, words: Both) -> None:
        """Set what the value below is, in the page's languages."""
        self.either(words, LABEL, LABEL_EN)

    def either(self, words: Both, ja: Style, en: Style) -> None:
        """Set words of the page's languages on one line, or below each other."""
        told = words.only(self.setter.languages)
        self.runs((told.ja, ja), (told.en, en))

    def both(self, words: Both, ja: Style = NOTE, en: Style = SUB) -> None:
        """Set a sentence in Japanese and below it in English, as far as the page has both."""
        told = words.only(self.setter.languages)
        self.write(told.ja, ja)
        if told.en:
            self.write(told.en, en)

    def skip(self, points: float) -> None:
        """Leave a gap."""
        self.y += points * self.setter.step

    def block(self) -> Block:
        """Return what was set."""
        return Block(tuple(self.marks), self.y)

    def _next_line(self, size: float, leading: float) -> float:
        top, self.y = self.y, self.y + size * leading
        # Noto Sans JP stands between 0.88 above and 0.12 below its line.
        return top + size * (0.88 + (leading - 1) / 2)


def beside(*columns: Column) -> Block:
    """Return columns that stand beside each other as one block."""
    marks = [mark for column in columns for mark in column.marks]
    return Block(tuple(marks), max(column.y for column in columns))


def heading(column: Column, words: Both, right: str = "") -> None:
    """Set a section's name over a line as wide as the column."""
    setter, top = column.setter, column.y
    column.either(words, SECTION, SECTION_EN)
    line = top + setter.points(SECTION) * (0.88 + (SECTION.leading - 1) / 2)
    if right:
        column.marks.append(setter.text(column.x + column.width, line, right, NOTE, align=1))
    column.skip(1.6)
    column.marks.append(across(column.x, column.y, column.width, NAVY, 0.7))
    column.skip(3.6)
