"""What goes into the one-folder program, and what stays outside."""

import sys
from collections.abc import Callable, Iterable
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple

# As PyInstaller says it: the name inside the folder, the file it comes from, and its kind.
Entry = tuple[str, str, str]
Imports = Callable[[str], Iterable[str]]

# Doors that Qt opens by itself, and that no window of ours goes through.
UNUSED_PLUGINS = (
    "egldeviceintegrations", "wayland-", "libqwayland", "libqeglfs", "libqlinuxfb", "libqvnc",
    "libqvkkhrdisplay", "libqminimal", "platformthemes/libqgtk3", "plugins/tls",
    "plugins/networkinformation", "plugins/generic", "plugins/qmltooling", "VirtualKeyboard",
    "imageformats/libqpdf", "imageformats/libqtiff", "imageformats/libqwebp",
    "imageformats/libqicns", "imageformats/libqtga", "imageformats/libqwbmp",
    "imageformats/qpdf", "imageformats/qtiff", "imageformats/qwebp", "imageformats/qicns",
    "imageformats/qtga", "imageformats/qwbmp", "opengl32sw", "PIL/_avif",
)  # fmt: skip
KEPT_TRANSLATIONS = ("qtbase_ja.qm", "qt_ja.qm")
# Of what others would bring along: parts that we never call, and tools of our own workshop.
# aiohttp must stay, because pyHanko reads it in before it signs.
UNUSED_MODULES = [
    "numpy", "tkinter", "IPython", "pytest", "_pytest", "mypy", "fontTools", "babel", "hatchling",
    "hypothesis", "setuptools", "pkg_resources", "pydantic", "pydantic_core", "fhir", "openpyxl",
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtDesigner",
]  # fmt: skip


class Program(NamedTuple):
    """One of the programs in the folder; on Windows only one of them may open a black console."""

    name: str
    console: bool


WINDOW = Program("tenteki", console=False)
CONSOLE = Program("tenteki-cli", console=True)


def programs(platform: str = sys.platform) -> list[Program]:
    """Return the programs that are built; where consoles open by wish alone, the second is a link."""
    return [WINDOW, CONSOLE] if platform == "win32" else [WINDOW]


def kept(entries: Iterable[Entry], imports: Imports | None) -> list[Entry]:
    """Return the files that are ever opened, and of libraries those that somebody calls.

    `imports` tells which libraries a file calls; without it all libraries stay.
    """
    used = [entry for entry in entries if is_used(entry[0])]
    if imports is not None:
        called = _called(used, imports)
        used = [one for one in used if not _is_library(one) or basename(one[0]) in called]
    names = {normpath(name.replace("\\", "/")) for name, _, _ in used}
    return [one for one in used if one[2] != "SYMLINK" or _target(one) in names]


def is_used(name: str) -> bool:
    """Tell whether a file of the bundle is ever opened."""
    path = name.replace("\\", "/")
    if "/translations/" in path:
        return path.endswith(KEPT_TRANSLATIONS)
    return not any(part in path for part in UNUSED_PLUGINS)


def _called(entries: list[Entry], imports: Imports) -> set[str]:
    """Return the names of all libraries that are called by what stays, and by each other."""
    sources = {basename(name): source for name, source, kind in entries if kind != "SYMLINK"}
    # Python itself is called by the program, which is not among its own files.
    waiting = [name for name in sources if name.startswith("libpython")]
    waiting += [basename(one[0]) for one in entries if one[2] != "SYMLINK" and not _is_library(one)]
    called: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in sources and name not in called:
            called.add(name)
            waiting += [basename(other) for other in imports(sources[name])]
    return called


def _is_library(entry: Entry) -> bool:
    """Tell whether a file lies where only others look for it: nobody opens it by its name."""
    name, _, kind = entry
    place = dirname(name)
    return kind == "BINARY" and ".so" in name and place in ("", "PySide6/Qt/lib", "pillow.libs")


def _target(entry: Entry) -> str:
    return normpath(join(dirname(entry[0]), entry[1]))
