"""Puts `tenteki check` together: the judge, the shelf and the words, and neither window nor database."""

import sys

import app
from app.cli.answers import Library
from app.cli.check import check
from app.domain.errors import BadEdition
from app.i18n import Wording, load
from app.reference.rows import BadReference
from app.reference.shelf import EDITIONS, open_shelf

# Beside the program's own code; `app.paths` says the same by pathlib, which costs a start 4 ms.
RESOURCES = f"{app.__path__[0].removesuffix('app')}resources"


def check_cases(files: list[str]) -> int:
    """Judge cases from files, print the answers, and return the exit status."""
    try:
        library = library_of(RESOURCES)
    except (BadReference, BadEdition) as error:
        sys.stderr.write(f"tenteki: {error}\n")
        return 2
    return check(files, library)


def library_of(resources: str) -> Library:
    """Return what a folder of resources knows: from the shelf, or from the tables it is a copy of.

    Raises:
        BadReference, BadEdition: a table was changed, and cannot be taken.
    """
    ja, en = load(f"{resources}/locale", "ja"), load(f"{resources}/locale", "en")
    shelf = open_shelf(f"{resources}/reference")
    if shelf is None:
        return _from_tables(f"{resources}/reference", ja, en)
    return Library(shelf, shelf.bodies, shelf.newest, shelf.editions_on, ja, en)


def _from_tables(folder: str, ja: Wording, en: Wording) -> Library:
    # Not needed where there is a shelf, and thrice as slow.
    from pathlib import Path

    from app.reference.editions import read_editions
    from app.reference.formulary import read_formulary

    editions = read_editions(Path(folder, EDITIONS))
    newest = max(one.in_force_from for one in editions.all)
    names = read_formulary(Path(folder))
    return Library(names, editions.bodies, newest, lambda _days: editions, ja, en)
