"""Asks the index of packages whether anything that we ship has a known weakness (PyPI's JSON API).

Where the index says nothing of weaknesses, as mirrors do, that is told, and fails only where it is
not allowed for: `--where-possible`.
"""

import json
import re
import sys
import urllib.request
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from house import LOCK, tell
from pip._internal.models.index import PyPI

# What is known and does no harm here: the advisory's name, why, and since when.
ACCEPTED: dict[str, str] = {}
_PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)
_PATIENCE_S = 20
_AT_ONCE = 8


class Silent(Exception):
    """The index says nothing of weaknesses."""


class Weakness(NamedTuple):
    """A known weakness of a package that is locked, and where it is mended."""

    package: str
    version: str
    name: str
    mended_in: str


def main(arguments: Sequence[str]) -> int:
    """Ask, tell what is known, and return 1 where something is."""
    try:
        found = audit(LOCK, PyPI.pypi_url)
    except Silent:
        tell("The index of packages that is used here says nothing of known weaknesses.")
        return 0 if "--where-possible" in arguments else 1
    for one in found:
        tell(f"{one.package} {one.version}: {one.name}, mended in {one.mended_in or 'no version'}")
    tell(f"{len(found)} known weaknesses in {len(locked(LOCK))} packages.")
    return 1 if found else 0


def locked(lock: Path) -> tuple[tuple[str, str], ...]:
    """Return what is locked: names and versions."""
    return tuple(_PINNED.findall(lock.read_text(encoding="utf-8")))


def audit(lock: Path, index: str, accepted: Iterable[str] = ACCEPTED) -> tuple[Weakness, ...]:
    """Return what is known of what is locked and not accepted; raises Silent."""
    first, *rest = locked(lock)
    # One first: an index that has no answer is not asked a hundred times.
    answers = [_ask(index, first)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers += pool.map(lambda one: _ask(index, one), rest)
    known = set(accepted)
    return tuple(one for some in answers for one in some if one.name not in known)


def _ask(index: str, package: tuple[str, str]) -> list[Weakness]:
    name, version = package
    try:
        place = f"{index}/{name}/{version}/json"
        with urllib.request.urlopen(place, timeout=_PATIENCE_S) as page:  # noqa: S310 - of the index alone
            told = json.load(page)["vulnerabilities"]
        return [
            Weakness(name, version, one["id"], ", ".join(one["fixed_in"]))
            for one in told
            if not one.get("withdrawn")
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Silent from error


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
