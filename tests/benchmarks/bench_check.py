"""How long `tenteki check` takes for one case, as a whole process, beside a Python that does nothing."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.paths import REFERENCE
from app.reference.shelf import open_shelf
from tests.cli.samples import case

ROOT = Path(__file__).parents[2]
ROUNDS = 40
LIMIT = 4.0

_NOTHING = ("-c", "pass")


def rows() -> list[tuple[str, float, float]]:
    """Return the name, how many times the time of `python -c pass` it takes, and its limit."""
    if open_shelf(str(REFERENCE)) is None:
        raise RuntimeError("the shelf is older than its tables: run build/shelf.py")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "case.json")
        file.write_text(json.dumps(case()), "utf-8")
        # The first round compiles the modules and fills the caches of the disk.
        _one_round(file)
        rounds = [_one_round(file) for _ in range(ROUNDS)]
    # Whatever else the computer does only adds to a start: the quickest of each is the truest.
    ratio = min(ours for _, ours in rounds) / min(nothing for nothing, _ in rounds)
    return [("tenteki check of one case / python -c pass", ratio, LIMIT)]


def _one_round(file: Path) -> tuple[float, float]:
    # One right after the other, so that both meet the same computer.
    return _took(file.parent, *_NOTHING), _took(file.parent, "-m", "app", "check", str(file))


def _took(folder: Path, *arguments: str) -> float:
    environment = {
        **os.environ,
        # Compiled once, as an installed program is, wherever and however this one runs.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    began = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, *arguments],
        check=False,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    took = time.perf_counter() - began
    if ran.returncode not in {0, 1}:
        raise RuntimeError(f"it ended with {ran.returncode}")
    return took


if __name__ == "__main__":
    for name, found, limit in rows():
        print(f"{name}  {found:5.2f}x  limit {limit:.1f}x")
