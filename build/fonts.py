"""The two fonts of window and paper, cut once from the variable Noto Sans JP.

No package offers a static TrueType font that has every kanji of a Japanese
name, so we make it: weight 400 and 700 of the variable font that the build
requirement justmytype-intl-cjk brings along. The result is the same to the
bit on every computer, and its SHA-256 is written here.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
SOURCE_PACKAGE = "justmytype_intl_cjk"
SOURCE_FOLDER = Path("fonts", "ofl", "notosansjp")
SOURCE_FILE = "NotoSansJP[wght].ttf"
LICENCE_FILE = "OFL.txt"

# Taken from fontTools 4.68.0 on justmytype-intl-cjk 0.1.0; both stand in the lock.
SHA256 = {
    400: "a66655d7b24ac6f793f73914c60ad44522b9fbd9e5f9b3706220b66c44fdaad2",
    700: "719ba6768d83768748b81997a8e8b782d3b3354594c506eff3b0b243e621e06e",
}


class FontsNotMade(Exception):
    """Says in a sentence why the fonts could not be made."""


def make_fonts(target: Path | None = None) -> None:
    """Put both fonts and their licence where the program looks for them."""
    target = target or RESOURCES / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_source_folder() / LICENCE_FILE, target / LICENCE_FILE)
    missing = [weight for weight in SHA256 if not is_right(target / file_name(weight), weight)]
    for weight in _fill_cache(missing):
        _put(cache_folder() / file_name(weight), target / file_name(weight))


def are_made(target: Path | None = None) -> bool:
    """Tell whether both fonts and their licence lie ready."""
    target = target or RESOURCES / "fonts"
    names = [LICENCE_FILE, *(file_name(weight) for weight in SHA256)]
    return all((target / name).is_file() for name in names)


def file_name(weight: int) -> str:
    """Return the name of the font file of one weight."""
    return f"NotoSansJP-{weight}.ttf"


def is_right(font: Path, weight: int) -> bool:
    """Tell whether a file is the font that we expect, to the bit."""
    return font.is_file() and hashlib.sha256(font.read_bytes()).hexdigest() == SHA256[weight]


def cache_folder() -> Path:
    """Return where made fonts are kept for the next time."""
    if chosen := os.environ.get("TENTEKI_FONT_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "tenteki" / "fonts"


def cut(weight: int, target: Path) -> None:
    """Cut one weight out of the variable font."""
    # Only the build needs fontTools; dev.py reads this module without it.
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    # The moment of making must not stand in the file, or no two would be alike.
    font = TTFont(_source_folder() / SOURCE_FILE, recalcTimestamp=False)
    static = instantiateVariableFont(font, {"wght": weight}, updateFontNames=True)
    static.save(target, reorderTables=True)


def _fill_cache(weights: list[int]) -> list[int]:
    """Cut the weights that the cache lacks, at the same time, and return all."""
    cache = cache_folder()
    lacking = [weight for weight in weights if not is_right(cache / file_name(weight), weight)]
    if lacking:
        print("Making the Japanese fonts. This takes about a minute, once.", flush=True)
        cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        made = {weight: Path(scratch) / file_name(weight) for weight in lacking}
        _cut_side_by_side(made)
        for weight, font in made.items():
            refuse_if_wrong(font, weight)
            _put(font, cache / file_name(weight))
    return weights


def _cut_side_by_side(made: dict[int, Path]) -> None:
    """Cut each weight in a process of its own, so that two cores share the minute."""
    cutters = [
        subprocess.Popen([sys.executable, __file__, str(weight), str(font)])
        for weight, font in made.items()
    ]
    endings = [cutter.wait() for cutter in cutters]
    if any(endings):
        raise FontsNotMade("The Japanese fonts could not be cut; the lines above say why.")


def refuse_if_wrong(font: Path, weight: int) -> None:
    """Refuse a font that differs from the one that was looked at and tested."""
    if is_right(font, weight):
        return
    found = hashlib.sha256(font.read_bytes()).hexdigest()
    raise FontsNotMade(
        f"The font of weight {weight} came out different: SHA-256 {found} instead of"
        f" {SHA256[weight]}. Were fonttools or justmytype-intl-cjk changed? Install what"
        f" requirements.lock says, or look at the new font and write its SHA-256 into {__file__}."
    )


def _put(font: Path, target: Path) -> None:
    """Copy a file so that nobody ever sees half of it."""
    halfway = target.with_name(f"{target.name}.{os.getpid()}")
    shutil.copyfile(font, halfway)
    halfway.replace(target)


def _source_folder() -> Path:
    """Return the folder of the variable font inside its package."""
    package = find_spec(SOURCE_PACKAGE)
    if package is None or package.origin is None:
        raise FontsNotMade(
            "The package justmytype-intl-cjk, which brings the variable font, is not installed."
            " Install what requirements.lock says."
        )
    return Path(package.origin).parent / SOURCE_FOLDER


def main(arguments: list[str]) -> int:
    """Make both fonts, or cut one weight when told which and whither."""
    if arguments:
        cut(int(arguments[0]), Path(arguments[1]))
        return 0
    try:
        make_fonts()
    except FontsNotMade as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
