"""The words of the command line, and what each takes."""

import argparse
from pathlib import Path
from typing import NamedTuple

from app import __version__


class Wanted(NamedTuple):
    """What was asked for on the command line.

    `word` is empty for the window itself. Settings that were not named come from this
    computer's own settings.
    """

    word: str
    folder: Path | None = None
    language: str | None = None
    theme: str | None = None
    out: Path = Path("demo-output")
    tour: bool = False


def parse(arguments: list[str]) -> Wanted:
    """Return what a command line asks for; leaves with 2 and one sentence where it cannot be read."""
    if not arguments:
        # As every morning at the clinic: nothing to read, so no reader is made.
        return Wanted(word="")
    parser = argparse.ArgumentParser(
        prog="tenteki", description="点滴カルテ: the record of intravenous infusions of athletes."
    )
    parser.add_argument("--version", action="version", version=f"tenteki {__version__}")
    parser.add_argument("--folder", type=Path, help="the folder of the clinic's data")
    _add_look(parser)
    words = parser.add_subparsers(dest="word", metavar="WORD")
    demo = words.add_parser("demo", help="open a fictional clinic to look around in")
    demo.add_argument(
        "--out", type=Path, default=Path("demo-output"), help="where the tour leaves its pictures"
    )
    demo.add_argument(
        "--tour", action="store_true", help="walk through the main job by itself, leaving pictures"
    )
    _add_look(demo)
    found = parser.parse_args(arguments)
    return Wanted(
        word=found.word or "",
        folder=found.folder,
        language=getattr(found, "language", None),
        theme=getattr(found, "theme", None),
        out=getattr(found, "out", Path("demo-output")),
        tour=getattr(found, "tour", False),
    )


def _add_look(parser: argparse.ArgumentParser) -> None:
    # Not set where not named, so that a word's own option does not wipe out the one before it.
    parser.add_argument("--language", choices=("ja", "en"), default=argparse.SUPPRESS)
    parser.add_argument("--theme", choices=("light", "dark"), default=argparse.SUPPRESS)
