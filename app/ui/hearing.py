"""Brings what other computers save from the thread on which it is heard to the window."""

from PySide6.QtCore import QObject, Signal

from app.services.changes import End, Listen
from app.ui.kit.pace import Pace

# So often, at most, the window looks again.
_ONCE_IN_MS = 1000


class Hearing(QObject):
    """Tells the window that others saved something, however much it is, about once a second."""

    told = Signal()
    _heard = Signal()

    def __init__(self, parent: QObject) -> None:
        """Make it deaf; make it on the window's own thread."""
        super().__init__(parent)
        pace = Pace(self, name="hearing_pace", once_in_ms=_ONCE_IN_MS)
        pace.passed.connect(self.told)
        # To a method of an object that lives on the window's thread: Qt calls it there.
        self._heard.connect(pace.ask)

    def begin(self, listen: Listen) -> End:
        """Listen from now on; return what ends it, on whatever thread."""
        return listen(self._on_heard)

    def _on_heard(self, _seq: int) -> None:
        # Called on the thread that listens: no more is done there than to pass it on.
        self._heard.emit()
