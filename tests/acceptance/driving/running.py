"""The program itself, started as at a clinic, in a process of its own."""

import subprocess
import sys
import time
from pathlib import Path

from tests.acceptance.driving.bus import REGISTRY
from tests.acceptance.driving.screen import NothingHappened, Screen

ROOT = Path(__file__).parents[3]
_START_S = 20
# Said of our own questions, whose subject had just gone, and of keys that the accessibility bus
# was too busy to be told of; none of it is the program's.
_OF_US = (
    "Could not find accessible on path",
    "QAccessibleList::child: Invalid index",
    "QSpiApplication::",
)


class Running:
    """The program over one clinic's folder, with a home of its own."""

    def __init__(self, display, bus, folder, language, home):
        homes = {f"XDG_{one}_HOME": str(home / one) for one in ("CONFIG", "DATA", "STATE", "CACHE")}
        self._bus, self._display, self.folder = bus, display, folder
        self._told = (home / "stderr.txt").open("w", encoding="utf-8")
        before = set(self._programs())
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app", "--folder", str(folder), "--language", language],
            cwd=ROOT,
            env=display.environment | homes | {"HOME": str(home)},
            stderr=self._told,
        )
        self.screen = Screen(bus, self._come_up(before))

    def end(self):
        """Close the window as its frame does, and return how the program ended."""
        if self._process.poll() is None:
            self._display.run("xdotool", "key", "--clearmodifiers", "alt+F4")
        try:
            return self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            return None
        finally:
            self._told.close()

    def complaints(self):
        """Return what the program wrote into its diary or on the console: usually nothing."""
        diaries = [*self.folder.rglob("*.log"), Path(self._told.name)]
        lines = [line for one in diaries for line in one.read_text("utf-8").splitlines()]
        return [line for line in lines if not any(said in line for said in _OF_US)]

    def _programs(self):
        return [
            tuple(one)
            for one in self._bus.ask(self._bus.method(REGISTRY, "Accessible", "GetChildren"))
        ]

    def _come_up(self, before):
        end = time.monotonic() + _START_S
        while time.monotonic() < end and self._process.poll() is None:
            for one in set(self._programs()) - before:
                return one
            time.sleep(0.02)
        self._process.kill()
        raise NothingHappened(f"the program to come up; it ended with {self._process.wait()}")
