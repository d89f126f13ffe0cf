"""How the cells of a table are painted: as text, or as a verdict's chip."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.chip import chip_width, paint_chip
from app.ui.kit.look import px
from app.ui.kit.rows import ICON_ROLE, TONE_ROLE
from app.ui.kit.tokens import TONE_ICONS

_CHIP: Final = 24
_Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """Paints a cell as text, or its word as a chip where it has a tone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        tone = index.data(TONE_ROLE)
        if not tone:
            super().paint(painter, option, index)
            return
        word = index.data() or ""
        # The ground (selection, hairline) as for text, then the chip on it.
        empty = QStyleOptionViewItem(option)
        self.initStyleOption(empty, index)
        empty.text = ""
        view = empty.widget
        view.style().drawControl(view.style().ControlElement.CE_ItemViewItem, empty, painter, view)
        icon = index.data(ICON_ROLE)
        shape = TONE_ICONS.get(tone, "") if icon is None else icon
        cell = QRectF(empty.rect)
        width = min(chip_width(word, shape, _CHIP), cell.width() - px(12))
        top = cell.center().y() - px(_CHIP) / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chip = QRectF(cell.left() + px(10), top, width, px(_CHIP))
        paint_chip(painter, chip, tone, word, shape, _CHIP)
        painter.restore()
