"""A list of results that lies over what stands below its search line."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from app.ui.kit.look import px
from app.ui.kit.search_list import SearchField


class ListOver(QObject):
    """Keeps the results of a search line below it and above everything else on a ground."""

    def __init__(self, field: SearchField, ground: QWidget) -> None:
        super().__init__(field)
        self._field, self._ground = field, ground
        field.results.setParent(ground)
        field.results.hide()
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
        corner = line.mapTo(self._ground, QPoint(0, line.height() + px(2)))
        results.setFixedWidth(line.width())
        results.adjustSize()
        results.move(corner)
        results.raise_()
