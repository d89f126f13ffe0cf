"""Keeping what scrolls as high as its wrapped words need."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class TallEnough(QObject):
    """Gives the content of a scrolling place the height that its width asks for.

    Qt asks a scrolled content for its smallest height without telling it the width, and
    wrapped sentences would be squeezed.
    """

    def __init__(self, content: QWidget | None) -> None:
        if content is None:
            raise ValueError("there is nothing to be tall")
        super().__init__(content)
        self._content = content
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure again when the width or the content has changed."""
        if watched is self._content and event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.LayoutRequest,
        ):
            layout = self._content.layout()
            asked = 0
            if layout is not None and layout.hasHeightForWidth():
                asked = layout.totalHeightForWidth(self._content.width())
            self._content.setMinimumHeight(asked)
        return super().eventFilter(watched, event)
