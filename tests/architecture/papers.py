"""Reads the pages in docs: what they link to, and which tests they name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.inspection import ROOT

DOCS = ROOT / "docs"
_LINK = re.compile(r"\[[^\]]+\]\((?P<to>[^)#\s]+)(?:#[^)]*)?\)")
_TEST = re.compile(r"`(?P<file>tests/[\w/]+(?:\.py)?)(?:::(?P<name>\w+))?`")


def pages() -> list[Path]:
    """Return every page that is kept: those in docs, and those beside it."""
    return sorted([*ROOT.glob("*.md"), *DOCS.glob("**/*.md")])


def dead_links(page: Path) -> Iterator[str]:
    """Find links that lead to nothing of ours; those to the outside are not asked."""
    for found in _LINK.finditer(page.read_text("utf-8")):
        to = found["to"]
        if "://" not in to and not to.startswith("mailto:") and not (page.parent / to).exists():
            yield f"{page.relative_to(ROOT)}: {to}"


def named_tests(text: str) -> list[tuple[str, str]]:
    """Return the tests that a text names: the file, and the test in it where one is named."""
    return [(found["file"], found["name"] or "") for found in _TEST.finditer(text)]


def is_there(file: str, name: str) -> bool:
    """Tell whether a test that is named exists."""
    path = ROOT / file
    if not name:
        return path.exists()
    if not path.is_file():
        return False
    tree = ast.parse(path.read_text("utf-8"))
    return name in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}
