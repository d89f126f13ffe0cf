"""What is typed while a page is being made: held back, and given to the page once it is there."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication


class HeldKeys(QObject):
    """Keeps letters from the page that goes; keys that call for something else pass."""

    def __init__(self, owner: QObject) -> None:
        """Hold from now on."""
        super().__init__(owner)
        self._kept: list[QKeyEvent] = []
        self._all = QCoreApplication.instance()
        if self._all is not None:
            self._all.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep a letter that was pressed."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not event.text().isprintable() or not event.text():
            return False
        self._kept.append(event.clone())
        return True

    def give(self) -> None:
        """Give what was typed to whoever has the keyboard now, and hold nothing any more."""
        if self._all is not None:
            self._all.removeEventFilter(self)
        # Nobody may have it, though the stubs say otherwise.
        to: QObject | None = QApplication.focusWidget()
        if to is not None:
            for one in self._kept:
                QCoreApplication.postEvent(to, one)
        self._kept = []
        self.deleteLater()
