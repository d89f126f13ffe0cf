"""What may come in a flood, passed on at once and then no more often than is good for whoever looks."""

from PySide6.QtCore import QObject, QTimer, Signal


class Pace(QObject):
    """Passes the first word on at once, and all that follow within a while as one, at its end."""

    passed = Signal()

    def __init__(self, parent: QObject, *, name: str, once_in_ms: int) -> None:
        """Make it at rest."""
        super().__init__(parent)
        self._waits = False
        self._timer = QTimer(self, singleShot=True, interval=once_in_ms)
        self._timer.setObjectName(name)
        self._timer.timeout.connect(self._on_rung)

    def ask(self) -> None:
        """Pass it on now, or as soon as the while is over."""
        self._waits = self._timer.isActive()
        if not self._waits:
            self._timer.start()
            self.passed.emit()

    def _on_rung(self) -> None:
        if self._waits:
            self.ask()
