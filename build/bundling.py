"""Makes the one-folder program, and knows when it is up to date."""

import hashlib
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import bundled
from house import LOCK, PROJECT, PYTHON, ROOT, WORK, Trouble, run, tell

DIST = ROOT / "dist"
PROGRAM = DIST / "tenteki"
STAMP = DIST / "tenteki.stamp"
SPEC = ROOT / "build" / "tenteki.spec"
# What it is made of; what they say themselves when they are compiled is not asked again.
SOURCES = (
    LOCK,
    PROJECT,
    SPEC,
    *(ROOT / "build" / f"{name}.py" for name in ("bundled", "dressing", "enclosures", "parts")),
)
FOLDERS = (ROOT / "app", ROOT / "db", ROOT / "resources")


def make(rest: Sequence[str] = ()) -> None:
    """Make the one-folder program in dist/."""
    STAMP.unlink(missing_ok=True)
    # Taken before: what is changed meanwhile may not have come along.
    made_from = fingerprint()
    # PyInstaller would leave its scratch in build/, which is for what is kept.
    folders = ("--workpath", str(WORK), "--distpath", str(DIST))
    options = ("--noconfirm", "--log-level", "ERROR", *folders, *rest)
    if run(PYTHON, "-m", "PyInstaller", *options, SPEC, QT_QPA_PLATFORM="offscreen"):
        raise Trouble("The program could not be bundled; the lines above say why.")
    _link_console()
    shutil.copyfile(ROOT / "LICENSE", PROGRAM / "LICENSE")
    # In the environment of the program, which knows the packages.
    if run(PYTHON, ROOT / "build" / "enclosures.py", PROGRAM):
        raise Trouble("The licences could not be gathered; the lines above say why.")
    STAMP.write_text(made_from, "utf-8")
    tell(f"The program lies in dist/tenteki ({size() / 1e6:.0f} MB).")


def make_if_stale() -> None:
    """Make it unless it was made from the files as they are now."""
    if not is_fresh():
        make()


def is_fresh() -> bool:
    """Tell whether the program in dist/ was made from the files as they are now."""
    return PROGRAM.is_dir() and STAMP.is_file() and STAMP.read_text("utf-8") == fingerprint()


def fingerprint() -> str:
    """Return what the program is made of as one short text."""
    digest = hashlib.sha256(sys.version.encode())
    for file in (*SOURCES, *_files()):
        digest.update(str(file.relative_to(ROOT)).encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def size(folder: Path = PROGRAM) -> int:
    """Return how many bytes a folder holds; a link weighs nothing."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files)


def _files() -> Iterator[Path]:
    for folder in FOLDERS:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                yield file


def _link_console() -> None:
    """Give the program its second name where one file serves both."""
    if bundled.CONSOLE not in bundled.programs():
        link = PROGRAM / bundled.CONSOLE.name
        link.unlink(missing_ok=True)
        link.symlink_to(bundled.WINDOW.name)


if __name__ == "__main__":
    try:
        make_if_stale()
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        sys.exit(1)
