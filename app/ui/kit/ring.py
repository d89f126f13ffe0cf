"""A ring that runs out: how much of the time is over, with a number in its middle."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, paint_text

SIDE: Final = 62
_WIDTH: Final = 5
_ROUND: Final = 360 * 16  # Qt counts sixteenths of a degree


class RingFace(NamedTuple):
    """What a ring shows: a number, the word below it, and how much of the round is painted."""

    number: str
    word: str
    share: float
    tone: str = "accent"


def paint_ring(painter: QPainter, box: QRectF, face: RingFace) -> None:
    """Paint a ring into a square; it begins on top and goes round by the clock."""
    look, half = theme(), px(_WIDTH) / 2
    inner = box.adjusted(half, half, -half, -half)
    for colour, share in ((look.track, 1.0), (look.fill(face.tone), face.share)):
        pen = QPen(QColor(colour), px(_WIDTH))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(inner, 90 * 16, -round(_ROUND * min(max(share, 0.0), 1.0)))
    ink = look.ink("bad") if face.tone == "bad" else look.text
    words = QRectF(box.left() + px(8), box.top(), box.width() - px(16), px(20))
    paint_text(
        painter,
        words.translated(0, px(13)),
        face.number,
        font=font(16, bold=True),
        ink=ink,
        align=CENTRE,
    )
    below = look.ink("bad") if face.tone == "bad" else look.text2
    paint_text(
        painter, words.translated(0, px(32)), face.word, font=font(10), ink=below, align=CENTRE
    )
