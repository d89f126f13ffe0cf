"""The checks and tests that everybody runs, one after the other, and their table."""

import re
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from house import PYTHON, ROOT, environment, script, tell


@dataclass(frozen=True)
class Step:
    """One check: its name and the command that carries it out."""

    name: str
    command: tuple[str | Path, ...]


@dataclass(frozen=True)
class Result:
    """How one check ended, how long it took, and the line in which it counts what passed."""

    name: str
    passed: bool
    seconds: float
    count: str


COUNT = re.compile(r"\d+ (passed|failed|errors?)\b")

LOOKS = (
    Step("common form", (PYTHON, "-m", "ruff", "format", "--check", ".")),
    Step("lint", (PYTHON, "-m", "ruff", "check", ".")),
    Step("types", (PYTHON, "-m", "mypy")),
    Step("floors", (script("lint-imports"),)),
    Step("words", (PYTHON, ROOT / "build" / "catalogue.py", "check")),
)

# Mirrors of the index know of no weaknesses: then it is told, and is no fault.
WEAKNESSES = Step("weaknesses", (PYTHON, ROOT / "build" / "auditing.py", "--where-possible"))

# The program as a clinic gets it, which some of the tests start.
BUNDLE = Step("bundle", (PYTHON, ROOT / "build" / "bundling.py"))


# All tests: on every core, those of one file together, since they share what is costly to make.
EVERYWHERE = ("-n", "auto", "--dist", "loadfile")


def tests(rest: Sequence[str]) -> Step:
    """Return the step that runs all tests, or those that the arguments for pytest name."""
    colour = ("--color=yes",) if sys.stdout.isatty() else ()
    return Step("tests", (PYTHON, "-m", "pytest", *colour, *(rest or EVERYWHERE)))


def run_all(steps: Iterable[Step]) -> int:
    """Carry out every step, whatever the others said, and return 1 where one failed."""
    results = [carry_out(step) for step in steps]
    tell("\n" + table(results))
    # Whoever reads only the last line, a person or a machine, reads how many tests passed.
    tell(results[-1].count)
    return 0 if all(result.passed for result in results) else 1


def carry_out(step: Step) -> Result:
    """Run one step, passing on what it prints."""
    tell(f"\n── {step.name} ──")
    started = time.monotonic()
    count = ""
    with subprocess.Popen(
        step.command,
        cwd=ROOT,
        env=environment(QT_QPA_PLATFORM="offscreen", PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as program:
        for line in program.stdout or ():
            print(line, end="", flush=True)
            count = line.strip() if COUNT.search(line) else count
    return Result(step.name, program.returncode == 0, time.monotonic() - started, count)


def table(results: Iterable[Result]) -> str:
    """Return one line for each check."""
    return "\n".join(
        f"{'passed' if result.passed else 'FAILED'}  {result.name:<12} {result.seconds:6.1f} s"
        for result in results
    )
