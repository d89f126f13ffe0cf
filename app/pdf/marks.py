"""What a page is made of before it is drawn: words, lines, boxes and shapes.

Points of 1/72 inch; y counts downwards from the top edge. A page is a value, so it can be
measured, checked and only then drawn.
"""

from dataclasses import dataclass, replace
from typing import Final

Point = tuple[float, float]
# So many modules of white stand around a code (ISO/IEC 18004).
QUIET: Final = 4


@dataclass(frozen=True, slots=True)
class Text:
    """Words on one line; `y` is the line they stand on, `width` what they take up."""

    x: float
    y: float
    words: str
    size: float
    width: float
    ink: str
    is_bold: bool = False

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return the left, top, right and bottom edge."""
        return self.x, self.y - 0.88 * self.size, self.x + self.width, self.y + 0.24 * self.size

    def moved(self, down: float) -> "Text":
        """Return the same words further down."""
        return Text(
            self.x, self.y + down, self.words, self.size, self.width, self.ink, self.is_bold
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """A line through points, closed or open, filled or not; `thick` 0 draws no line."""

    points: tuple[Point, ...]
    ink: str
    thick: float = 0.6
    ground: str = ""
    dash: tuple[float, ...] = ()

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return the left, top, right and bottom edge."""
        across, down = zip(*self.points, strict=True)
        return min(across), min(down), max(across), max(down)

    def moved(self, down: float) -> "Shape":
        """Return the same shape further down."""
        return replace(self, points=tuple((x, y + down) for x, y in self.points))


@dataclass(frozen=True, slots=True)
class Box:
    """A box, its corners rounded by `radius`; a circle where that is half of both sides."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    ink: str = ""
    thick: float = 0.6
    ground: str = ""
    dash: tuple[float, ...] = ()

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return the left, top, right and bottom edge."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def moved(self, down: float) -> "Box":
        """Return the same box further down."""
        return replace(self, y=self.y + down)


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code with its quiet zone of four modules, on white: a square of so many points."""

    x: float
    y: float
    size: float
    rows: tuple[bytes, ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return the left, top, right and bottom edge, the quiet zone within."""
        return self.x, self.y, self.x + self.size, self.y + self.size

    def moved(self, down: float) -> "Code":
        """Return the same code further down."""
        return replace(self, y=self.y + down)


@dataclass(frozen=True, slots=True)
class Watermark:
    """A word across the middle of the page, rising from the left; everything else lies over it."""

    words: str
    size: float
    width: float
    ink: str

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return the left, top, right and bottom edge of the page's middle that it takes."""
        return 60.0, 200.0, 530.0, 640.0

    def moved(self, down: float) -> "Watermark":
        """Return it where it is: it belongs to the page."""
        del down
        return self


@dataclass(frozen=True, slots=True)
class Sign:
    """Signs that fill a box, as on a seal, narrower or wider than in a line of words."""

    x: float
    y: float
    width: float
    height: float
    words: str
    ink: str
    is_turned: bool = False
    is_bold: bool = True

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return the left, top, right and bottom edge."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def moved(self, down: float) -> "Sign":
        """Return the same signs further down."""
        return replace(self, y=self.y + down)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG) that fills a box; what is transparent in it shows the paper."""

    x: float
    y: float
    width: float
    height: float
    png: bytes

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return the left, top, right and bottom edge."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def moved(self, down: float) -> "Picture":
        """Return the same picture further down."""
        return replace(self, y=self.y + down)


Mark = Text | Shape | Box | Code | Watermark | Sign | Picture


@dataclass(frozen=True, slots=True)
class Block:
    """Marks that belong together, and how much of the page's height they take."""

    marks: tuple[Mark, ...]
    height: float

    def moved(self, down: float) -> tuple[Mark, ...]:
        """Return the marks, so far down the page."""
        return tuple(mark.moved(down) for mark in self.marks)


def across(x: float, y: float, width: float, ink: str, thick: float = 0.6) -> Shape:
    """Return a level line."""
    return Shape(((x, y), (x + width, y)), ink, thick)


def stacked(blocks: tuple[Block, ...]) -> Block:
    """Return blocks as one, each below the other."""
    marks: list[Mark] = []
    height = 0.0
    for block in blocks:
        marks += block.moved(height)
        height += block.height
    return Block(tuple(marks), height)
