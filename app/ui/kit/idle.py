"""Tells when nobody has touched keyboard or mouse for a while."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TOUCHES: Final = frozenset(
    {
        *(QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove),
        *(QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate),
    }
)
_A_MINUTE_MS: Final = 60_000


class Idle(QObject):
    """Watches windows; begins to count anew with every touch."""

    passed = Signal()  # so long nobody was there

    def __init__(self, parent: QObject | None = None) -> None:
        """Make it; nothing is watched or counted yet."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.passed)
        # What an input method takes for itself is no key to the window; that the cursor moves is seen.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._on_touch)

    def watch(self, window: QWindow | None) -> None:
        """Watch a window, too; a dialog is one of its own."""
        if window is not None:
            # Taken off first, so that it is never watched twice.
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def begin(self, minutes: int) -> None:
        """Count from now on."""
        self._timer.start(minutes * _A_MINUTE_MS)

    def end(self) -> None:
        """Count no more."""
        self._timer.stop()

    @property
    def is_counting(self) -> bool:
        """Tell whether it counts."""
        return self._timer.isActive()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin anew with every touch; nothing is kept from the window."""
        if event.type() in _TOUCHES:
            self._on_touch()
        return False

    def _on_touch(self) -> None:
        if self._timer.isActive():
            self._timer.start()
