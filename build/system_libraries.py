"""What the program, its page and its tests need of the system on Linux: libraries and programs."""

import ctypes
import importlib.util
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from house import Trouble, run, tell

# What Qt opens, and the Debian package that brings it (tried on a bare Debian 12).
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# The second reader of codes, for the tests alone.
READERS = {"libzbar.so.0": "libzbar0"}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


# The server of a clinic with many computers. Debian keeps its programs off the path.
SERVER = "/usr/lib/postgresql/*/bin/initdb"
# Programs that come in a package of another name.
PACKAGES = {
    "makensis": "nsis",
    "pdfsig": "poppler-utils",
    "softhsm2-util": "softhsm2",
    "Xvfb": "xvfb",
    "import": "imagemagick",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    SERVER: "postgresql",
}
# What somebody needs who works at the real window from outside: a screen that nobody sees with
# its manager, keys and pointer, a clipboard, pictures, and the bus of those who hear a window.
HANDS = (
    *("Xvfb", "openbox", "xdotool", "xclip", "import", "dbus-daemon"),
    "/usr/libexec/at-spi-bus-launcher",
)


def provide(
    *, bundling: bool = False, windowed: bool = False, programs: Sequence[str] = ()
) -> None:
    """Install what is missing, or say in one command what to install."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(bundling=bundling, windowed=windowed, programs=programs)
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise Trouble(f"System packages are needed that are missing here: {', '.join(missing)}.")
    if os.geteuid() != 0:
        raise Trouble(
            "Some system packages are missing. Please run this once, then start again:\n"
            f"  sudo apt-get update && sudo apt-get install -y {' '.join(missing)}"
        )
    _install(missing)


def missing_packages(
    *, bundling: bool = False, windowed: bool = False, programs: Sequence[str] = ()
) -> list[str]:
    """Name the Debian packages that this computer lacks; most programs' are named like them.

    `windowed` says that somebody will work at the window, on a screen that is made for it.
    """
    wanted = OFFSCREEN | READERS
    if os.environ.get("DISPLAY") or bundling or windowed:
        wanted |= WINDOW
    missing = [package for library, package in wanted.items() if not can_be_opened(library)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    if bundling and not shutil.which("objdump"):
        missing.append("binutils")
    asked = (*programs, *HANDS) if windowed else programs
    missing += [PACKAGES.get(name, name) for name in asked if not _is_there(name)]
    return missing


def _is_there(program: str) -> bool:
    if "*" in program:
        return any(Path("/").glob(program.lstrip("/")))
    return bool(shutil.which(program))


def can_be_opened(library: str) -> bool:
    """Tell whether the loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(packages: list[str]) -> None:
    """Install packages as root, waiting for others who are installing."""
    tell(f"Installing {len(packages)} system packages: {' '.join(packages)}")
    apt = ("apt-get", "-o", "DPkg::Lock::Timeout=300", "-q")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run(*apt, "update", **quiet)
    if run(*apt, "install", "-y", "--no-install-recommends", *packages, **quiet):
        raise Trouble(f"apt-get could not install {' '.join(packages)}; its words stand above.")
