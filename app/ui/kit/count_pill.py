"""A small number on an icon: how much waits there."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, paint_box, paint_text, width_of

_MOST: Final = 99
_SIDE: Final = 18


def paint_count(
    painter: QPainter, icon: QRectF, right: float, count: int, *, is_urgent: bool
) -> None:
    """Paint a number over an icon's upper right corner, never beyond ``right``; red where urgent."""
    look, word = theme(), str(count) if count <= _MOST else f"{_MOST}+"
    face = font(11, bold=True)
    width = max(width_of(word, face) + px(9), px(_SIDE))
    left = min(icon.center().x() + px(3), right - width)
    pill = QRectF(left, max(icon.top() - px(6), 0), width, px(_SIDE))
    tone = look.tone("blocked")
    fill, ink = (tone.ground, tone.ink) if is_urgent else (look.accent, look.on_accent)
    paint_box(painter, pill, fill=fill, border=look.surface, radius=9)
    paint_text(painter, pill, word, font=face, ink=ink, align=CENTRE)
