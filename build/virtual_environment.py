"""Makes the environment in which everything runs, and knows when it is up to date."""

import hashlib
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import fonts
import shelf
import system_libraries
from house import LOCK, PROJECT, PYTHON, ROOT, VENV, WORK, Trouble, environment, run, tell

STAMP = VENV / "tenteki-stamp"
HOOK = ROOT / "build" / "hatch_hooks.py"
CATALOGUES = ROOT / "resources" / "locale"


def provide(
    *, bundling: bool = False, windowed: bool = False, programs: Sequence[str] = ()
) -> None:
    """Make or renew the environment; a second time this takes no time."""
    system_libraries.provide(bundling=bundling, windowed=windowed, programs=programs)
    if not is_up_to_date():
        started = time.monotonic()
        _make()
        _install_lock()
        _make_fonts()
        _install_project()
        STAMP.write_text(fingerprint(), "utf-8")
        tell(f"Everything is set up ({time.monotonic() - started:.0f} s).")
    if not fonts.are_made():
        _make_fonts()
    if catalogues_are_stale():
        compile_catalogues()
    if shelf.is_stale():
        _fill_shelf()
    _compile_code()


def is_up_to_date() -> bool:
    """Tell whether the environment was made from the files as they are now."""
    return PYTHON.exists() and STAMP.is_file() and STAMP.read_text("utf-8") == fingerprint()


def fingerprint() -> str:
    """Return what the environment depends on as one short text."""
    digest = hashlib.sha256()
    for file in (LOCK, PROJECT, HOOK):
        digest.update(file.read_bytes())
    return f"{digest.hexdigest()} {ROOT}"


def catalogues_are_stale() -> bool:
    """Tell whether a catalogue of words is newer than its compiled form."""
    return any(
        not compiled.is_file() or compiled.stat().st_mtime < source.stat().st_mtime
        for source in CATALOGUES.glob("*/LC_MESSAGES/*.po")
        for compiled in [source.with_suffix(".mo")]
    )


def compile_catalogues() -> None:
    """Compile the catalogues of words."""
    if run(PYTHON, ROOT / "build" / "catalogue.py", "compile"):
        raise Trouble("A catalogue of words could not be compiled; the lines above say why.")


def _fill_shelf() -> None:
    """Put the reference tables on the shelf that every start takes them from."""
    if run(PYTHON, ROOT / "build" / "shelf.py"):
        raise Trouble("The reference tables could not be read; the lines above say why.")


def _compile_code() -> None:
    """Compile what was changed, so that no start has to, wherever Python may not write."""
    run(PYTHON, "-m", "compileall", "-q", ROOT / "app", ROOT / "db")


def _make() -> None:
    """Make the environment, anew if its Python has gone or changed."""
    if _has_this_python():
        return
    tell(f"Making .venv with Python {sys.version.split()[0]} …")
    if run(sys.executable, "-m", "venv", "--clear", VENV):
        raise Trouble("The environment .venv could not be made; the lines above say why.")


def _has_this_python() -> bool:
    """Tell whether the environment stands and has the version that runs this."""
    if not PYTHON.exists():
        return False
    asked = subprocess.run(
        [PYTHON, "-c", "import sys; print(sys.version)"],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.returncode == 0 and asked.stdout.strip() == sys.version.strip()


def _install_lock() -> None:
    """Install the locked packages, naming each as it comes."""
    total = locked_packages(LOCK.read_text("utf-8"))
    tell(f"Installing about {total} locked packages, 200 MB in all; one to five minutes …")
    _pip("install", "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK), total=total)


def locked_packages(lock: str) -> int:
    """Count the packages that a lock names."""
    return sum(1 for line in lock.splitlines() if "==" in line and line[:1].isalnum())


def _make_fonts() -> None:
    """Make the fonts where one sees that it takes its time."""
    if run(PYTHON, ROOT / "build" / "fonts.py"):
        raise Trouble("The Japanese fonts could not be made; the lines above say why.")


def _install_project() -> None:
    """Install the program itself so that changes in the tree count at once."""
    tell("Installing Tenteki itself …")
    _pip("install", "--no-build-isolation", "--no-deps", "--editable", str(ROOT))


def _pip(*arguments: str, total: int = 0) -> None:
    """Run pip, telling what it is at; keep its whole report for when it fails."""
    WORK.mkdir(exist_ok=True)
    report = WORK / "setup.log"
    pip = subprocess.Popen(
        [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    lines = _follow(pip, total)
    report.write_text("".join(lines), "utf-8")
    if pip.wait():
        tell("".join(lines[-30:]))
        raise Trouble(f"pip could not install it. Its whole report: {_short(report)}")


def _follow(pip: subprocess.Popen[str], total: int) -> list[str]:
    """Show one short line for each package that pip takes up, and return all lines."""
    lines, taken = [], 0
    for line in pip.stdout or ():
        lines.append(line)
        # Of every line of the lock pip says that it takes it up or passes it over.
        if name := taken_up(line):
            taken += 1
            if total:
                tell(f"  [{taken}/{total}] {name}")
        elif line.startswith("Installing collected packages:"):
            tell("  writing the files …")
    return lines


def taken_up(line: str) -> str:
    """Return the package that a line of pip's report begins with, or nothing."""
    match line.replace("Requirement already satisfied:", "Has").split():
        case ["Collecting" | "Has", package, *_]:
            return package.partition("==")[0]
        case ["Processing", file, *_]:
            return Path(file).name.partition("-")[0].replace("_", "-").lower()
        case ["Ignoring", package, *_]:
            return f"{package.rstrip(':')} (not for this system)"
    return ""


def _short(file: Path) -> Path:
    """Return a path as seen from the project's folder."""
    return file.relative_to(ROOT)
