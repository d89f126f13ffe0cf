"""A save while the books are backed up: how long it takes, beside one that has the disk to itself.

`python -m tests.benchmarks.bench_backup --scale 1000000` tells the figures of a large clinic.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from app.services.backup import go_on
from app.services.canonical import record_sha256
from app.services.generations import Backup
from db.audit import Trail
from db.engine import open_engine
from db.opening import Books
from db.treatments import TreatmentRecords
from tests.db import samples, shelving

ENTRIES = 20_000
# The median of a save may be so much slower; its tail belongs to the disk and is only told.
LIMIT = 4.0
_AT_ONCE = 500
_PAUSE = 0.002
_ALONE_SECONDS = 3.0


class Figures(NamedTuple):
    """What was measured, in milliseconds, seconds and megabytes."""

    alone: list[float]
    beside: list[float]
    filled: float
    seconds: float
    megabytes: float


def measure(entries: int) -> Figures:
    """Return how long saves took alone and beside a backup of so many entries."""
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(1) as lane:
        clinic = shelving.make(Path(scratch) / "clinic")
        usb = Path(scratch) / "usb"
        usb.mkdir()
        filled = _timed(lambda: _fill(clinic, entries))
        with closing(clinic.open()) as books:
            until = time.monotonic() + _ALONE_SECONDS
            alone = [_saved(books) for _ in iter(lambda: time.monotonic() < until, False)]
            started = time.monotonic()
            work: Future[Backup] = lane.submit(clinic.backups().write, usb, samples.NOON, go_on)
            beside = [_saved(books) for _ in iter(work.done, True)]
            seconds = time.monotonic() - started
            megabytes = work.result().size / 1e6
    return Figures(alone, beside, filled, seconds, megabytes)


def rows(entries: int = ENTRIES) -> list[tuple[str, float, float]]:
    """Return the ratio of the medians, with its limit; the name tells the slowest of a hundred."""
    found = measure(entries)
    ratio = statistics.median(found.beside) / statistics.median(found.alone)
    slowest = statistics.quantiles(found.beside, n=100)[98]
    name = f"a save beside a backup of {entries:,} entries (p99 {slowest:.0f} ms), alone = 1"
    return [(name, ratio, LIMIT)]


def _fill(clinic: shelving.ClinicFolder, entries: int) -> None:
    """Write so many entries, each with its trace; many in one go, for the disk is not measured here."""
    engine = open_engine(clinic.database, clinic.key)
    for start in range(0, entries, _AT_ONCE):
        with engine.connect() as connection:
            records, trail = TreatmentRecords(connection), Trail(connection)
            for _ in range(min(_AT_ONCE, entries - start)):
                treatment = samples.treatment()
                records.add(treatment)
                details = {"record_sha256": record_sha256(treatment)}
                trail.append(replace(samples.trace(subject=treatment.id), details=details))
            connection.commit()
    engine.dispose()


def _timed(work: Callable[[], None]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def _saved(books: Books) -> float:
    """Save one entry and return how long it took, in milliseconds."""
    time.sleep(_PAUSE)
    began = time.perf_counter()
    shelving.save(books)
    return (time.perf_counter() - began) * 1000


def _told(name: str, times: list[float]) -> str:
    parts = statistics.quantiles(times, n=100)
    return (
        f"{name}: {len(times)} saves, p50 {parts[49]:.2f} ms, p99 {parts[98]:.1f} ms, "
        f"longest {max(times):.0f} ms"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=int, default=ENTRIES, help="how many entries there are")
    scale = parser.parse_args().scale
    found = measure(scale)
    print(f"{scale:,} entries, each with its trace, written in {found.filled:.0f} s", flush=True)
    print(f"{found.megabytes:.0f} MB, backed up and verified in {found.seconds:.1f} s")
    print(_told("alone", found.alone))
    print(_told("beside the backup", found.beside))


if __name__ == "__main__":
    main()
    sys.exit(0)
