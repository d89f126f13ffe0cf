"""Verdict chips: shape, word and colour of a verdict together, as a widget or in a table."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.ui.kit.icons import paint_icon
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_box, paint_text, painting, width_of
from app.ui.kit.tokens import TONE_ICONS

# Height of a chip: (icon, letters, room left and right), in lengths of the drawings.
_MEASURES: Final = {18: (12, 11, 5), 24: (14, 12, 7), 26: (16, 12, 8), 30: (20, 14, 9)}
_GAP: Final = 6


def chip_width(word: str, icon: str, height: int = 24) -> int:
    """Return how wide a chip with these words is."""
    side, size, pad = _MEASURES[height]
    width = width_of(word, font(size, bold=True)) + 2 * px(pad)
    return width + (px(side) + px(_GAP) if icon else 0)


def paint_chip(
    painter: QPainter, box: QRectF, tone: str, word: str, icon: str, height: int = 24
) -> None:
    """Paint a chip: dashed when something is missing, filled when blocked, else tinted."""
    look, colours = theme(), theme().tone(tone)
    side, size, pad = _MEASURES[height]
    border = {"incomplete": colours.ink, "not_applicable": look.control}.get(tone, "")
    dashed = tone == "incomplete"
    paint_box(painter, box, fill=colours.ground, border=border, radius=6, dashed=dashed)
    left = box.left() + px(pad)
    if icon:
        square = QRectF(left, box.center().y() - px(side) / 2, px(side), px(side))
        paint_icon(painter, icon, colours.ink, square)
        left += px(side) + px(_GAP)
    rest = QRectF(left, box.top(), box.right() - px(pad) - left + 1, box.height())
    paint_text(painter, rest, word, font=font(size, bold=True), ink=colours.ink)


class Chip(QLabel):
    """A verdict: its shape, its word and its colour together."""

    def __init__(
        self,
        tone: str = "not_applicable",
        word: str = "",
        icon: str | None = None,
        *,
        height: int = 24,
        name: str = "",
    ) -> None:
        """Make the chip; heights are 18 (beside a label), 24 (lists), 26 (bars) and 30 (panel)."""
        super().__init__()
        self._height = height
        self._tone, self._icon = tone, ""
        self.setObjectName(name)
        # Qt.TextFormat.PlainText by its number, see painting.py.
        self.setProperty("textFormat", 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_verdict(tone, word, icon)

    @property
    def tone(self) -> str:
        """The tone it shows."""
        return self._tone

    def show_verdict(
        self, tone: str, word: str, icon: str | None = None, *, detail: str = ""
    ) -> None:
        """Show another verdict; ``detail`` (reason, clause) is told in tooltip and description."""
        self._tone = tone
        self._icon = TONE_ICONS.get(tone, "") if icon is None else icon
        self.setText(word)
        self.setToolTip(detail)
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for icon and word."""
        return QSize(chip_width(self.text(), self._icon, self._height), px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Ask for all of it: a verdict is never cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        with painting(self) as painter:
            box = QRectF(self.rect())
            paint_chip(painter, box, self._tone, self.text(), self._icon, self._height)
