"""A list of results that lies over what stands below its search line."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from app.ui.kit.look import px
from app.ui.kit.search_list import SearchField

_READABLE, _EDGE = 380, 14  # a narrow line still has a list that can be read


class ListOver(QObject):
    """Keeps the results of a search line at it, below where they fit, over everything else on a ground."""

    def __init__(self, field: SearchField, ground: QWidget) -> None:
        super().__init__(field)
        self._field, self._ground = field, ground
        field.results.setParent(ground)
        field.results.hide()
        ground.installEventFilter(self)
        field.line.installEventFilter(self)
        field.results.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the list when it opens, close it when the keyboard goes elsewhere."""
        kind = event.type()
        if watched is self._field.results and kind in (
            QEvent.Type.Show,
            QEvent.Type.LayoutRequest,
        ):
            self._place()
        elif watched is self._ground and kind == QEvent.Type.Resize:
            if self._field.results.isVisible():
                # Queued: the line has its new place only then.
                QTimer.singleShot(0, self, self._place)
        elif (
            watched is self._field.line
            and isinstance(event, QFocusEvent)
            and event.lostFocus()
            and event.reason() != Qt.FocusReason.PopupFocusReason
        ):
            self._field.close_list()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        line, results = self._field.line, self._field.results
        left = line.mapTo(self._ground, QPoint(0, 0)).x()
        room = self._ground.width() - left - px(_EDGE)
        results.setFixedWidth(max(line.width(), min(px(_READABLE), room)))
        results.adjustSize()
        below = line.mapTo(self._ground, QPoint(0, line.height() + px(2)))
        above = line.mapTo(self._ground, QPoint(0, -results.height() - px(2)))
        fits = below.y() + results.height() <= self._ground.height()
        results.move(below if fits or above.y() < 0 else above)
        results.raise_()
