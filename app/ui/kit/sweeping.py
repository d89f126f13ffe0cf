"""Sweeping up, on the window's own thread and nowhere else.

Python looks for what nobody holds any more whenever enough was made, on whatever thread that
happens; a widget that it finds on a worker is destroyed there, and the program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

# How often it is looked whether there is enough to sweep.
LOOK_MS = 500


class Sweeping(QObject):
    """Does the sweeping in Python's place."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.sweep)

    def begin(self) -> None:
        """Take the sweeping over."""
        gc.disable()
        self._timer.start()

    def sweep(self) -> None:
        """Sweep as far as Python itself would by now: the older a thing, the more rarely."""
        made = zip(gc.get_count(), gc.get_threshold(), strict=True)
        young, middle, old = (count > limit for count, limit in made)
        if young:
            gc.collect(1 + old if middle else 0)

    def end(self) -> None:
        """Sweep once more, and leave it to Python again."""
        self._timer.stop()
        gc.collect()
        gc.enable()
