"""What a search found: rows with a title, a line below and a chip, and how they are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: what it is, how it is called, and what is worth knowing of it."""

    value: object
    title: str
    subtitle: str = ""
    icon: str = ""
    tone: str = ""
    word: str = ""  # of the chip at the right, in the tone


class FoundRows(QAbstractListModel):
    """What was found, as a list for a view."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._rows: tuple[Found, ...] = ()

    def show_rows(self, rows: Sequence[Found]) -> None:
        """Hold these instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, place: int) -> Found:
        """Return one of them."""
        return self._rows[place]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return the title, the whole in words, or the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(part for part in (row.title, row.subtitle, row.word) if part)
        return row if role == ROW_ROLE else None
