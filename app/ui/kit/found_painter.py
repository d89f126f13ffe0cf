"""How one thing found is painted: icon, title over a line below, chip at the right."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.chip import chip_width, paint_chip
from app.ui.kit.found import ROW_ROLE, Found
from app.ui.kit.icons import paint_icon
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import paint_box, paint_text
from app.ui.kit.tokens import TONE_ICONS

ROW_HEIGHT: Final = 44
_Index = QModelIndex | QPersistentModelIndex


class FoundPainter(QStyledItemDelegate):
    """Paints one thing found: icon, title over subtitle, chip at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Ask for a row of the fixed height."""
        return QSize(px(120), px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row."""
        row: Found = index.data(ROW_ROLE)
        look, box = theme(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            paint_box(painter, box, fill=look.accent_bg)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, box, fill=look.hover)
        left, right = box.left() + px(8), box.right() - px(8)
        if row.icon:
            square = QRectF(left, box.center().y() - px(17) / 2, px(17), px(17))
            paint_icon(painter, row.icon, look.ink(row.tone or "text2"), square)
            left += px(17 + 8)
        if row.word:
            shape = TONE_ICONS.get(row.tone, "")
            wide = chip_width(row.word, shape)
            chip = QRectF(right - wide, box.center().y() - px(24) / 2, wide, px(24))
            paint_chip(painter, chip, row.tone or "not_applicable", row.word, shape)
            right -= wide + px(8)
        title = QRectF(left, box.top() + px(3), right - left, px(21))
        if not row.subtitle:
            title = QRectF(left, box.top(), right - left, box.height())
        paint_text(painter, title, row.title, font=font(14, bold=True), ink=look.text)
        below = QRectF(left, box.top() + px(23), right - left, px(18))
        paint_text(painter, below, row.subtitle, font=font(12), ink=look.text2)
        painter.restore()
