"""What it costs that the program is frozen: its start beside the unfrozen one, and its size."""

import mmap
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import bundling

ROOT = Path(__file__).parents[2]

ROUNDS = 10
START_LIMIT = 1.3
# All that we bring along takes less room than Qt for Python takes as it is installed.
SIZE_LIMIT = 1.0
PATIENCE = 60


def rows() -> list[tuple[str, float, float]]:
    """Return the name, how many times as much the frozen program takes, and its limit."""
    bundling.make_if_stale()
    megabytes = bundling.size() / 1e6
    frozen, unfrozen = _starts()
    painted = f"frozen window painted ({frozen * 1000:.0f} ms) / unfrozen window painted"
    beside = f"frozen program ({megabytes:.0f} MB) / Qt for Python as installed"
    return [
        (painted, frozen / unfrozen, START_LIMIT),
        (beside, bundling.size() / bundling.size(_qt()), SIZE_LIMIT),
    ]


def _starts() -> tuple[float, float]:
    frozen = [str(bundling.PROGRAM / "tenteki")]
    unfrozen = [sys.executable, "-m", "app"]
    with tempfile.TemporaryDirectory() as folder, _screen(Path(folder)) as (name, picture):
        # The first round compiles the modules and fills the caches of the disk.
        rounds = [
            (
                _until_painted(frozen, name, picture, Path(folder)),
                _until_painted(unfrozen, name, picture, Path(folder)),
            )
            for _ in range(ROUNDS + 1)
        ][1:]
    # Whatever else the computer does only adds to a start: the quickest of each is the truest.
    return min(frozen for frozen, _ in rounds), min(unfrozen for _, unfrozen in rounds)


def _qt() -> Path:
    found = find_spec("PySide6")
    return Path(found.origin if found and found.origin else "").parent


@contextmanager
def _screen(folder: Path) -> Iterator[tuple[str, mmap.mmap]]:
    """Give a screen that nobody sees, and the memory in which its picture lies."""
    told, tells = os.pipe()
    command = (
        "Xvfb",
        "-displayfd",
        str(tells),
        "-fbdir",
        str(folder),
        "-screen",
        "0",
        "1280x800x24",
    )
    with subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL) as server:
        os.close(tells)
        with os.fdopen(told) as telling:
            name = f":{telling.readline().strip()}"
        with (folder / "Xvfb_screen0").open("rb") as file:
            yield name, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        server.terminate()


def _until_painted(command: Sequence[str], screen: str, picture: mmap.mmap, folder: Path) -> float:
    """Return how long a program takes until the empty screen shows something of it."""
    environment = {
        "DISPLAY": screen,
        "HOME": str(folder),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    empty = _glance(picture)
    began = time.perf_counter()
    with subprocess.Popen(
        command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while _glance(picture) == empty:
            if time.perf_counter() - began > PATIENCE or process.poll() is not None:
                process.kill()
                raise RuntimeError(f"{command[0]} painted nothing")
            time.sleep(0.001)
        took = time.perf_counter() - began
        process.terminate()
    while _glance(picture) != empty:
        time.sleep(0.01)
    return took


def _glance(picture: mmap.mmap) -> bytes:
    """Return every thousandth part of the screen: cheap, and a window covers many of them."""
    return picture[4000::4001]
