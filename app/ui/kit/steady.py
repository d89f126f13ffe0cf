"""A timer that a steady typist does not put off."""

from PySide6.QtCore import QObject, QTimer


class SteadyTimer(QTimer):
    """Rings once, so long after it was first asked to; asking again meanwhile changes nothing."""

    def __init__(self, parent: QObject, *, name: str, after_ms: int) -> None:
        """Make it at rest."""
        super().__init__(parent, singleShot=True, interval=after_ms)
        self.setObjectName(name)

    def begin(self) -> None:
        """Ring in a while, unless it is about to."""
        if not self.isActive():
            self.start()
