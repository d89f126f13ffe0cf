"""Takes the pictures of every screen: the gallery to look through, and those of the guide."""

import argparse
import html
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import NamedTuple

from house import PYTHON, ROOT, WORK, environment, tell

LANGUAGES = ("ja", "en")
GUIDE_SIZE = "1280x800"
PICTURES = ROOT / "docs" / "guide" / "pictures"
# What the guide shows, in the order of a day.
GUIDE = (
    *("first-start", "today", "registering", "sets-to-pick", "calculators", "complete"),
    *("criteria-explained", "allergy", "refused-exosome", "finalising", "certificate"),
    *("use-fluid", "course", "bedside-product", "bedside-running", "reports", "lots"),
    *("clinic", "backups", "keys"),
)
_AT_ONCE = 2
_COLOURS = 256
_THUMB = 480


class Run(NamedTuple):
    """One walk through the demo: in which language, theme and size."""

    language: str
    theme: str
    size: str

    @property
    def name(self) -> str:
        """What its folder is called."""
        return "-".join(self)


RUNS = tuple(
    Run(language, theme, size)
    for language, theme, size in product(LANGUAGES, ("light", "dark"), ("1024x700", "1920x1080"))
)


def gallery(rest: list[str]) -> int:
    """Write the gallery, or with --guide the guide's pictures; return how it ended."""
    parser = argparse.ArgumentParser(prog="build/dev.py gallery")
    parser.add_argument("--out", type=Path, default=ROOT / "gallery", help="where it goes")
    parser.add_argument("--guide", action="store_true", help="write the guide's pictures instead")
    wanted = parser.parse_args(rest)
    runs = RUNS
    if wanted.guide:
        runs = tuple(Run(language, "light", GUIDE_SIZE) for language in LANGUAGES)
    with ThreadPoolExecutor(_AT_ONCE) as both:
        taken = list(both.map(_walk, runs))
    if None in taken:
        return 1
    pictures = {run.name: files for run, files in zip(runs, taken, strict=True) if files}
    if wanted.guide:
        for run in runs:
            _illustrate(PICTURES / run.language, pictures[run.name])
        tell(f"The guide's pictures are in {PICTURES}.")
    else:
        hang(wanted.out, pictures)
        tell(f"The gallery is {wanted.out / 'index.html'}.")
    return 0


def _walk(run: Run) -> "dict[str, Path] | None":
    """Take the pictures of one walk; return them by name, in its order, or None where it broke off."""
    out = WORK / "gallery" / run.name
    shutil.rmtree(out, ignore_errors=True)
    look = ("--language", run.language, "--theme", run.theme, "--size", run.size)
    command = (PYTHON, "-m", "app", "demo", "--tour", "--out", out, *look)
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        tell(f"{run.name} broke off:\n{ended.stderr}")
        return None
    tell(f"{run.name} is taken.")
    files = [*sorted(out.glob("1-*/*.png")), *sorted(out.glob("2-*/*.png"), key=_number)]
    return {file.stem.partition("-")[2]: file for file in files}


def _number(file: Path) -> int:
    return int(file.stem.partition("-")[0])


def _illustrate(folder: Path, pictures: dict[str, Path]) -> None:
    """Write the guide's pictures of one language, small enough for a repository."""
    # Pillow comes with ReportLab; the commands that need no environment do not need it.
    from PIL import Image

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in GUIDE:
        with Image.open(pictures[name]) as picture:
            whole = picture.convert("RGB")
            # By coverage, so that a small green tick stays green.
            by = Image.Quantize.MAXCOVERAGE
            few = whole.quantize(_COLOURS, method=by, dither=Image.Dither.NONE)
            few.save(folder / f"{name}.png", optimize=True)


def hang(out: Path, pictures: dict[str, dict[str, Path]]) -> None:
    """Write the pictures of all walks, a contact sheet for each screen, and a page with all."""
    names = list(dict.fromkeys(name for files in pictures.values() for name in files))
    shutil.rmtree(out, ignore_errors=True)
    rows = []
    for place, name in enumerate(names, 1):
        file = f"{place:02d}-{name}.png"
        hung = []
        for run, files in pictures.items():
            if name in files:
                (out / run).mkdir(parents=True, exist_ok=True)
                shutil.copyfile(files[name], out / run / file)
                hung.append(run)
        _put_side_by_side([out / run / file for run in hung], out / "sheets" / file)
        rows.append(_row(f"{place:02d}-{name}", hung))
    head = "<!doctype html><meta charset=utf-8><title>Tenteki</title>"
    style = "<style>body{font:14px sans-serif}img{width:24%;border:1px solid #999}</style>"
    (out / "index.html").write_text(head + style + "".join(rows), encoding="utf-8")


def _row(name: str, runs: list[str]) -> str:
    shown = "".join(
        f'<a href="{run}/{name}.png"><img loading=lazy title="{run}" src="{run}/{name}.png"></a>'
        for run in runs
    )
    return f'<h3><a href="sheets/{name}.png">{html.escape(name)}</a></h3><div>{shown}</div>'


def _put_side_by_side(files: list[Path], sheet: Path) -> None:
    """Write a contact sheet: four across, a language and theme beside its other size."""
    from PIL import Image

    across, high = 4, _THUMB * 700 // 1024
    rows = -(-len(files) // across)
    whole = Image.new("RGB", (across * _THUMB, rows * high), "#808080")
    for place, file in enumerate(files):
        with Image.open(file) as picture:
            small = picture.convert("RGB")
        small.thumbnail((_THUMB - 8, high - 8))
        whole.paste(small, (place % across * _THUMB + 4, place // across * high + 4))
    sheet.parent.mkdir(parents=True, exist_ok=True)
    whole.save(sheet)
