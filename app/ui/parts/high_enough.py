"""Keeping a window of fixed width as high as its wrapped words need."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_CHANGES = (QEvent.Type.LayoutRequest, QEvent.Type.Show)


class HighEnough(QObject):
    """Gives a window the height that its width asks for, again whenever its content changes.

    Qt asks for the height before it knows how the words wrap, and does not ask again when a
    sentence comes below a field.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure again when the content has changed."""
        if watched is self._window and event.type() in _CHANGES:
            # Queued: the content has its own height only then.
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        layout = self._window.layout()
        if layout is not None and layout.hasHeightForWidth():
            self._window.setFixedHeight(layout.totalHeightForWidth(self._window.width()))
