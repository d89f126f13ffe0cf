"""Writes requirements.lock: every package, for every platform, with its hashes."""

import sys
import tomllib

from house import LOCK, PROJECT, WORK, Trouble, run, tell

HEADER = """\
# Every package that Tenteki needs to run, to be tested and to be built, for Windows, macOS and
# Linux, with the hashes of its files. Made by `python3 build/dev.py lock`; not written by hand.
# Installed by `pip install --require-hashes -r requirements.lock`.
"""


def write_lock() -> int:
    """Resolve pyproject.toml anew and write the lock."""
    uv = _uv()
    tell("Resolving what pyproject.toml asks for …")
    command = (
        *("pip", "compile", PROJECT.name, "--group", "dev", "--group", "build"),
        *("--universal", "--python-version", "3.11", "--generate-hashes", "--upgrade"),
        # The lock names no host: whoever installs it chooses where from.
        *("--no-config", "--no-header", "--no-emit-index-url", "--no-emit-find-links"),
        *("--quiet", "--output-file", LOCK.name),
    )
    if run(uv, *command):
        raise Trouble("The lock could not be made; the lines above say why.")
    LOCK.write_text(HEADER + LOCK.read_text("utf-8"), "utf-8", newline="\n")
    tell(f"Wrote {LOCK.name}.")
    return 0


def _uv() -> str:
    """Return the locking tool, installed in a place of its own when it is not there."""
    place = WORK / "locking"
    uv = place / ("Scripts/uv.exe" if sys.platform == "win32" else "bin/uv")
    python = uv.with_name("python.exe" if sys.platform == "win32" else "python")
    wanted = tomllib.loads(PROJECT.read_text("utf-8"))["dependency-groups"]["lock"]
    if not uv.is_file():
        run(sys.executable, "-m", "venv", place)
    if run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted):
        raise Trouble(f"{' '.join(wanted)} could not be installed; the lines above say why.")
    return str(uv)
