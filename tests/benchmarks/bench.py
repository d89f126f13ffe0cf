"""Measures what must be quick, as ratios to a floor within the same run (machines are noisy)."""

import sys

from tests.benchmarks import (
    bench_audit,
    bench_backup,
    bench_certificate,
    bench_check,
    bench_intake,
    bench_issue,
    bench_judge,
    bench_masters,
    bench_search,
    bench_sign_in,
    bench_start,
    bench_store,
)


def main() -> int:
    """Print one table; return 1 where a ratio is over its limit."""
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
    ]
    width = max(len(name) for name, _, _ in rows)
    over = [name for name, ratio, limit in rows if ratio > limit]
    for name, ratio, limit in rows:
        mark = "over" if ratio > limit else "ok"
        print(f"{name:<{width}}  {ratio:5.2f}x  limit {limit:.1f}x  {mark}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
