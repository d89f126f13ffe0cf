"""Makes the setup program for Windows out of the one-folder program, there or here (NSIS)."""

import shutil
from pathlib import Path

import dressing
from house import ROOT, Trouble, run, tell

RECIPE = ROOT / "build" / "windows" / "tenteki.nsi"
# Where the setup of NSIS puts it on Windows, which is not on the path.
USUAL = Path("C:/Program Files (x86)/NSIS/makensis.exe")


def make(target: Path, program: Path) -> Path:
    """Make the setup program in a folder and return its path."""
    makensis = shutil.which("makensis") or (str(USUAL) if USUAL.is_file() else None)
    if not makensis:
        raise Trouble("NSIS is needed and was not found; docs/windows.md says where it is had.")
    target.mkdir(parents=True, exist_ok=True)
    setup = target / f"tenteki-{dressing.version()}-setup.exe"
    icon = target / "tenteki.ico"
    icon.write_bytes(dressing.icon())
    told = {"VERSION": dressing.version(), "FROM": program, "OUT": setup, "ICON": icon}
    blanks = [f"-D{name}={value}" for name, value in told.items()]
    failed = run(makensis, "-V2", "-INPUTCHARSET", "UTF8", *blanks, RECIPE)
    icon.unlink()
    if failed:
        raise Trouble("The setup program could not be made; the lines above say why.")
    tell(f"The setup program is {setup.name} ({setup.stat().st_size / 1e6:.0f} MB).")
    return setup
