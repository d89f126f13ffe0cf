"""Buttons in five kinds, with an icon before and a key hint inside."""

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.ui.kit.icons import paint_icon
from app.ui.kit.labels import ROLES
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_box, paint_focus, paint_text, painting, width_of

Kind = Literal["primary", "plain", "quiet", "soft", "danger"]

HEIGHT: Final = 36
WHOLE, WITHOUT_HINT, ICON = range(3)  # how much of a button gives way to others
_HINT_GAP: Final = 10
_NARROW_PAD: Final = 5  # beside words that have too little room
_RADIUS: Final = 7
_BOLD: Final = ("primary", "danger")


class Button(QPushButton):
    """A deed by name; one primary button a screen."""

    def __init__(
        self,
        text: str,
        kind: Kind = "plain",
        *,
        name: str,
        icon: str = "",
        key_hint: str = "",
        bold: bool | None = None,
        height: int = HEIGHT,
    ) -> None:
        """Make the button; ``key_hint`` is shown only, the owner sets the shortcut."""
        super().__init__()
        self._icon, self._hint = icon, key_hint
        self._bold = kind in _BOLD if bold is None else bold
        small = height < HEIGHT
        self._size = 13 if small else 14
        self._side, self._gap = (13, 5) if small else (17, 8)
        self._pad = {"primary": 16, "quiet": 10}.get(kind, 11 if small else 14)
        self._words, self._fold = "", WHOLE
        self.setObjectName(name)
        # Enter presses it too, not Space alone; Qt does that by itself in dialogs only.
        self.setAutoDefault(True)
        self.setFixedHeight(px(height))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_kind(kind)
        self.set_words(text)

    @property
    def words(self) -> str:
        """What stands on the button."""
        return self._words

    def set_words(self, text: str, key_hint: str | None = None) -> None:
        """Put other words on the button."""
        self._words = text
        if key_hint is not None:
            self._hint = key_hint
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        """Put another icon before the words, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_fold(self, fold: int) -> None:
        """Leave the key hint out, then the words beside an icon; the tooltip tells them."""
        if fold != self._fold:
            self._fold = fold
            if fold == ICON and self._words:
                self.setToolTip(self.toolTip() or f"{self._words} {self._hint}".strip())
            self.updateGeometry()
            self.update()

    def width_at(self, fold: int) -> int:
        """Return how wide it is with its key hint, without, and as an icon alone."""
        words, hint = self._shown(fold)
        width = width_of(words, font(self._size, bold=self._bold)) + self._icon_width(words)
        if hint:
            width += px(_HINT_GAP) + width_of(hint, font(11))
        return width + 2 * px(self._pad)

    def set_kind(self, kind: Kind) -> None:
        """Make it another kind, such as the primary one once everything is there."""
        self._kind: Kind = kind
        # The painter begins in this ink.
        self.setForegroundRole(ROLES[self._ink()])
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for icon, words and hint."""
        return QSize(self.width_at(self._fold), self.height())

    def minimumSizeHint(self) -> QSize:
        """Ask for all of it: a deed is never cut off."""
        return self.sizeHint()

    def least_width(self) -> int:
        """Return the width below which words are cut off: two lines of them, without the hint."""
        from app.ui.kit.narrow_words import narrow_width

        words, _ = self._shown(self._fold)
        room = self._icon_width(words) + 2 * px(_NARROW_PAD)
        return min(narrow_width(words) + room, self.sizeHint().width())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the pointing hand."""
        # Not when the button is made, see painting.py.
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon, words and hint."""
        with painting(self) as painter:
            self._paint_ground(painter)
            self._paint_words(painter)

    def _shown(self, fold: int) -> tuple[str, str]:
        """Return the words and the key hint that stand on it."""
        words = "" if fold == ICON and self._icon else self._words
        return words, self._hint if fold == WHOLE else ""

    def _inner_width(self) -> int:
        return self.width_at(self._fold) - 2 * px(self._pad)

    def _icon_width(self, words: str) -> int:
        if not self._icon:
            return 0
        return px(self._side) + (px(self._gap) if words else 0)

    def _paint_ground(self, painter: QPainter) -> None:
        look, kind, box = theme(), self._kind, QRectF(self.rect())
        fill, border = {
            "primary": (look.accent, ""),
            "plain": (look.surface, look.control),
            "danger": (look.surface, look.not_legitimate.ink),
            "soft": (look.sunken, look.line),
            "quiet": ("", ""),
        }[kind]
        if self.isEnabled() and kind != "primary" and (self.underMouse() or self.isDown()):
            fill = look.hover
        if not self.isEnabled():
            fill, border = look.sunken, look.control
        focus = self.hasFocus()
        if focus and kind == "primary":
            # A gap between ring and fill, both of which are the accent.
            gap = px(4)
            box = box.adjusted(gap, gap, -gap, -gap)
        dashed = not self.isEnabled()
        paint_box(painter, box, fill=fill, border=border, radius=_RADIUS, dashed=dashed)
        if self.isDown() and kind == "primary":
            painter.setOpacity(0.85)
        if focus:
            paint_focus(painter, QRectF(self.rect()), _RADIUS)

    def _ink(self) -> str:
        if not self.isEnabled():
            return "text3"
        inks = {"primary": "on_accent", "danger": "bad", "quiet": "text2", "soft": "text2"}
        return inks.get(self._kind, "text")

    def _paint_words(self, painter: QPainter) -> None:
        ink = theme().ink(self._ink())
        said, key = self._shown(self._fold)
        is_narrow = self._inner_width() > self.width()
        left = px(_NARROW_PAD) if is_narrow else (self.width() - self._inner_width()) / 2
        if self._icon:
            side = px(self._side)
            paint_icon(
                painter, self._icon, ink, QRectF(left, (self.height() - side) / 2, side, side)
            )
            left += self._icon_width(said)
        if is_narrow:
            # Not on the sign-in window, which has room.
            from app.ui.kit.narrow_words import paint_narrow

            box = QRectF(left, 0, self.width() - left - px(_NARROW_PAD), self.height())
            paint_narrow(painter, box, said, ink)
            return
        face = font(self._size, bold=self._bold)
        words = QRectF(left, 0, self.width() - left, self.height())
        left += paint_text(painter, words, said, font=face, ink=ink)
        if key:
            hint = QRectF(left + px(_HINT_GAP), 0, self.width() - left, self.height())
            faint = ink if self._kind in _BOLD else theme().text2
            paint_text(painter, hint, key, font=font(11), ink=faint)
