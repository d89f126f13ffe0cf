"""Reads the names that have no place in a vein (rules A2)."""

from pathlib import Path

from app.domain.formulary import BlockedName
from app.domain.text import fold
from app.reference.blocked_names import COLUMNS, FILE, blocked_name_of
from app.reference.tables import once, read_table


def read_blocked(folder: Path) -> tuple[BlockedName, ...]:
    """Return the blocked names of a reference folder.

    Raises:
        BadReference: the file cannot be taken; the error tells file and line.
    """
    rows = read_table(folder / FILE, COLUMNS)
    once(rows, "id", str)
    once(rows, "name_ja", fold)
    return tuple(map(blocked_name_of, rows))
