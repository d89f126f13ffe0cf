"""A list of cards: one is chosen by the arrows, opened by Enter, and its deed done by a letter."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy

from app.ui.kit.found import ROW_ROLE
from app.ui.kit.look import font, px, theme
from app.ui.kit.painting import CENTRE, paint_text
from app.ui.kit.waiting_card import CardFace, CardPainter, card_box, deed_box

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Cards(QAbstractListModel):
    """The cards of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._faces: tuple[CardFace, ...] = ()

    def show_faces(self, faces: Sequence[CardFace]) -> None:
        """Show these instead; as many as before are taken for the same ones, renewed."""
        if len(faces) == len(self._faces):
            self._faces = tuple(faces)
            if faces:
                self.dataChanged.emit(self.index(0), self.index(len(faces) - 1))
            return
        self.beginResetModel()
        self._faces = tuple(faces)
        self.endResetModel()

    def face(self, place: int) -> CardFace:
        """Return one of them."""
        return self._faces[place]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._faces)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return the name, the whole card in one sentence, or the card itself."""
        if not index.isValid():
            return None
        face = self._faces[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return face.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return face.spoken
        return face if role == ROW_ROLE else None


class CardList(QListView):
    """The cards of one column, as high as all of them; it paints those in sight."""

    opened = Signal(object)  # the value of a card
    done = Signal(object, str)  # the value of a card, and the letter of the deed
    sidestepped = Signal(int)  # one column to the left or right is wanted
    reached = Signal(QRect)  # where the card is that the keyboard came to

    def __init__(self, name: str, spoken: str, nothing: str, keys: str) -> None:
        """Make it empty; `nothing` is told then, `keys` are the letters that do something."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._nothing, self._keys, self._is_known = nothing, keys, False
        self._is_renewed = False  # other cards are just being shown: nobody went anywhere
        self.cards = Cards(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumWidth(px(160))

    def show_faces(self, faces: Sequence[CardFace]) -> None:
        """Show these cards; the chosen one stays chosen."""
        index = self.currentIndex()
        before = self.cards.face(index.row()).id if index.isValid() else None
        self._is_known = True
        self.setAccessibleDescription("" if faces else self._nothing)
        self._is_renewed = True
        self.cards.show_faces(faces)
        ids = [one.id for one in faces]
        self.choose(ids.index(before) if before in ids else max(index.row(), 0))
        self._is_renewed = False
        self._take_height()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the cards are in another width."""
        super().resizeEvent(event)
        self._take_height()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell where the keyboard came to: what scrolls is around the list."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid() and not self._is_renewed:
            self.reached.emit(self.visualRect(current))

    def chosen(self) -> object | None:
        """Return what the chosen card stands for."""
        index = self.currentIndex()
        return self.cards.face(index.row()).value if index.isValid() else None

    def choose(self, place: int) -> None:
        """Choose a card, or the last one where there are not so many."""
        last = self.cards.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.cards.index(min(place, last)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, do a deed by its letter, go sideways by the arrows."""
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key, chosen, letter = Qt.Key(event.key()), self.chosen(), event.text().upper()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and key in sideways:
            self.sidestepped.emit(sideways[key])
        elif plain and key in _ENTER and chosen is not None:
            self.opened.emit(chosen)
        elif plain and letter and letter in self._keys and chosen is not None:
            self.done.emit(chosen, letter)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _typed: str) -> None:
        """Look for no card by its first letter: letters are deeds here."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do the deed where it is pressed; anywhere else on the card, open it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        face, card = self.cards.face(index.row()), card_box(QRectF(self.visualRect(index)))
        if face.deed and deed_box(card).contains(event.position()):
            self.done.emit(face.value, face.key or "\r")
        elif card.contains(event.position()):
            self.opened.emit(face.value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show at which card the keyboard is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.reached.emit(self.visualRect(self.currentIndex()))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards, or quietly that there is none."""
        super().paintEvent(event)
        if not self._is_known or self.cards.rowCount():
            return
        painter = QPainter(self.viewport())
        room = QRectF(QPoint(0, px(20)), self.viewport().size())
        room.setHeight(px(24))
        paint_text(painter, room, self._nothing, font=font(12), ink=theme().text3, align=CENTRE)
        painter.end()

    def _take_height(self) -> None:
        rows = range(self.cards.rowCount())
        height = sum(self.sizeHintForRow(row) for row in rows) or px(64)
        if height != self.height():
            self.setFixedHeight(height)
