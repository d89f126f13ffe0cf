"""Watches the window's thread from another one: how long it leaves somebody waiting, and over what.

The watcher knocks again and again; the time until the window answers is what a key would wait.
While no answer comes it looks where the window's thread is.
"""

import gc
import sys
import threading
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, Signal

# Longer is felt.
BLOCK_MS = 50.0
_KNOCK_S, _LOOK_S = 0.004, 0.005
_DEPTH = 7


@dataclass(frozen=True, slots=True)
class Gap:
    """One wait: how long, how much of it the window's thread computed, and the program; where it stood.

    `ms` leaves out what the window's thread stood in line for a processor behind other programs.
    """

    ms: float
    own_ms: float
    all_ms: float
    stack: tuple[str, ...] = ()

    @property
    def is_ours(self) -> bool:
        """Tell whether the program itself was at work, and not the rest of the computer."""
        return self.ms > BLOCK_MS and self.all_ms > BLOCK_MS


@dataclass(slots=True)
class Measured:
    """What came of one scenario."""

    name: str
    gaps: list[Gap] = field(default_factory=list)
    wall_ms: float = 0.0
    pss_mb: float = 0.0
    sweep_ms: float = 0.0

    @property
    def longest(self) -> Gap:
        """Return the longest wait."""
        return max(self.gaps, key=lambda one: one.ms, default=Gap(0, 0, 0))

    def share(self, hundredth: float) -> float:
        """Return the wait under which so many in a hundred stay."""
        found = sorted(one.ms for one in self.gaps)
        return found[min(len(found) - 1, int(len(found) * hundredth / 100))] if found else 0.0


class Watchdog(QObject):
    """Measures between `begin` and `end`, one scenario after the other."""

    _knocked = Signal(float)

    def __init__(self) -> None:
        """Watch the thread that makes this object."""
        super().__init__()
        self._thread = threading.get_ident()
        self._answered = threading.Event()
        self._current: Measured | None = None
        self._own = self._all = self._in_line = self._begun = 0.0
        self._stacks: list[tuple[str, ...]] = []
        self._is_over = False
        # Queued, for it comes from the watcher.
        self._knocked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()
        self._sweep = 0.0
        gc.callbacks.append(self._note_sweep)

    def begin(self, name: str) -> Measured:
        """Begin a scenario."""
        self._current = Measured(name)
        self._begun = time.perf_counter()
        self._current.wall_ms = -self._begun * 1000
        return self._current

    def end(self) -> None:
        """End the scenario."""
        ended, self._current = self._current, None
        if ended is not None:
            ended.wall_ms += time.perf_counter() * 1000
            ended.pss_mb = pss_mb()

    def close(self) -> None:
        """Stop watching."""
        self._is_over = True
        self._watcher.join()
        gc.callbacks.remove(self._note_sweep)

    def _note_sweep(self, phase: str, _facts: object) -> None:
        now = time.perf_counter()
        if phase == "stop" and self._current is not None:
            self._current.sweep_ms = max(self._current.sweep_ms, (now - self._sweep) * 1000)
        self._sweep = now

    def _answer(self, knocked: float) -> None:
        now, own, everybody = time.perf_counter(), time.thread_time(), time.process_time()
        in_line = in_line_ms()
        if self._current is not None and knocked > self._begun:
            ms = max(0.0, (now - knocked) * 1000 - (in_line - self._in_line))
            spent = (own - self._own) * 1000, (everybody - self._all) * 1000
            stack = max(self._stacks, key=self._stacks.count) if self._stacks else ()
            self._current.gaps.append(Gap(ms, *spent, stack if ms > BLOCK_MS else ()))
        self._own, self._all, self._in_line = own, everybody, in_line
        self._answered.set()

    def _watch(self) -> None:
        begun = time.perf_counter()
        while not self._is_over:
            self._answered.clear()
            self._stacks = []
            # Who could not even knock in time has waited since then: Python was held.
            self._knocked.emit(begun)
            while not self._answered.wait(_LOOK_S) and not self._is_over:
                if time.perf_counter() - begun > BLOCK_MS / 3000:
                    frame = sys._current_frames().get(self._thread)
                    self._stacks.append(_told(frame))
            begun = time.perf_counter() + _KNOCK_S
            time.sleep(_KNOCK_S)


def in_line_ms() -> float:
    """Return how long this thread has been ready, and had no processor."""
    return int(Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()[1]) / 1e6


def pss_mb() -> float:
    """Return the memory that this process alone takes, its share of what is shared included."""
    told = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in told if line.startswith("Pss:")) / 1024


def _told(frame: FrameType | None) -> tuple[str, ...]:
    frames = traceback.extract_stack(frame, limit=40) if frame else []
    ours = [one for one in frames if "/app/" in one.filename or "/db/" in one.filename]
    return tuple(
        f"{one.filename.rpartition('/app/')[2] or one.filename}:{one.lineno} {one.name}"
        for one in (ours or frames)[-_DEPTH:]
    )
