"""Badges: who somebody is, in a few words on a quiet ground, on one line that folds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.kit.icons import paint_icon
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_box, paint_text, painting, width_of

_GAP: Final = 6


@dataclass(frozen=True, slots=True)
class BadgeText:
    """What a badge says; only an allergy or an exemption may have a tone."""

    text: str
    icon: str = ""
    tone: str = ""
    faint: bool = False


class Badge(QLabel):
    """Who somebody is, in a few words on a quiet ground."""

    def __init__(self, badge: BadgeText) -> None:
        """Make the badge."""
        super().__init__(badge.text)
        self._badge = badge
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def is_tinted(self) -> bool:
        """Whether it tells something that must not be missed."""
        return bool(self._badge.tone)

    def show_count(self, hidden: int, detail: str) -> None:
        """Stand for so many others, which the tooltip names."""
        self._badge = BadgeText(f"+{hidden}")
        self.setText(self._badge.text)
        self.setToolTip(detail)
        self.setAccessibleDescription(detail)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for icon and words."""
        face = font(12, bold=bool(self._badge.tone))
        icon = px(16) + px(_GAP) if self._badge.icon else 0
        return QSize(width_of(self._badge.text, face) + icon + 2 * px(8), px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge."""
        look, badge = theme(), self._badge
        colours = look.tone(badge.tone or "quiet")
        ink = colours.ink if badge.tone else look.text2 if badge.faint else look.text
        with painting(self) as painter:
            paint_box(painter, QRectF(self.rect()), fill=colours.ground)
            left = float(px(8))
            if badge.icon:
                square = QRectF(left, (self.height() - px(16)) / 2, px(16), px(16))
                paint_icon(painter, badge.icon, ink, square)
                left += px(16) + px(_GAP)
            rest = QRectF(left, 0, self.width() - left - px(8) + 1, self.height())
            face = font(12, bold=bool(badge.tone))
            paint_text(painter, rest, badge.text, font=face, ink=ink)


class BadgeRow(QWidget):
    """Badges on one line; those without room fold into a last one, "+2"."""

    def __init__(self, name: str = "badges") -> None:
        """Make an empty row."""
        super().__init__()
        self.setObjectName(name)
        self._badges: list[Badge] = []
        self._more = Badge(BadgeText(""))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(px(120))

    def show_badges(self, badges: Sequence[BadgeText]) -> None:
        """Show these badges instead, the weightiest first."""
        for old in [*self._badges, self._more]:
            self._row.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._badges = [Badge(badge) for badge in badges]
        self._more = Badge(BadgeText(f"+{len(badges)}"))
        for place, badge in enumerate([*self._badges, self._more]):
            self._row.insertWidget(place, badge)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold again for the new width."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        room, gap = self.width(), px(8)
        widths = {badge: badge.sizeHint().width() + gap for badge in self._badges}
        if sum(widths.values()) - gap > room:
            room -= self._more.sizeHint().width()
            backwards = self._badges[::-1]
            # The last goes first; what is tinted, such as an allergy, goes last of all.
            for badge in sorted(backwards, key=lambda one: one.is_tinted):
                if sum(widths.values()) > room:
                    del widths[badge]
        hidden = [badge for badge in self._badges if badge not in widths]
        for badge in self._badges:
            badge.setVisible(badge not in hidden)
        self._more.setVisible(bool(hidden))
        self._more.show_count(len(hidden), "\n".join(badge.text() for badge in hidden))
