"""A table of whole rows: hairlines, fixed heights, verdicts as chips, Enter opens."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from app.ui.kit.cells import CellPainter
from app.ui.kit.look import px
from app.ui.kit.painting import paint_focus
from app.ui.kit.rows import Column, Rows

ROW_HEIGHT: Final = 36


class Table(QTableView):
    """Rows to look at and to open."""

    opened = Signal(int)  # the row's place, by Enter or double click
    moved = Signal(int)  # the row the keyboard is on, -1 for none

    def __init__(self, columns: Sequence[Column], *, name: str, spoken: str = "") -> None:
        """Make the table without rows."""
        super().__init__()
        self.rows = Rows(columns, self)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setModel(self.rows)
        self.setItemDelegate(CellPainter(self))
        self._columns = tuple(columns)
        self._is_renewed = False  # other rows are just being shown: nobody went anywhere
        self._set_up()
        self._set_widths()
        self.doubleClicked.connect(self._on_double_click)
        self.selectionModel().currentRowChanged.connect(self._on_moved)
        self.rows.modelReset.connect(self._on_reset)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows instead; the keyboard stays on the same line where it can."""
        before = self.current_place()
        self.rows.show_rows(rows)
        if rows and before >= 0:
            self.selectRow(min(before, len(rows) - 1))

    def renew_rows(self, rows: Sequence[Any], key: Callable[[Any], Hashable]) -> None:
        """Show what these rows are by now: the keyboard stays at the row of the same key, or is at none.

        What is in sight stays in sight, too. Whoever is about to press a key meets no other row.
        """
        before, scrolled = self.current_row(), self.verticalScrollBar().value()
        self._is_renewed = True
        self.rows.show_rows(rows)
        if before is not None:
            same = (place for place, one in enumerate(rows) if key(one) == key(before))
            self.selectRow(next(same, -1))
        self.verticalScrollBar().setValue(scrolled)
        self._is_renewed = False
        self.moved.emit(self.current_place())

    def current_place(self) -> int:
        """Return the place of the row the keyboard is on, or -1."""
        return self.currentIndex().row()

    def current_row(self) -> Any:  # noqa: ANN401 - whatever the owner put in
        """Return the value of the row the keyboard is on, or None."""
        place = self.current_place()
        return self.rows.row(place) if place >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_place() >= 0:
            self.opened.emit(self.current_place())
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can be done without, where there is no room for all columns."""
        super().resizeEvent(event)
        rest = self.viewport().width() - px(sum(one.wanted for one in self._columns))
        hidden = set[int]()
        for place, one in sorted(enumerate(self._columns), key=_highest_first):
            if one.drop and rest < 0:
                hidden.add(place)
                rest += px(one.width)
        across, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        yields = px(sum(one.wanted - one.least for one in self._columns if not one.width))
        for place, one in enumerate(self._columns):
            if not one.width:
                scrolls = rest + yields < 0
                across.setSectionResizeMode(place, modes.Fixed if scrolls else modes.Stretch)
            if not one.width and rest + yields < 0:
                # Too narrow for all the others as well: it scrolls sideways.
                self.setColumnWidth(place, px(one.least))
        # Half of what the open column has beyond its need; the other half stays with it.
        spare = max(rest, 0) // 2
        for place, one in enumerate(self._columns):
            if one.most and place not in hidden:
                more = min(px(one.most - one.width), spare)
                self.setColumnWidth(place, px(one.width) + more)
                spare -= more
        # Last: a column that is left out before the others have their widths leaves a hole.
        for place, one in enumerate(self._columns):
            if one.drop:
                self.setColumnHidden(place, place in hidden)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and a ring around the current one while the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus() and self.current_place() >= 0:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            top = self.rowViewportPosition(self.current_place())
            ring = QRectF(0, top, self.viewport().width(), self.rowHeight(self.current_place()) - 1)
            paint_focus(painter, ring, 4)
            painter.end()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        down, across = self.verticalHeader(), self.horizontalHeader()
        # Never to contents: measuring 100,000 rows took two minutes.
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(px(ROW_HEIGHT))
        down.hide()
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setFixedHeight(px(34))
        self.setCornerWidget(QWidget())

    def _set_widths(self) -> None:
        across = self.horizontalHeader()
        across.setMinimumSectionSize(px(24))
        for place, column in enumerate(self._columns):
            if column.width:
                across.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(place, px(column.width))
            else:
                across.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _on_double_click(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _on_moved(self, current: QModelIndex) -> None:
        self.viewport().update()
        if not self._is_renewed:
            self.moved.emit(current.row())

    def _on_reset(self) -> None:
        if not self._is_renewed:
            self.moved.emit(-1)


def _highest_first(pair: tuple[int, Column]) -> int:
    return -pair[1].drop
