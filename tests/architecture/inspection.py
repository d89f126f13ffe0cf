"""Looks over source code and says, file by file, where a rule of the house is broken."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE, LONGEST_FUNCTION, MOST_METHODS, MEDIAN_FILE = 400, 40, 15, 90

KEPT = ("*", *(f"{name}/**/*" for name in ("app", "db", "build", "docs", "resources", "tests")))

# Put together from pieces, so that this file does not itself hold what it looks for.
HOSTS = ("pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com")
MACHINE_PATH = re.compile(
    r"(?<![\w./-])/(?:" + "wo" + r"rk|fa" + r"rm|ro" + r"ot|ho" + r"me/\w+)/"
    r"|[A-Z]:\\Users\\",
)


def program_files() -> list[Path]:
    """Return every Python file of the program."""
    return sorted([*ROOT.glob("app/**/*.py"), *ROOT.glob("db/**/*.py")])


def kept_files() -> list[Path]:
    """Return every file that is, or is about to be, kept in the repository."""
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        # A source archive, or a computer without git: nothing says what is kept but the folders.
        return [file for place in KEPT for file in ROOT.glob(place) if not _is_made(file)]
    files = [ROOT / name for name in listed.decode().split("\0") if name]
    return [file for file in files if file.is_file()]


def oversized(source: str) -> Iterator[str]:
    """Find a file, function or class that is too long and does not say why."""
    tree = ast.parse(source)
    if len(source.splitlines()) > LONGEST_FILE and not _says_why(tree):
        yield f"more than {LONGEST_FILE} lines"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > LONGEST_FUNCTION and not _says_why(node):
                yield f"{node.name} has {lines} lines"
        if isinstance(node, ast.ClassDef) and not _says_why(node):
            methods = [name for name in _methods(node) if not _is_override(name)]
            if len(methods) > MOST_METHODS:
                yield f"{node.name} has {len(methods)} methods"


def hidden_imports(source: str) -> Iterator[str]:
    """Find imports that only the type checker sees."""
    for node in ast.walk(ast.parse(source)):
        name = getattr(node, "id", getattr(node, "attr", getattr(node, "name", None)))
        if name == "TYPE_CHECKING":
            yield f"TYPE_CHECKING in line {node.lineno}"


def foreign_imports(source: str, allowed: tuple[str, ...]) -> Iterator[str]:
    """Find imports of anything but the standard library and what is allowed."""
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "."]
        for name in names:
            known = name.partition(".")[0] in sys.stdlib_module_names
            if not known and not f"{name}.".startswith(tuple(f"{each}." for each in allowed)):
                yield f"imports {name}"


def unreadable_words(source: str) -> Iterator[str]:
    """Find words for the user that no translator would ever see."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            # Before Python 3.12 whoever gathers the words sees a text there, and no call.
            inside = (part for part in ast.walk(node) if isinstance(part, ast.Call))
            yield from (
                f"say(…) in an f-string in line {node.lineno}"
                for part in inside
                if _is_say(part.func)
            )
        if not isinstance(node, ast.Call) or not _is_say(node.func) or not node.args:
            continue
        if any(isinstance(part, ast.JoinedStr) for part in ast.walk(node.args[0])):
            yield f"f-string in say(…) in line {node.lineno}"
        elif not isinstance(node.args[0], ast.Constant):
            yield f"no plain text in say(…) in line {node.lineno}"


def evasions(source: str) -> Iterator[str]:
    """Find tests that are skipped or expected to fail."""
    for node in ast.walk(ast.parse(source)):
        name = getattr(node, "attr", getattr(node, "id", None))
        if name in {"skip", "skipif", "skipIf", "xfail", "importorskip"}:
            yield f"{name} in line {node.lineno}"


def traces(text: str) -> Iterator[str]:
    """Find names of registry hosts, and paths of somebody's machine."""
    for number, line in enumerate(text.splitlines(), 1):
        if any(host in line for host in HOSTS):
            yield f"a host's name in line {number}"
        if MACHINE_PATH.search(line):
            yield f"a path of somebody's machine in line {number}"


def _is_made(file: Path) -> bool:
    """Tell whether a file is a folder or was made by set-up or by a run."""
    made = file.suffix in {".mo", ".pot", ".pyc"} or file.parent.name == "fonts"
    return made or not file.is_file()


def _says_why(node: ast.Module | ast.FunctionDef | ast.ClassDef) -> bool:
    """Tell whether a docstring gives the reason for being long."""
    return "Over 400" in (ast.get_docstring(node) or "")


def _methods(node: ast.ClassDef) -> list[str]:
    """Return the names of a class's methods."""
    return [each.name for each in node.body if isinstance(each, ast.FunctionDef)]


def _is_override(name: str) -> bool:
    """Tell whether a method is named by Python or by Qt."""
    return name.startswith("__") or name != name.lower()


def _is_say(function: ast.expr) -> bool:
    """Tell whether a call asks for words."""
    name = getattr(function, "id", getattr(function, "attr", ""))
    return name in {"say", "_say"}
