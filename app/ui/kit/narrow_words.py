"""Words on two lines of small letters, for a button that was given too little room."""

from bisect import bisect_left

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter, QTextLayout

from app.ui.kit.look import font, px
from app.ui.kit.painting import CENTRE, paint_text, width_of

_SIZE = 12
_LINE = 15
_MOST_LINES = 2


def narrow_width(words: str) -> int:
    """Return the least room in which two lines hold all words."""
    face = font(_SIZE)
    most = width_of(words, face)
    return bisect_left(
        range(most), True, key=lambda width: _fit(_broken(words, face, width), face, width)
    )


def paint_narrow(painter: QPainter, box: QRectF, words: str, ink: str) -> None:
    """Paint the lines in the middle of a box; what has no room there is shortened."""
    face = font(_SIZE)
    first, *rest = _broken(words, face, int(box.width()))
    lines = [first, "".join(rest)] if rest else [first]
    top = box.center().y() - len(lines) * px(_LINE) / 2
    for place, line in enumerate(lines):
        row = QRectF(box.left(), top + place * px(_LINE), box.width(), px(_LINE))
        paint_text(painter, row, line, font=face, ink=ink, align=CENTRE)


def _fit(lines: list[str], face: QFont, width: int) -> bool:
    return len(lines) <= _MOST_LINES and all(width_of(line, face) <= width for line in lines)


def _broken(words: str, face: QFont, width: int) -> list[str]:
    layout = QTextLayout(words, face)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        # Qt counts in UTF-16, Python in signs.
        units = words.encode("utf-16-le")[2 * line.textStart() :][: 2 * line.textLength()]
        lines.append(units.decode("utf-16-le", "ignore").rstrip())
    layout.endLayout()
    return lines
