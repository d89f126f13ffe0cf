"""What a search found, in a frame: a list, or the sentence that nothing was found."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout

from app.ui.kit.card import Frame
from app.ui.kit.found import Found, FoundRows
from app.ui.kit.found_painter import ROW_HEIGHT, FoundPainter
from app.ui.kit.labels import Label
from app.ui.kit.look import px

MOST_ROWS: Final = 8


class Results(Frame):
    """The frame with the list, or with the sentence that nothing was found."""

    picked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.rows = FoundRows(self)
        self._list = QListView()
        self._list.setObjectName(f"{name}_list")
        self._list.setModel(self.rows)
        self._list.setItemDelegate(FoundPainter(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = Label(ink="text2", wrap=True, name=f"{name}_nothing")
        self._nothing.setContentsMargins(px(8), px(6), px(8), px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), px(4), px(4), px(4))
        column.addWidget(self._list)
        column.addWidget(self._nothing)
        self._list.clicked.connect(self._on_clicked)
        self.hide()

    def show_found(self, rows: Sequence[Found], nothing: str) -> None:
        """Show rows, or a sentence, or nothing at all; the first row is ready for Enter."""
        self.rows.show_rows(rows)
        self._list.setFixedHeight(px(ROW_HEIGHT) * min(len(rows), MOST_ROWS))
        self._list.setVisible(bool(rows))
        self._nothing.setText(nothing)
        self._nothing.setVisible(bool(nothing) and not rows)
        self.setVisible(bool(rows) or bool(nothing))
        if rows:
            self._list.setCurrentIndex(self.rows.index(0))

    def place(self) -> int:
        """Return which row is ready for Enter, or -1."""
        return self._list.currentIndex().row()

    def step(self, by: int) -> None:
        """Go some rows down or up."""
        last = self.rows.rowCount() - 1
        if last >= 0:
            self._list.setCurrentIndex(self.rows.index(min(max(self.place() + by, 0), last)))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.picked.emit(index.row())
