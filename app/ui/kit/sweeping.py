"""Sweeping up, on the window's own thread and nowhere else.

Python looks for what nobody holds any more whenever enough was made, on whatever thread that
happens; a widget that it finds on a worker is destroyed there, and the program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

# How often it is looked whether there is enough to sweep: what a worker makes meanwhile is swept at
# once, and a twentieth of a second of it would already be felt.
LOOK_MS = 20
# So often what is new is swept alone, then with all that outlived it: what ten times leave is felt.
_YOUNG_ONES = 4
# So many looks in a row at which there was little to sweep, eight seconds, mean that nobody is at work.
RESTS = 400


class Sweeping(QObject):
    """Does the sweeping in Python's place."""

    def __init__(self) -> None:
        super().__init__()
        self._rests = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.sweep)

    def begin(self) -> None:
        """Take the sweeping over."""
        gc.disable()
        self._timer.start()

    def sweep(self) -> None:
        """Sweep about as far as Python itself would by now: the older a thing, the more rarely.

        To look at everything takes a tenth of a second, so it waits until nobody is at work.
        """
        made, limits = gc.get_count(), gc.get_threshold()
        young, middle, old = made[0] > limits[0], made[1] >= _YOUNG_ONES, made[2] > limits[2]
        self._rests = 0 if young else self._rests + 1
        if young:
            gc.collect(1 if middle else 0)
        elif old and self._rests >= RESTS:
            gc.collect()

    def keep(self) -> None:
        """Never look again at what is here by now: it stays, and is most of all there is."""
        gc.freeze()

    def end(self) -> None:
        """Sweep once more, and leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()
