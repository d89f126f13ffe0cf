"""Measures what must be quick, as ratios to a floor within the same run (machines are noisy)."""

import argparse
import sys
from pathlib import Path

from tests.benchmarks import (
    bench_audit,
    bench_backup,
    bench_certificate,
    bench_check,
    bench_frozen,
    bench_intake,
    bench_issue,
    bench_judge,
    bench_masters,
    bench_search,
    bench_sign_in,
    bench_start,
    bench_store,
)
from tests.benchmarks.scale import bench as scale
from tests.benchmarks.scale import server
from tests.benchmarks.scale.books import FULL, SMALL, Size


def main(arguments: list[str]) -> int:
    """Print one table; return 1 where a ratio is over its limit."""
    asked = _understand(arguments)
    if asked.scale:
        size = Size(asked.patients or FULL.patients, asked.entries or FULL.entries)
        return (server if asked.server else scale).measure(size, asked.keep)
    rows = [
        *bench_store.rows(),
        *bench_audit.rows(),
        *bench_backup.rows(),
        *bench_certificate.rows(),
        *bench_issue.rows(),
        *bench_judge.rows(),
        *bench_search.rows(),
        *bench_masters.rows(),
        *bench_check.rows(),
        *bench_intake.rows(),
        *bench_sign_in.rows(),
        *bench_start.rows(),
        *bench_frozen.rows(),
    ]
    width = max(len(name) for name, _, _ in rows)
    over = [name for name, ratio, limit in rows if ratio > limit]
    for name, ratio, limit in rows:
        mark = "over" if ratio > limit else "ok"
        print(f"{name:<{width}}  {ratio:5.2f}x  limit {limit:.1f}x  {mark}")
    return 1 if scale.measure(SMALL) or over else 0


def _understand(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build/dev.py bench", description=__doc__)
    parser.add_argument(
        "--scale",
        action="store_true",
        help="only the window over a large clinic: 100,000 patients, 1,000,000 entries",
    )
    parser.add_argument(
        "--server",
        action="store_true",
        help="with --scale: the same clinic in a file and on a PostgreSQL server",
    )
    parser.add_argument("--patients", type=int, help="another number of patients")
    parser.add_argument("--entries", type=int, help="another number of entries")
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="DIR",
        help="make the clinic there, or take the one that is there, and leave it",
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
