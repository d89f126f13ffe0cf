"""A deed big enough for a gloved finger, with a line below its words; asleep it tells why."""

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.kit.icons import paint_icon
from app.ui.kit.labels import ROLES
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, LEFT, paint_box, paint_focus, paint_text, painting, width_of

Kind = Literal["primary", "plain", "danger"]
RADIUS: Final = 14
_ICON: Final = 26
_PAD: Final = 12


class BigButton(QPushButton):
    """Never disabled: where it cannot be done yet it is dashed, and says what is lacking."""

    def __init__(
        self,
        words: str,
        kind: Kind = "plain",
        *,
        name: str,
        icon: str = "",
        height: int = 64,
        size: int = 18,
        stacked: bool = False,
    ) -> None:
        """Make the button; ``height`` is the least it has, ``stacked`` puts the icon above."""
        super().__init__()
        self._kind, self._icon, self._size = kind, icon, size
        self._stacked = stacked and bool(icon)
        self._words = self._below = self._reason = ""
        self.setObjectName(name)
        self.setAutoDefault(True)
        self.setMinimumHeight(px(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_words(words)

    @property
    def reason(self) -> str:
        """Why it cannot be done yet; nothing where it can."""
        return self._reason

    def set_words(self, words: str, below: str = "") -> None:
        """Put other words on the button, and a small line below them."""
        self._words, self._below = words, below
        self.setText(words.replace("&", "&&"))
        self._tell()

    def set_kind(self, kind: Kind) -> None:
        """Make it the primary one, or one among others."""
        self._kind = kind
        self._tell()

    def set_reason(self, reason: str) -> None:
        """Put it to sleep for a reason; none wakes it."""
        self._reason = reason
        self._tell()

    def sizeHint(self) -> QSize:
        """Ask for icon and words; the line below gives way."""
        icon = px(_ICON) + px(_PAD) if self._icon and not self._stacked else 0
        words = width_of(self._words, font(self._size, bold=True))
        return QSize(words + icon + 2 * px(_PAD), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Give way down to a few signs: no deed widens the window."""
        return QSize(px(48 if self._stacked else 72), self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon, words and the line below."""
        with painting(self) as painter:
            self._paint_ground(painter)
            self._paint_words(painter)

    def _tell(self) -> None:
        self.setAccessibleName(self._words)
        self.setAccessibleDescription(self._reason or self._below)
        self.setForegroundRole(ROLES[self._ink()])
        self.updateGeometry()
        self.update()

    def _ink(self) -> str:
        if self._reason:
            return "text2"
        return {"primary": "on_accent", "danger": "bad"}.get(self._kind, "text")

    def _paint_ground(self, painter: QPainter) -> None:
        look, box = theme(), QRectF(self.rect())
        fill, border = {
            "primary": (look.accent, ""),
            "plain": (look.surface, look.control),
            "danger": (look.surface, look.not_legitimate.ink),
        }[self._kind]
        if self._reason:
            fill, border = look.sunken, look.control
        elif self.isCheckable() and self.isChecked():
            fill, border = look.accent_bg, look.accent
        elif self.isDown() and self._kind != "primary":
            fill = look.hover
        wide = 2.0 if self.isChecked() else 1.4
        if self.hasFocus() and self._kind == "primary" and not self._reason:
            gap = px(4)
            box = box.adjusted(gap, gap, -gap, -gap)
        dashed = bool(self._reason)
        paint_box(painter, box, fill=fill, border=border, width=wide, radius=RADIUS, dashed=dashed)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), RADIUS)

    def _paint_words(self, painter: QPainter) -> None:
        ink, pad = theme().ink(self._ink()), px(_PAD)
        below = self._reason or self._below
        if self._stacked:
            self._paint_stack(painter, ink, below)
            return
        side, small = px(_ICON) if self._icon else 0, font(13)
        wanted = width_of(self._words, font(self._size, bold=True))
        if self._words and wanted + side + 3 * pad > self.width():
            # The words before the picture.
            side = 0
        room = self.width() - 2 * pad - (side + pad if side else 0)
        wide = min(max(wanted, width_of(below, small)), room)
        left = (self.width() - wide - (side + pad if side else 0)) / 2
        middle = self.height() / 2
        if side:
            paint_icon(painter, self._icon, ink, QRectF(left, middle - side / 2, side, side))
            left += side + pad
        high, rest = px(self._size * 1.5), px(20) if below else 0
        if not below and wanted > room:
            high = self.height()
        top = middle - (high + rest) / 2
        align = LEFT if side or below else CENTRE
        _paint_fitting(
            painter, QRectF(left, top, wide + 1, high), self._words, self._size, ink, align
        )
        under = QRectF(left, top + high, wide + 1, rest)
        paint_text(painter, under, below, font=small, ink=ink)

    def _paint_stack(self, painter: QPainter, ink: str, below: str) -> None:
        side, line, rest = px(20), px(22), px(17) if below else 0
        top = (self.height() - side - line - rest) / 2
        square = QRectF((self.width() - side) / 2, top, side, side)
        paint_icon(painter, self._icon, ink, square)
        pad = px(4)
        words = QRectF(pad, square.bottom(), self.width() - 2 * pad, line)
        _paint_fitting(painter, words, self._words, min(self._size, 16), ink, CENTRE)
        under = QRectF(pad, words.bottom(), words.width(), rest)
        _paint_fitting(painter, under, below, 12, ink, CENTRE, bold=False)


def _paint_fitting(
    painter: QPainter,
    box: QRectF,
    words: str,
    size: int,
    ink: str,
    align: float,
    *,
    bold: bool = True,
) -> None:
    """Paint words a little smaller, then on two lines, rather than cut them off."""
    face = font(size, bold=bold)
    for share in (1.0, 0.9, 0.8):
        face = font(size * share, bold=bold)
        if width_of(words, face) <= box.width():
            paint_text(painter, box, words, font=face, ink=ink, align=align)
            return
    if box.height() < 2 * face.pixelSize():
        paint_text(painter, box, words, font=face, ink=ink, align=align)
        return
    painter.setFont(face)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
