"""What one line of the block list says of a name (rules A2)."""

from enum import StrEnum

from app.domain.formulary import BlockedName
from app.domain.text import fold
from app.reference.rows import Confidence, Row

FILE = "blocked.csv"
COLUMNS = (
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


def blocked_name_of(row: Row) -> BlockedName:
    """Return the blocked name that a line states.

    Raises:
        BadReference: a cell cannot be taken; the error tells file, line and column.
    """
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
