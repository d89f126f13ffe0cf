"""How far slow work has come: told on the worker, shown on the window, stopped by a button."""

from collections.abc import Callable
from time import perf_counter, sleep
from typing import Final

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.ui.kit.buttons import Button
from app.ui.kit.labels import Label
from app.ui.kit.look import px, theme
from app.ui.kit.painting import paint_box, painting

_LOOK_EVERY_MS: Final = 80
_HEIGHT: Final = 8


# Python comes back within this where nobody else wants it; else the work waits a little, some times.
_AT_ONCE_S, _MEANWHILE_S, _PATIENCE = 0.0001, 0.004, 5


class Watch:
    """Carries plain numbers between worker and window, and the wish to stop.

    No signal and no widget goes to the worker: the window looks here when it has time.
    """

    def __init__(self) -> None:
        """Start with nothing done."""
        self._reached = (0, 0)
        self._is_stopped = False

    @property
    def reached(self) -> tuple[int, int]:
        """How much is done, and of how much; nothing of nothing at first."""
        return self._reached

    @property
    def is_stopped(self) -> bool:
        """Whether somebody wished the work to stop."""
        return self._is_stopped

    def tell(self, done: int, total: int) -> bool:
        """Note how far the work has come, and give way; tell whether it should go on."""
        self._reached = (done, total)
        _give_way()
        return not self._is_stopped

    def restart(self) -> None:
        """Forget what was before: the same work begins anew."""
        self._reached, self._is_stopped = (0, 0), False

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._is_stopped = True


def _give_way() -> None:
    """Let the window go ahead: who gets Python back late knows that somebody else is at work."""
    for _ in range(_PATIENCE):
        let_go = perf_counter()
        sleep(0)
        if perf_counter() - let_go < _AT_ONCE_S:
            return
        sleep(_MEANWHILE_S)


class Progress(QWidget):
    """A bar, its words, and a button that stops; shows a watch for as long as it is followed."""

    def __init__(self, words: Callable[[int, int], str], stop: str, *, name: str) -> None:
        """Make it at rest; ``words`` tells how far it has come, ``stop`` stands on the button."""
        super().__init__()
        self.setObjectName(name)
        self._told = words
        self._watch = Watch()
        self._words = Label(size=13, bold=True, name=f"{name}_words")
        self._bar = _Bar()
        self._bar.setObjectName(f"{name}_bar")
        self._stop = Button(stop, name=f"{name}_stop", icon="cross", height=30)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._stop.clicked.connect(self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(14))
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)

    def follow(self, watch: Watch) -> None:
        """Show how far this work comes."""
        self._watch = watch
        self._look()
        self._timer.start()

    def rest(self) -> None:
        """Look at the work no more: it has ended."""
        self._look()
        self._timer.stop()

    def _look(self) -> None:
        done, total = self._watch.reached
        words = self._told(done, total)
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        # A bar from nothing to nothing would run to and fro.
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    def _on_stop(self) -> None:
        self._watch.stop()


class _Bar(QProgressBar):
    """The bar alone; the words stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setFixedHeight(px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track and what is done of it."""
        look, box = theme(), QRectF(self.rect())
        share = self.value() / self.maximum()
        with painting(self) as painter:
            paint_box(painter, box, fill=look.track, radius=_HEIGHT / 2)
            if share > 0:
                done = QRectF(0, 0, max(box.height(), box.width() * share), box.height())
                paint_box(painter, done, fill=look.accent, radius=_HEIGHT / 2)
