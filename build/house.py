"""Where things are in the house, and how dev.py talks and starts programs."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
VENV = ROOT / ".venv"
WORK = ROOT / ".work"
SCRIPTS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = SCRIPTS / ("python.exe" if sys.platform == "win32" else "python")


class Trouble(Exception):
    """Something that the person at the keyboard can mend, said in a sentence."""


def tell(sentence: str) -> None:
    """Print a sentence at once."""
    print(sentence, flush=True)


def has_display() -> bool:
    """Tell whether a window could be shown on this computer."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def environment(**changes: str) -> dict[str, str]:
    """Return the environment for a program that we start."""
    # A Japanese Windows would otherwise cut sentences to its own character set.
    return {**os.environ, "PYTHONUTF8": "1", **changes}


def run(*command: str | Path, **changes: str) -> int:
    """Run a program in the project's folder and return how it ended."""
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=environment(**changes), check=False
    ).returncode


def script(name: str) -> Path:
    """Return the path of a program that was installed into the environment."""
    return SCRIPTS / (f"{name}.exe" if sys.platform == "win32" else name)
