"""Makes the package for Debian and Ubuntu out of the one-folder program."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import bundled
import bundling
import dressing
import system_libraries
from house import ROOT, Trouble, run, tell

DESKTOP = ROOT / "build" / "desktop"
# The folder of programs whose parts belong together and are nobody else's.
HOME = Path("usr/lib/tenteki")
PICTURES = (48, 128, 256)

_CONTROL = """\
Package: tenteki
Version: {version}
Architecture: {architecture}
Maintainer: The maintainers of Tenteki
Installed-Size: {kilobytes}
Depends: libc6 (>= {libc}), {depends}
Section: misc
Priority: optional
Description: Record of intravenous treatments of athletes
 A record for Japanese clinics that refuses what is incomplete or not approved,
 judges each treatment by the rules of the sport, and issues signed certificates.
"""


def make(target: Path, program: Path, *, quick: bool = False) -> Path:
    """Make the package in a folder and return its path; `quick` leaves it unpressed."""
    architecture = _answer("dpkg", "--print-architecture")
    package = target / f"tenteki_{dressing.version()}_{architecture}.deb"
    pressed = "none" if quick else "xz"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target) as folder:
        tree = Path(folder) / "tree"
        lay_out(tree, program)
        (tree / "DEBIAN").mkdir()
        said = control(architecture, bundling.size(tree))
        (tree / "DEBIAN" / "control").write_text(said, "utf-8")
        if run("dpkg-deb", "--root-owner-group", f"-Z{pressed}", "--build", tree, package):
            raise Trouble("The package could not be made; the lines above say why.")
    tell(f"The package is {package.name} ({package.stat().st_size / 1e6:.0f} MB).")
    return package


def lay_out(tree: Path, program: Path) -> None:
    """Put everything where a Debian system looks for it."""
    # Readable for everybody, whatever the folder was that it was made in.
    tree.mkdir(mode=0o755)
    shutil.copytree(program, tree / HOME, symlinks=True)
    commands = tree / "usr" / "bin"
    commands.mkdir(parents=True)
    for name in (bundled.WINDOW.name, bundled.CONSOLE.name):
        (commands / name).symlink_to(Path("../lib/tenteki") / name)
    _copy(DESKTOP / "tenteki.desktop", tree / "usr/share/applications/tenteki.desktop")
    icons = tree / "usr" / "share" / "icons" / "hicolor"
    _copy(dressing.MARK, icons / "scalable" / "apps" / "tenteki.svg")
    for size in PICTURES:
        dressing.write_picture(size, icons / f"{size}x{size}" / "apps" / "tenteki.png")
    papers = tree / "usr" / "share" / "doc" / "tenteki"
    _copy(ROOT / "LICENSE", papers / "copyright")
    _copy(ROOT / "THIRD_PARTY.md", papers / "THIRD_PARTY.md")
    _copy(ROOT / "CHANGELOG.md", papers / "NEWS.md")


def control(architecture: str, size: int) -> str:
    """Return what the package says of itself."""
    libraries = system_libraries.OFFSCREEN | system_libraries.WINDOW
    return _CONTROL.format(
        version=dressing.version(),
        architecture=architecture,
        kilobytes=size // 1024,
        # The bundle calls the C library of the system that it was made on, or a newer one.
        libc=_answer("getconf", "GNU_LIBC_VERSION").rpartition(" ")[2],
        depends=", ".join(libraries.values()),
    )


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _answer(*command: str) -> str:
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return said.stdout.strip()
