"""Measures the program over a clinic of any size: made for it, or one that was kept."""

import shutil
import tempfile
from pathlib import Path

from app import paths
from tests.benchmarks.scale.books import Size, make


def measure(size: Size, keep: Path | None = None) -> int:
    """Make the clinic, or take the one that was kept, and measure on a copy; return the exit status."""
    with tempfile.TemporaryDirectory(prefix="tenteki-scale-") as scratch:
        made = keep or Path(scratch) / "made"
        if not paths.database_in(made).exists():
            make(made, size)
        # What is measured writes; the clinic that is kept stays as it was made.
        shutil.copytree(made, Path(scratch) / "copy")
    return 0
