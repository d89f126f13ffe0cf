"""Measures the program over a clinic of any size: made for it, or one that was kept."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app import paths
from tests.benchmarks.scale.books import Size, make
from tests.benchmarks.scale.watchdog import BLOCK_MS

ROOT = Path(__file__).parents[3]
SIGN_IN_MS = 1000.0


def measure(size: Size, keep: Path | None = None) -> int:
    """Make the clinic, or take the one that was kept, and measure on a copy; return the exit status."""
    with tempfile.TemporaryDirectory(prefix="tenteki-scale-") as scratch:
        made = keep or Path(scratch) / "made"
        if not paths.database_in(made).exists():
            make(made, size)
        # What is measured writes; the clinic that is kept stays as it was made.
        copy = Path(scratch) / "copy"
        shutil.copytree(made, copy)
        return tell(_walk(copy))


def tell(found: list[dict[str, Any]]) -> int:
    """Print what was measured of each scene; return 1 where somebody waited too long."""
    print(
        f"{'scene':<24} {'longest':>8} {'99th':>7} {'wall':>8} {'PSS':>7} {'sweep':>6}  blocks > {BLOCK_MS:.0f} ms"
    )
    over = 0
    for one in found:
        if one["trouble"]:
            print(f"{one['name']:<24} not there: {one['trouble']}")
            continue
        over += one["blocks"]
        print(
            f"{one['name']:<24} {one['longest_ms']:5.0f} ms {one['p99_ms']:4.0f} ms"
            f" {one['wall_ms']:5.0f} ms {one['pss_mb']:4.0f} MB {one['sweep_ms']:3.0f} ms  {one['blocks'] or ''}"
        )
        for ms, own, everybody, stack in one["stacks"]:
            print(
                f"    {ms} ms ({own} of the window's thread, {everybody} of all)",
                *stack,
                sep="\n        ",
            )
        over += _is_slow_sign_in(one)
    return int(bool(over))


def _is_slow_sign_in(one: Mapping[str, Any]) -> bool:
    if "stretched_ms" not in one:
        return False
    whole, stretched = one["wall_ms"], one["stretched_ms"]
    print(
        f"    the list is usable after {whole:.0f} ms, {stretched:.0f} of them the password (Argon2id)"
    )
    return bool(whole > SIGN_IN_MS)


def _walk(folder: Path) -> list[dict[str, Any]]:
    # A program of its own, so that its memory is its own.
    said = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.scale.window", folder],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(said.stdout.splitlines()[-1])
    return found
