"""The parts of others that the program is made of, as the lock and the packages name them."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from house import LOCK, ROOT

_PIN = re.compile(
    r"^([\w.-]+)==([^\s;\\]+)[^\n]*\n(?:    --hash=\S+[^\n]*\n)+((?:    #[^\n]*\n)*)", re.MULTILINE
)
# Whoever is asked for by the program itself, and not by its tests or its build.
_PROGRAM = "tenteki (pyproject.toml)"

# What packages say in words of their own, not at all, or only for another system. Each was held
# against the texts that the package brings; a test tells which of them is no longer needed.
BY_HAND = {
    "aiosignal": "Apache-2.0",
    "jaconv": "MIT",
    # PDFium itself, and what it is built from, have texts of their own.
    "pypdfium2": "(Apache-2.0 OR BSD-3-Clause) AND LicenseRef-PDFium",
    "reportlab": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    # SQLCipher, OpenSSL and SQLite are compiled into it.
    "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0 AND blessing",
    "tzdata": "Apache-2.0",
}


class Part(NamedTuple):
    """One part of the program: its name, version, licence, and the parts that it asks for."""

    name: str
    version: str
    licence: str
    needs: tuple[str, ...]


# What no lock names: they come with the Python that freezes, the font that is cut, and Qt.
BESIDES = (
    Part("CPython", "3.11-3.14", "PSF-2.0", ()),
    Part("Noto Sans JP", "2", "OFL-1.1", ()),
    Part("PyInstaller bootloader", "6", "GPL-2.0-or-later WITH Bootloader-exception", ()),
)


def pins(lock: str) -> list[tuple[str, str]]:
    """Return name and version of everything that a lock holds, for whichever system."""
    return [(name, version) for name, version, _ in _PIN.findall(lock)]


def parts(lock: str | None = None) -> list[Part]:
    """Return every package that the running program needs on some system, by name."""
    text = LOCK.read_text("utf-8") if lock is None else lock
    asked_by = {name: _asked_by(via) for name, _, via in _PIN.findall(text)}
    versions = dict(pins(text))
    needed = _needed(asked_by)
    return [
        Part(name, versions[name], licence(name), _needs(name, asked_by, needed))
        for name in sorted(needed)
    ]


def licence(name: str) -> str:
    """Return the licence of a package as an SPDX expression, or nothing where nobody knows it."""
    return BY_HAND.get(name) or told(name)


def told(name: str) -> str:
    """Return the licence as the package itself names it, or nothing where it is not here."""
    package = _installed(name)
    if package is None:
        return ""
    facts = package.metadata
    said = (facts[field] for field in ("License-Expression", "License") if field in facts)
    return next((words.strip() for words in said if words), "")


def texts(name: str) -> Iterator[Path]:
    """Return the files in which a package brings its licence along."""
    package = _installed(name)
    for file in (package.files if package else None) or ():
        wanted = re.search(r"licen[cs]e|copying|notice|authors", str(file), re.IGNORECASE)
        if wanted and ".dist-info" in str(file) and file.suffix not in (".py", ".pyc"):
            yield Path(str(file.locate()))


def overview() -> str:
    """Return the page that names every part and its licence."""
    rows = [f"| {one.name} | {one.version} | {one.licence} |" for one in (*parts(), *BESIDES)]
    head = (ROOT / "build" / "licences" / "head.md").read_text("utf-8")
    return "\n".join(
        [head.rstrip(), "", "| part | version | licence |", "| --- | --- | --- |", *rows, ""]
    )


def _asked_by(via: str) -> tuple[str, ...]:
    lines = (line.strip(" #").removeprefix("via").strip() for line in via.splitlines())
    return tuple(line for line in lines if line)


def _needed(asked_by: dict[str, tuple[str, ...]]) -> set[str]:
    needed: set[str] = set()
    while True:
        more = {
            name
            for name, others in asked_by.items()
            if name not in needed and (_PROGRAM in others or needed.intersection(others))
        }
        if not more:
            return needed
        needed |= more


def _needs(name: str, asked_by: dict[str, tuple[str, ...]], needed: set[str]) -> tuple[str, ...]:
    return tuple(sorted(other for other in needed if name in asked_by[other]))


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None
