"""The shelf of reference tables: made when the program is built, taken up at every start."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "resources" / "reference"
# Who reads the tables: another reading is another shelf.
READERS = (ROOT / "app" / "domain", ROOT / "app" / "reference")
FILE = "shelf.jsonl"


def make_shelf(folder: Path = REFERENCE) -> None:
    """Write the shelf of a reference folder beside its tables."""
    # The program's own code reads them, and where it is being built it is not installed yet.
    sys.path.insert(0, str(ROOT))
    from app.reference.shelving import shelve

    (folder / FILE).write_bytes(shelve(folder))


def is_stale(folder: Path = REFERENCE) -> bool:
    """Tell whether a table, an edition or what reads them is newer than the shelf."""
    shelf = folder / FILE
    editions = folder / "editions"
    tables = (*folder.glob("*.csv"), editions, *editions.glob("*.toml"))
    code = (file for place in READERS for file in place.rglob("*.py"))
    return not shelf.is_file() or any(
        file.stat().st_mtime > shelf.stat().st_mtime for file in (*tables, *code)
    )


if __name__ == "__main__":
    make_shelf()
