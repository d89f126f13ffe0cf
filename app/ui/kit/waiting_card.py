"""One card of a board: who, what, how it stands, and the next deed, painted in a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.chip import chip_width, paint_chip
from app.ui.kit.found import ROW_ROLE
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import RIGHT, paint_box, paint_focus, paint_text, width_of
from app.ui.kit.ring import SIDE, RingFace, paint_ring
from app.ui.kit.tokens import TONE_ICONS

_PLAIN, _RUNNING, _GAP = 122, 158, 12
_MORE = 28  # what a second line at the foot takes
_LEFT, _RIGHT = 15, 14  # the air inside
_CHIP: Final = 24
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CardFace:
    """What a card shows; `value` is what it stands for, `spoken` all of it in one sentence.

    With a `ring` it is a card of something that runs: `amount` stands above a bar filled to `share`.
    """

    id: object  # by which it is known again when it is renewed
    value: object
    title: str
    beside: str = ""
    corner: str = ""
    what: str = ""
    with_what: str = ""
    volume: str = ""  # behind it, and never cut off
    chips: tuple[tuple[str, str], ...] = ()  # tone and word of each
    deed: str = ""
    key: str = ""
    spoken: str = ""
    is_late: bool = False  # the corner is red
    is_loud: bool = False  # and the border
    amount: str = ""
    ring: RingFace | None = None
    share: float = 0.0


def deed_box(card: QRectF) -> QRectF:
    """Return where on a card its deed is pressed."""
    width, height = px(104), px(40)
    return QRectF(card.right() - width, card.bottom() - height, width, height)


def card_box(row: QRectF) -> QRectF:
    """Return where a card stands in its row of the list: the air is below it."""
    return row.adjusted(0, 0, 0, -px(_GAP))


class CardPainter(QStyledItemDelegate):
    """Paints the cards of a board."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Ask for the height of the card and the air below it; the width is the list's."""
        face: CardFace = index.data(ROW_ROLE)
        height = (_PLAIN if face.ring is None else _RUNNING) + _GAP
        cards = self.parent()
        if isinstance(cards, QListView) and _is_narrow(face, cards.viewport().width()):
            height += _MORE
        return QSize(px(160), px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one card; the one the keyboard is at has the ring of the focus."""
        face: CardFace = index.data(ROW_ROLE)
        look, box = theme(), card_box(QRectF(option.rect))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        border = look.ink("bad") if face.is_loud else look.control if hovered else look.line
        paint_box(painter, box, fill=look.surface, border=border, radius=10)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, box, 10)
        _paint_face(painter, box.adjusted(px(_LEFT), px(12), -px(_RIGHT), -px(12)), face)
        painter.restore()


def _paint_face(painter: QPainter, room: QRectF, face: CardFace) -> None:
    look = theme()
    is_late = face.is_late or face.is_loud
    ink = look.ink("bad") if is_late else look.text2
    corner, name = font(12, bold=is_late), font(16, bold=True)
    first, second = _line(room, 0, 20), _line(room, 27, 18)
    ring = 0 if face.ring is None else px(SIDE + 8)
    words = second.adjusted(0, 0, -ring, 0)
    left = first.adjusted(0, 0, -width_of(face.corner, corner) - px(8), 0)
    if not ring and width_of(face.title, name) > left.width():
        # The time gives way to a long name.
        first, left = second, first
        words.setRight(words.right() - width_of(face.corner, corner) - px(8))
    paint_text(painter, first, face.corner, font=corner, ink=ink, align=RIGHT)
    taken = paint_text(painter, left, face.title, font=name, ink=look.text) + px(10)
    if left.width() - taken > px(36):
        beside = left.adjusted(taken, px(2), 0, px(2))
        paint_text(painter, beside, face.beside, font=font(11), ink=look.text2)
    paint_text(painter, words, face.what, font=font(13), ink=look.text)
    _paint_product(painter, _line(room, 48, 16).adjusted(0, 0, -ring, 0), face)
    if face.ring is not None:
        _paint_run(painter, room, room.adjusted(0, 0, -ring, 0), face, face.ring)
    _paint_foot(painter, room, face)


def _paint_product(painter: QPainter, line: QRectF, face: CardFace) -> None:
    """Paint what is given and, never cut off, how much."""
    look, plain = theme(), font(12)
    room = line.adjusted(0, 0, -width_of(face.volume, plain) - px(8) * bool(face.volume), 0)
    taken = paint_text(painter, room, face.with_what, font=plain, ink=look.text2)
    rest = line.adjusted(taken + px(8) * bool(taken), 0, 1, 0)
    paint_text(painter, rest, face.volume, font=plain, ink=look.text2)


def _paint_run(
    painter: QPainter, room: QRectF, words: QRectF, face: CardFace, ring: RingFace
) -> None:
    look = theme()
    paint_text(painter, _line(words, 69, 16), face.amount, font=font(12), ink=look.text)
    square = QRectF(room.right() - px(SIDE), room.top() + px(20), px(SIDE), px(SIDE))
    paint_ring(painter, square, ring)
    bar = _line(room, 91, 6)
    paint_box(painter, bar, fill=look.track, radius=3)
    if face.share > 0:
        filled = QRectF(bar.left(), bar.top(), max(bar.width() * face.share, px(6)), bar.height())
        paint_box(painter, filled, fill=look.fill(ring.tone), radius=3)


def _is_narrow(face: CardFace, width: int) -> bool:
    """Tell whether the first chip has no room beside the deed."""
    if not face.chips:
        return False
    tone, word = face.chips[0]
    more = px(24) if len(face.chips) > 1 else 0
    taken = chip_width(word, TONE_ICONS.get(tone, ""), _CHIP) + more + px(10) + _deed_width(face)
    return taken > width - px(_LEFT + _RIGHT)


def _deed_width(face: CardFace) -> int:
    key = width_of(face.key, font(11)) + px(5) if face.key else 0
    return key + width_of(face.deed, font(13, bold=True))


def _paint_foot(painter: QPainter, room: QRectF, face: CardFace) -> None:
    """Paint the deed at the right and as many chips as there is room for; the rest are counted."""
    look = theme()
    foot = QRectF(room.left(), room.bottom() - px(_CHIP), room.width(), px(_CHIP))
    right = foot.right()
    if face.deed:
        if face.key:
            right -= paint_text(painter, foot, face.key, font=font(11), ink=look.text3, align=RIGHT)
            right -= px(5)
        words = QRectF(foot.left(), foot.top(), right - foot.left(), foot.height())
        bold = font(13, bold=True)
        right -= paint_text(painter, words, face.deed, font=bold, ink=look.accent, align=RIGHT)
        right -= px(10)
    if not _is_narrow(face, round(room.width()) + px(_LEFT + _RIGHT)):
        _paint_chips(painter, foot, right, face)
        return
    # The chips above the deed; what has no room there is counted beside the deed.
    above = foot.translated(0, -px(_MORE))
    _paint_chips(painter, above, above.right(), face, QRectF(foot))


def _paint_chips(
    painter: QPainter, foot: QRectF, right: float, face: CardFace, below: QRectF | None = None
) -> None:
    left = foot.left()
    counted = 0 if below else px(24)
    for place, (box, tone, word) in enumerate(_chips(foot, right, face, counted)):
        if box is None:
            more = below or QRectF(left, foot.top(), right - left, foot.height())
            rest = f"+{len(face.chips) - place}"
            paint_text(painter, more, rest, font=font(12), ink=theme().text2)
            return
        paint_chip(painter, box, tone, word, TONE_ICONS.get(tone, ""), _CHIP)
        left = box.right() + px(6)


def _chips(
    foot: QRectF, right: float, face: CardFace, counted: int
) -> Iterator[tuple[QRectF | None, str, str]]:
    left = foot.left()
    for place, (tone, word) in enumerate(face.chips):
        width = chip_width(word, TONE_ICONS.get(tone, ""), _CHIP)
        # What has no room is counted, and the count needs some itself.
        room = right - left - (counted if place + 1 < len(face.chips) else 0)
        if width > room and place:
            yield None, tone, word
            return
        yield QRectF(left, foot.top(), min(width, room), px(_CHIP)), tone, word
        left += width + px(6)


def _line(room: QRectF, top: float, height: float) -> QRectF:
    return QRectF(room.left(), room.top() + px(top), room.width(), px(height))
