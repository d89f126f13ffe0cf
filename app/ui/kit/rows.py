"""A table's rows as a plain list of values, and what is shown of each in every column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.ui.kit.look import font

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_Role = Qt.ItemDataRole

TONE_ROLE: Final = int(_Role.UserRole) + 1
ICON_ROLE: Final = int(_Role.UserRole) + 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, what it shows of a row, and how.

    With ``tone`` the word becomes a chip; a row whose tone is empty stays plain text.
    ``tip`` tells more than the cell where the pointer rests, else it is the cell itself.
    ``width`` is fixed in lengths of the drawings; the one column with 0 takes the rest,
    and never less than ``least``; as much as its ``wish``, if others can be left out for it.
    Where there is no room for all, columns with a ``drop`` are left out, the highest first;
    where there is more than enough, columns grow up to their ``most``, one after the other.
    """

    title: str
    get: Callable[[Any], str]
    align: Literal["left", "right"] = "left"
    width: int = 0
    bold: bool = False
    tone: Callable[[Any], str] | None = None
    icon: Callable[[Any], str] | None = None
    tip: Callable[[Any], str] | None = None
    drop: int = 0
    least: int = 72
    most: int = 0
    wish: int = 0

    @property
    def wanted(self) -> int:
        """Return what it asks for where there is room."""
        return self.width or self.wish or self.least


class Rows(QAbstractTableModel):
    """A list of values shown by columns."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        """Make it without rows."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Any, ...] = ()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, place: int) -> Any:  # noqa: ANN401 - whatever the owner put in
        """Return the value in a row."""
        return self._rows[place]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return what a cell shows, or how it shows it."""
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role == _Role.DisplayRole:
            return column.get(row)
        if role == _Role.ToolTipRole:
            return (column.tip or column.get)(row)
        if role == _Role.TextAlignmentRole:
            return _alignment(column)
        if role == _Role.FontRole:
            return _face(column)
        if role == TONE_ROLE:
            return column.tone(row) if column.tone else ""
        if role == ICON_ROLE:
            return column.icon(row) if column.icon else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            if role == _Role.DisplayRole:
                return self._columns[section].title
            if role == _Role.TextAlignmentRole:
                return _alignment(self._columns[section])
        return None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.align == "right" else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _face(column: Column) -> QFont:
    return font(13, bold=column.bold)
