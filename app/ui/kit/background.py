"""One lane for slow work, so that the window never waits, one for long work; and a double that works at once."""

from collections.abc import Callable
from itertools import count
from typing import Any, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from app.ui.kit.dating import dated

T = TypeVar("T")


class Lane(Protocol):
    """Where slow work is done, one piece after the other."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do the work; hand what it returned to ``then``, or what it raised to ``failed``."""

    def aside(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do work that takes minutes beside all other, which does not wait for it."""

    def meanwhile(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do work that takes seconds and only reads, beside all other, the long one too."""

    def soon(self, owner: QObject, deed: Callable[[], None]) -> None:
        """Do something on the window's own thread in its next turn, behind keys and painting."""

    def settle(self) -> None:
        """Wait until the work aside is done; to be called on the lane, never on the window's thread."""


class _Answer(NamedTuple):
    """What came of a piece of work, on its way back to the window's thread."""

    number: int
    result: Any
    error: Exception | None


class _Waiting(NamedTuple):
    """Who waits for an answer, and for what."""

    owner: QObject
    then: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Background(QObject):
    """One worker thread; answers come back on the thread that made this object."""

    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Open the lane; make it on the window's own thread."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._beside = QThreadPool(self)
        self._beside.setMaxThreadCount(1)
        self._reading = QThreadPool(self)
        self._reading.setMaxThreadCount(1)
        self._numbers = count()
        # Only numbers travel to the worker. Were a widget to travel along, the worker might
        # let go of it last, and Qt would destroy it on the wrong thread.
        self._waiting: dict[int, _Waiting] = {}
        # Bound to this object, so that Qt queues what the worker emits for the window's thread:
        # a lambda would be called on the worker.
        self._answered.connect(self._deliver)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do the work after all that was given before; nothing is told to a destroyed owner."""
        self._start(self._pool, work, _Waiting(owner, dated(then), dated(failed)))

    def aside(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do the work after other long work only; nothing is told to a destroyed owner."""
        self._start(self._beside, work, _Waiting(owner, dated(then), dated(failed)))

    def meanwhile(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do the work after other such work only; nothing is told to a destroyed owner."""
        self._start(self._reading, work, _Waiting(owner, dated(then), dated(failed)))

    def soon(self, owner: QObject, deed: Callable[[], None]) -> None:
        """Do something in the window's next turn; nothing is done for a destroyed owner."""
        QTimer.singleShot(0, owner, deed)

    def settle(self) -> None:
        """Wait until the work aside is done."""
        self._beside.waitForDone()
        self._reading.waitForDone()

    def close(self) -> None:
        """Wait until all work given so far is done; nobody is told of its answers any more."""
        self._waiting.clear()
        self._pool.waitForDone()
        self.settle()

    def _start(self, pool: QThreadPool, work: Callable[[], object], waiting: _Waiting) -> None:
        number = next(self._numbers)
        self._waiting[number] = waiting
        pool.start(lambda: self._answered.emit(_done(number, work)))

    def _deliver(self, answer: _Answer) -> None:
        waiting = self._waiting.pop(answer.number, None)
        if waiting is None or not isValid(waiting.owner):
            return
        if answer.error is None:
            waiting.then(answer.result)
        else:
            waiting.failed(answer.error)


class AtOnce:
    """A lane for tests: the answer is there when ``run`` returns."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do the work here and now."""
        answer = _done(0, work)
        if not isValid(owner):
            return
        if answer.error is None:
            then(answer.result)
        else:
            failed(answer.error)

    aside = meanwhile = run

    def soon(self, owner: QObject, deed: Callable[[], None]) -> None:
        """Do it here and now."""
        if isValid(owner):
            deed()

    def settle(self) -> None:
        """Do nothing: nothing is ever under way."""

    def close(self) -> None:
        """Do nothing, likewise."""


def _done(number: int, work: Callable[[], object]) -> _Answer:
    try:
        return _Answer(number, work(), None)
    except Exception as error:  # noqa: BLE001 - whatever it is, the window must hear of it
        return _Answer(number, None, error)
