"""Reads the names that have no place in a vein (rules A2)."""

from enum import StrEnum
from pathlib import Path

from app.domain.formulary import BlockedName
from app.domain.text import fold
from app.reference.tables import Row, once, read_table

FILE = "blocked.csv"
_COLUMNS = (
    "id",
    "name_ja",
    "name_en",
    "aliases",
    "category",
    "level",
    "why_ja",
    "why_en",
    "wada_class",
    "npb_effect",
    "alternative",
    "confidence",
    "source",
)


class Level(StrEnum):
    """Why a name stands on the list: no such drug, the name of a menu, or an import of an approved drug."""

    HARD = "hard"
    REGIMEN = "regimen"
    UNLESS_APPROVED = "unless_approved"


class Confidence(StrEnum):
    """How sure the facts of a line are."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


def read_blocked(folder: Path) -> tuple[BlockedName, ...]:
    """Return the blocked names of a reference folder.

    Raises:
        BadReference: the file cannot be taken; the error tells file and line.
    """
    rows = read_table(folder / FILE, _COLUMNS)
    once(rows, "id", str)
    once(rows, "name_ja", fold)
    return tuple(map(_from_row, rows))


def _from_row(row: Row) -> BlockedName:
    level = row.word("level", Level)
    row.word("confidence", Confidence)
    aliases = row.items("aliases", "|")
    for column, names in (
        ("name_ja", (row.text("name_ja"),)),
        ("name_en", (row.text("name_en"),)),
        ("aliases", aliases),
    ):
        if not all(map(fold, names)):
            raise row.fault(column, "names with letters in them")
    return BlockedName(
        id=row.text("id"),
        name_ja=row["name_ja"],
        name_en=row["name_en"],
        aliases=aliases,
        category=row.text("category"),
        why_ja=row.text("why_ja"),
        why_en=row.text("why_en"),
        wada_class=row["wada_class"],
        alternative=row["alternative"],
        source=row.text("source"),
        spares_approved=level is Level.UNLESS_APPROVED,
    )
